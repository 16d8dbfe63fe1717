"""Money and places: budgets, subsidies, calls with their awards, and capacity."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from relais.foundation import columns
from relais.foundation.wording import Wording
from relais.programme.models.initiatives import Initiative
from relais.programme.models.kept import KEPT
from relais.programme.rules.vocabulary import CapacityStatus, CostKind


def _euro() -> "models.PositiveBigIntegerField[int | None, int | None]":
    """Whole euro; null when the source doesn't say."""
    return models.PositiveBigIntegerField(null=True, blank=True)


def _initiative(related_name: str) -> "models.ForeignKey[Initiative | None, Initiative | None]":
    return models.ForeignKey(
        Initiative, on_delete=models.SET_NULL, null=True, blank=True, related_name=related_name
    )


class Budget(models.Model):
    """An amount that was set apart for something."""

    ref = models.CharField(max_length=20, unique=True)
    what_nl, what_fr, what_en = columns.text(), columns.text(), columns.text()
    payer = columns.code()
    credit_line = models.CharField(max_length=120, blank=True)
    amount_eur = _euro()
    # Whether the source says how the amount is split; it never is guessed.
    is_split = models.BooleanField(default=False)
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Budget"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["ref"]

    class Privacy:
        fields = columns.neutral(
            "ref",
            *columns.in_three("what"),
            "payer",
            "credit_line",
            "amount_eur",
            "is_split",
            "lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def what(self) -> Wording:
        return columns.wording(self, "what")


class Subsidy(models.Model):
    """Money given to a body for an initiative or a training."""

    ref = models.CharField(max_length=20, unique=True)
    beneficiary = columns.code()
    funders = ArrayField(models.CharField(max_length=columns.CODE_AT_MOST), default=list)
    initiative = _initiative("subsidies")
    training = models.CharField(max_length=40, blank=True)
    amount_eur = _euro()
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Subsidy"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["ref"]

    class Privacy:
        fields = columns.neutral(
            "ref", "beneficiary", "funders", "initiative", "training", "amount_eur", "lines"
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref


class Call(models.Model):
    """A call for projects."""

    ref = models.CharField(max_length=20, unique=True)
    title_nl, title_fr, title_en = columns.text(), columns.text(), columns.text()
    funder = columns.code()
    funder_unit = models.CharField(max_length=120, blank=True)
    eligible_nl, eligible_fr, eligible_en = columns.text(), columns.text(), columns.text()
    opened_on, closed_on = columns.told_date(), columns.told_date()
    amount_eur = _euro()
    # `total`, `per_beneficiary`, or empty: the source doesn't say which.
    amount_basis = models.CharField(max_length=20, blank=True)
    projects_in_selection = models.PositiveSmallIntegerField(null=True, blank=True)
    training = models.CharField(max_length=40, blank=True)
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Call"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["ref"]
        constraints = columns.is_a_date(table="call", fields=("opened_on", "closed_on"))

    class Privacy:
        fields = columns.neutral(
            "ref",
            *columns.in_three("title"),
            "funder",
            "funder_unit",
            *columns.in_three("eligible"),
            "opened_on",
            "closed_on",
            "amount_eur",
            "amount_basis",
            "projects_in_selection",
            "training",
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
    def eligible(self) -> Wording:
        return columns.wording(self, "eligible")


class CostLine(models.Model):
    """What money of a call may be spent on, and how much of it if that is told."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="cost_lines")
    kind = columns.closed(CostKind)
    label_nl, label_fr, label_en = columns.text(), columns.text(), columns.text()
    amount_eur = _euro()

    unscoped = models.Manager["CostLine"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["call", "kind"]
        constraints = [
            columns.one_of(table="cost_line", field="kind", values=CostKind),
            models.UniqueConstraint(fields=["call", "kind"], name="cost_line_once_in_a_call"),
        ]

    class Privacy:
        fields = columns.neutral("call", "kind", *columns.in_three("label"), "amount_eur")
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.kind

    @property
    def label(self) -> Wording:
        return columns.wording(self, "label")


class Award(models.Model):
    """A project that a call chose."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="awards")
    beneficiary = columns.code()
    initiative = _initiative("awards")
    amount_eur = _euro()
    starts = columns.told_date()
    duration_years = models.PositiveSmallIntegerField(null=True, blank=True)

    unscoped = models.Manager["Award"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["call", "beneficiary"]
        constraints = [
            *columns.is_a_date(table="award", fields=("starts",)),
            models.UniqueConstraint(fields=["call", "beneficiary"], name="award_once_in_a_call"),
        ]

    class Privacy:
        fields = columns.neutral(
            "call", "beneficiary", "initiative", "amount_eur", "starts", "duration_years"
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.beneficiary


class Capacity(models.Model):
    """A house or building where people can stay; places, rooms and dwellings are never added up."""

    ref = models.CharField(max_length=20, unique=True)
    name_nl, name_fr, name_en = columns.text(), columns.text(), columns.text()
    owner = columns.code()
    co_owner = columns.code()
    target_nl, target_fr, target_en = columns.text(), columns.text(), columns.text()
    places = models.PositiveIntegerField(null=True, blank=True)
    rooms = models.PositiveIntegerField(null=True, blank=True)
    dwellings = models.PositiveIntegerField(null=True, blank=True)
    opening = columns.told_date()
    status = columns.closed(CapacityStatus, blank=True)
    # Null: the source says nothing of how certain its number is.
    is_firm = models.BooleanField(null=True, blank=True)
    note_nl, note_fr, note_en = columns.text(), columns.text(), columns.text()
    bought_with = models.ForeignKey(
        Budget, on_delete=models.PROTECT, null=True, blank=True, related_name="capacities"
    )
    initiative = _initiative("capacities")
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Capacity"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["ref"]
        constraints = [
            columns.one_of(table="capacity", field="status", values=("", *CapacityStatus)),
            *columns.is_a_date(table="capacity", fields=("opening",)),
        ]

    class Privacy:
        fields = columns.neutral(
            "ref",
            *columns.in_three("name"),
            "owner",
            "co_owner",
            *columns.in_three("target"),
            "places",
            "rooms",
            "dwellings",
            "opening",
            "status",
            "is_firm",
            *columns.in_three("note"),
            "bought_with",
            "initiative",
            "lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def name(self) -> Wording:
        return columns.wording(self, "name")

    @property
    def target(self) -> Wording:
        return columns.wording(self, "target")

    @property
    def note(self) -> Wording:
        return columns.wording(self, "note")
