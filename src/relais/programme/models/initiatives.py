"""What was done: initiatives, who is in them, what they answer and consist of, their figures."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from relais.foundation import columns
from relais.foundation.wording import Wording
from relais.programme.models.kept import KEPT
from relais.programme.models.texts import Recommendation
from relais.programme.rules.vocabulary import (
    Basis,
    ComponentKind,
    FigureKind,
    InvolvedAs,
    Level,
    Progress,
)


class Initiative(models.Model):
    """Something that somebody does or did, and that may answer recommendations."""

    ref = models.CharField(max_length=20, unique=True)
    title_nl, title_fr, title_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    level = columns.closed(Level)
    # The municipality where it is, by its NIS code.
    municipality = columns.code()
    starts, ends = columns.told_date(), columns.told_date()
    duration_years = models.PositiveSmallIntegerField(null=True, blank=True)
    # Empty: its teller's words don't say how far it is.
    progress = columns.closed(Progress, blank=True)
    progress_note_nl, progress_note_fr, progress_note_en = (
        columns.text(),
        columns.text(),
        columns.text(),
    )
    legal_basis = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Initiative"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["ref"]
        constraints = [
            columns.one_of(table="initiative", field="level", values=Level),
            columns.one_of(table="initiative", field="progress", values=("", *Progress)),
            *columns.is_a_date(table="initiative", fields=("starts", "ends")),
        ]

    class Privacy:
        fields = columns.neutral(
            "ref",
            *columns.in_three("title"),
            "own_wording",
            "level",
            "municipality",
            "starts",
            "ends",
            "duration_years",
            "progress",
            *columns.in_three("progress_note"),
            "legal_basis",
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
    def progress_note(self) -> Wording:
        return columns.wording(self, "progress_note")


class Step(models.Model):
    """One step of an initiative, and since when it is taken if that is told."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    what_nl, what_fr, what_en = columns.text(), columns.text(), columns.text()
    since = columns.told_date()

    unscoped = models.Manager["Step"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["initiative", "order"]
        constraints = [
            *columns.is_a_date(table="step", fields=("since",)),
            models.UniqueConstraint(fields=["initiative", "order"], name="step_has_its_place"),
        ]

    class Privacy:
        fields = columns.neutral("initiative", "order", *columns.in_three("what"), "since")
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.order}"

    @property
    def what(self) -> Wording:
        return columns.wording(self, "what")


class Involvement(models.Model):
    """Who is in an initiative, and as what: a body of the relay, or a name as told."""

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="involvements"
    )
    part = columns.closed(InvolvedAs)
    order = models.PositiveSmallIntegerField()
    body = columns.code()
    name_nl, name_fr, name_en = columns.text(), columns.text(), columns.text()

    unscoped = models.Manager["Involvement"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["initiative", "part", "order"]
        constraints = [
            columns.one_of(table="involvement", field="part", values=InvolvedAs),
            models.UniqueConstraint(
                fields=["initiative", "part", "order"], name="involvement_has_its_place"
            ),
            models.CheckConstraint(
                name="involvement_names_somebody", condition=~Q(body="") | ~Q(name_nl="")
            ),
        ]

    class Privacy:
        fields = columns.neutral("initiative", "part", "order", "body", *columns.in_three("name"))
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.part}: {self.body or self.name_nl}"

    @property
    def name(self) -> Wording:
        return columns.wording(self, "name")


class Answer(models.Model):
    """This initiative answers this recommendation, and how one knows."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="answers"
    )
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="answers")
    basis = columns.closed(Basis)
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Answer"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            columns.one_of(table="answer", field="basis", values=Basis),
            models.UniqueConstraint(
                fields=["recommendation", "initiative"], name="answer_is_given_once"
            ),
        ]

    class Privacy:
        fields = columns.neutral("recommendation", "initiative", "basis", "lines")
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.basis


class Component(models.Model):
    """A record of another subject that an initiative consists of, by its kind and reference."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="components")
    kind = columns.closed(ComponentKind)
    ref = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()

    unscoped = models.Manager["Component"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["initiative", "order"]
        constraints = [
            columns.one_of(table="component", field="kind", values=ComponentKind),
            models.UniqueConstraint(
                fields=["initiative", "kind", "ref"], name="component_once_in_an_initiative"
            ),
        ]

    class Privacy:
        fields = columns.neutral("initiative", "kind", "ref", "order")
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class Figure(models.Model):
    """A number about an initiative as it was told, or a part of such a number."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="figures")
    key = models.CharField(max_length=60)
    # The figure that this one is a part of;
    whole = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts"
    )
    order = models.PositiveSmallIntegerField()
    label_nl, label_fr, label_en = columns.text(), columns.text(), columns.text()
    # As told (`Quantity`); empty for a part that is only named.
    quantity = columns.told_quantity()
    unit = models.CharField(max_length=40, blank=True, default="")
    kind = columns.closed(FigureKind)
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Figure"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["initiative", "order"]
        constraints = [
            columns.one_of(table="figure", field="kind", values=FigureKind),
            models.UniqueConstraint(fields=["initiative", "key"], name="figure_once"),
        ]

    class Privacy:
        fields = columns.neutral(
            "initiative",
            "key",
            "whole",
            "order",
            *columns.in_three("label"),
            "quantity",
            "unit",
            "kind",
            "lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.key

    @property
    def label(self) -> Wording:
        return columns.wording(self, "label")
