"""Editions of the report: what stands in which chapter, what was frozen, what was published."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from relais.foundation import columns
from relais.foundation.privacy import Kind
from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import Wording
from relais.programme.models.initiatives import Initiative
from relais.programme.models.kept import KEPT
from relais.programme.rules.vocabulary import Progress, Section

KEPT_FOR_GOOD = Trilingual(
    nl="voorgoed: een editie antwoordt het parlement",
    fr="définitivement : une édition répond au parlement",
    en="for good: an edition answers parliament",
)


class Edition(models.Model):
    """One report to parliament over one period."""

    ref = models.SlugField(max_length=20, unique=True)
    number = models.PositiveSmallIntegerField(unique=True)
    title_nl, title_fr, title_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    publisher = columns.code()
    # The line under which its source may be reproduced; empty when the house itself wrote it.
    attribution = models.TextField(blank=True)
    period_start, period_end = columns.told_date(), columns.told_date()
    claim_nl, claim_fr, claim_en = columns.text(), columns.text(), columns.text()
    claim_lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Edition"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["number"]
        constraints = [
            *columns.is_a_date(table="edition", fields=("period_start", "period_end")),
            models.CheckConstraint(
                name="edition_has_a_period", condition=~Q(period_start="") & ~Q(period_end="")
            ),
        ]

    class Privacy:
        fields = columns.neutral(
            "ref",
            "number",
            *columns.in_three("title"),
            "own_wording",
            "publisher",
            "attribution",
            "period_start",
            "period_end",
            *columns.in_three("claim"),
            "claim_lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def title(self) -> Wording:
        return columns.wording(self, "title")

    @property
    def claim(self) -> Wording:
        """What the edition says of itself as a whole."""
        return columns.wording(self, "claim")


class Chapter(models.Model):
    """A chapter of an edition, with the number it bears and the one that was printed."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="chapters")
    ref = models.SlugField(max_length=20)
    number = models.PositiveSmallIntegerField()
    printed_number = models.PositiveSmallIntegerField(null=True, blank=True)
    title_nl, title_fr, title_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Chapter"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "ref"], name="chapter_once_in_an_edition"),
            models.UniqueConstraint(fields=["edition", "number"], name="chapter_has_its_number"),
        ]

    class Privacy:
        fields = columns.neutral(
            "edition",
            "ref",
            "number",
            "printed_number",
            *columns.in_three("title"),
            "own_wording",
            "lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def title(self) -> Wording:
        return columns.wording(self, "title")


class Entry(models.Model):
    """An initiative as an edition tells it: where it stands, and in which words."""

    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="entries")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="entries")
    section = columns.closed(Section)
    order = models.PositiveSmallIntegerField()
    told_nl, told_fr, told_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)

    unscoped = models.Manager["Entry"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["chapter", "order"]
        constraints = [
            columns.one_of(table="entry", field="section", values=Section),
            models.UniqueConstraint(
                fields=["chapter", "initiative"], name="entry_once_in_a_chapter"
            ),
        ]

    class Privacy:
        fields = columns.neutral(
            "chapter", "initiative", "section", "order", *columns.in_three("told"), "own_wording"
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.section} {self.order}"

    @property
    def told(self) -> Wording:
        return columns.wording(self, "told")


class OutlookItem(models.Model):
    """What an edition announces for afterwards."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="outlook")
    ref = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=40)
    chapter = models.ForeignKey(
        Chapter, on_delete=models.PROTECT, null=True, blank=True, related_name="outlook"
    )
    text_nl, text_fr, text_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    owners = ArrayField(models.CharField(max_length=columns.CODE_AT_MOST), default=list)
    due = columns.told_date()
    progress = columns.closed(Progress, blank=True)
    # The training, meeting or call that it announces, if it is one.
    training = models.CharField(max_length=40, blank=True)
    meeting = models.CharField(max_length=40, blank=True)
    call = models.CharField(max_length=20, blank=True)
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["OutlookItem"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["edition", "order"]
        constraints = [
            columns.one_of(table="outlook", field="progress", values=("", *Progress)),
            *columns.is_a_date(table="outlook", fields=("due",)),
            models.UniqueConstraint(fields=["edition", "ref"], name="outlook_once_in_an_edition"),
        ]

    class Privacy:
        fields = columns.neutral(
            "edition",
            "ref",
            "order",
            "heading",
            "chapter",
            *columns.in_three("text"),
            "own_wording",
            "owners",
            "due",
            "progress",
            "training",
            "meeting",
            "call",
            "lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def text(self) -> Wording:
        return columns.wording(self, "text")


class ContextFigure(models.Model):
    """A number that an edition quotes to say why the subject matters, with whose number it is."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="context_figures")
    key = models.CharField(max_length=60)
    label_nl, label_fr, label_en = columns.text(), columns.text(), columns.text()
    quantity = columns.told_quantity()
    said_by_nl, said_by_fr, said_by_en = columns.text(), columns.text(), columns.text()
    note_nl, note_fr, note_en = columns.text(), columns.text(), columns.text()
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["ContextFigure"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["edition", "key"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="context_figure_once")
        ]

    class Privacy:
        fields = columns.neutral(
            "edition",
            "key",
            *columns.in_three("label"),
            "quantity",
            *columns.in_three("said_by"),
            *columns.in_three("note"),
            "lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.key

    @property
    def label(self) -> Wording:
        return columns.wording(self, "label")

    @property
    def said_by(self) -> Wording:
        return columns.wording(self, "said_by")

    @property
    def note(self) -> Wording:
        return columns.wording(self, "note")


class Anomaly(models.Model):
    """A slip of the printed source: flagged beside it, never silently corrected."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="anomalies")
    ref = models.CharField(max_length=20)
    what_nl, what_fr, what_en = columns.text(), columns.text(), columns.text()
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Anomaly"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["edition", "ref"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "ref"], name="anomaly_once_in_an_edition")
        ]

    class Privacy:
        fields = columns.neutral("edition", "ref", *columns.in_three("what"), "lines")
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def what(self) -> Wording:
        return columns.wording(self, "what")


class DeclaredCheck(models.Model):
    """A sum or count of the source that the program must find again in its own tables."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="checks")
    ref = models.CharField(max_length=20)
    what_nl, what_fr, what_en = columns.text(), columns.text(), columns.text()
    # What the source's transcription says must come out: a JSON object in one line.
    declared = models.TextField()

    unscoped = models.Manager["DeclaredCheck"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["edition", "ref"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "ref"], name="check_once_in_an_edition")
        ]

    class Privacy:
        fields = columns.neutral("edition", "ref", *columns.in_three("what"), "declared")
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def what(self) -> Wording:
        return columns.wording(self, "what")


class FrozenEdition(models.Model):
    """A revision of an edition as it was frozen: the database refuses any change of it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="frozen")
    revision = models.PositiveSmallIntegerField()
    # The canonical JSON of the whole report, from which every format is drawn.
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    errata_nl, errata_fr, errata_en = columns.text(), columns.text(), columns.text()
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=64)

    unscoped = models.Manager["FrozenEdition"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["edition", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "revision"], name="revision_is_frozen_once"),
            models.CheckConstraint(
                name="frozen_edition_has_a_hash", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    class Privacy:
        record = Trilingual(nl="Bevroren edities", fr="Éditions figées", en="Frozen editions")
        fields = columns.neutral(
            "edition", "revision", "document", "sha256", *columns.in_three("errata"), "frozen_at"
        ) | {"frozen_by": Kind.SENSITIVE}
        keep = KEPT_FOR_GOOD
        may_leave = False

    def __str__(self) -> str:
        return f"{self.sha256[:12]}"

    @property
    def errata(self) -> Wording:
        return columns.wording(self, "errata")


class Publication(models.Model):
    """From this moment a frozen revision can be read by everyone."""

    frozen = models.OneToOneField(
        FrozenEdition, on_delete=models.PROTECT, related_name="publication"
    )
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=64)
    # Published although translations are missing; each gap is marked on the page.
    with_gaps = models.BooleanField(default=False)

    unscoped = models.Manager["Publication"]()

    class Meta:
        default_manager_name = "unscoped"

    class Privacy:
        record = Trilingual(nl="Publicaties", fr="Publications", en="Publications")
        fields = columns.neutral("frozen", "published_at", "with_gaps") | {
            "published_by": Kind.SENSITIVE
        }
        keep = KEPT_FOR_GOOD
        may_leave = False

    def __str__(self) -> str:
        return f"{self.published_at:%Y-%m-%d}"
