"""Texts that recommend something, and what they recommend."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from relais.foundation import columns
from relais.foundation.wording import Wording
from relais.programme.models.kept import KEPT
from relais.programme.rules.vocabulary import Channel


class SourceText(models.Model):
    """A resolution, a motion, a monitoring report, advice of a working group."""

    ref = models.SlugField(max_length=40, unique=True)
    title_nl, title_fr, title_en = columns.text(), columns.text(), columns.text()
    purpose_nl, purpose_fr, purpose_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    adopted_on = columns.told_date()
    adopted_by = columns.code()
    addressed_to = columns.code()
    response_due = models.DateField(null=True, blank=True)
    document_url = models.URLField(blank=True)
    document_number = models.CharField(max_length=60, blank=True)
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["SourceText"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = columns.is_a_date(table="text", fields=("adopted_on",))

    class Privacy:
        fields = columns.neutral(
            "ref",
            *columns.in_three("title"),
            *columns.in_three("purpose"),
            "own_wording",
            "adopted_on",
            "adopted_by",
            "addressed_to",
            "response_due",
            "document_url",
            "document_number",
            "lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def title(self) -> Wording:
        return columns.wording(self, "title")

    @property
    def purpose(self) -> Wording:
        return columns.wording(self, "purpose")


class Framework(models.Model):
    """A plan, circular or article on which initiatives rest, by its official name."""

    ref = models.SlugField(max_length=40, unique=True)
    name_nl, name_fr, name_en = columns.text(), columns.text(), columns.text()
    subject_nl, subject_fr, subject_en = columns.text(), columns.text(), columns.text()
    period = models.CharField(max_length=20, blank=True)
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Framework"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["ref"]

    class Privacy:
        fields = columns.neutral(
            "ref", *columns.in_three("name"), *columns.in_three("subject"), "period", "lines"
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def name(self) -> Wording:
        return columns.wording(self, "name")

    @property
    def subject(self) -> Wording:
        return columns.wording(self, "subject")


class Recommendation(models.Model):
    """One thing that a text asks for; its adopted wording is never edited."""

    text = models.ForeignKey(SourceText, on_delete=models.PROTECT, related_name="recommendations")
    ref = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    # Empty: the text doesn't say how the government is to act.
    channel = columns.closed(Channel, blank=True)
    addressee = columns.code()
    acting_body = columns.code()
    # Who would do it, where the government can only plead.
    would_act = columns.code()
    partners = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    adopted_nl, adopted_fr = columns.text(), columns.text()
    short_nl, short_fr, short_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Recommendation"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["text", "order"]
        constraints = [
            columns.one_of(table="recommendation", field="channel", values=("", *Channel)),
            models.UniqueConstraint(fields=["text", "ref"], name="recommendation_once_in_its_text"),
            models.UniqueConstraint(fields=["text", "order"], name="recommendation_has_its_place"),
        ]

    class Privacy:
        fields = columns.neutral(
            "text",
            "ref",
            "order",
            "channel",
            "addressee",
            "acting_body",
            "would_act",
            "partners",
            "adopted_nl",
            "adopted_fr",
            *columns.in_three("short"),
            "own_wording",
            "lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def short(self) -> Wording:
        return columns.wording(self, "short")

    @property
    def adopted(self) -> Wording:
        """The text as adopted; empty as long as nobody entered it."""
        return Wording(nl=self.adopted_nl, fr=self.adopted_fr)
