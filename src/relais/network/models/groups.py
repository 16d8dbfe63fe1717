"""Groups, the lists that tell of them, their themes, and decisions about them."""

from typing import Final

from django.db import models

from relais.foundation import columns
from relais.network.rules.vocabulary import GroupPart, GroupStatus

KEPT: Final = "for good: an edition of the report answers parliament with it"
REF_AT_MOST: Final = 24
LINES_AT_MOST: Final = 80


class Group(models.Model):
    """A group in which organisations meet; its numbers are what its source says of it."""

    ref = models.SlugField(max_length=REF_AT_MOST, unique=True)
    name_nl, name_fr, name_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    chair = columns.code()
    support = columns.code()
    mandated_by = columns.code()
    starts, ends = columns.told_date(), columns.told_date()
    status = columns.closed(GroupStatus, blank=True)
    told_members, told_zones = columns.told_quantity(), columns.told_quantity()
    told_municipalities, told_meetings = columns.told_quantity(), columns.told_quantity()
    # The stretch that these numbers are about.
    told_from, told_until = columns.told_date(), columns.told_date()
    initiative = columns.code()
    training_programme = columns.code()
    source_lines = models.CharField(max_length=LINES_AT_MOST, blank=True, default="")

    unscoped = models.Manager["Group"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["pk"]
        constraints = [
            columns.one_of(table="group", field="status", values=("", *GroupStatus)),
            *columns.is_a_date(table="group", fields=("starts", "ends", "told_from", "told_until")),
        ]

    class Privacy:
        fields = columns.neutral(
            "ref",
            *columns.in_three("name"),
            "own_wording",
            "chair",
            "support",
            "mandated_by",
            "starts",
            "ends",
            "status",
            "told_members",
            "told_zones",
            "told_municipalities",
            "told_meetings",
            "told_from",
            "told_until",
            "initiative",
            "training_programme",
            "source_lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref


class GroupLine(models.Model):
    """One line of a list of a group: another name, a task, a member."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="lines")
    part = columns.closed(GroupPart)
    order = models.PositiveSmallIntegerField()
    body = columns.code()
    text_nl, text_fr, text_en = columns.text(), columns.text(), columns.text()

    unscoped = models.Manager["GroupLine"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["group", "order"]
        constraints = [
            columns.one_of(table="group_line", field="part", values=GroupPart),
            models.UniqueConstraint(fields=["group", "order"], name="group_line_has_its_place"),
        ]

    class Privacy:
        fields = columns.neutral("group", "part", "order", "body", *columns.in_three("text"))
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.part} {self.order}"


class Theme(models.Model):
    """What a group spoke about, without its source saying at which meeting."""

    ref = models.SlugField(max_length=REF_AT_MOST, unique=True)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="themes")
    text_nl, text_fr, text_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    source_lines = models.CharField(max_length=LINES_AT_MOST, blank=True, default="")

    unscoped = models.Manager["Theme"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["pk"]

    class Privacy:
        fields = columns.neutral(
            "ref", "group", *columns.in_three("text"), "own_wording", "source_lines"
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref


class Decision(models.Model):
    """What a body decided or advised about a group or its work."""

    ref = models.SlugField(max_length=REF_AT_MOST, unique=True)
    body = columns.code()
    what_nl, what_fr, what_en = columns.text(), columns.text(), columns.text()
    decided_on = columns.told_date()
    own_wording = models.BooleanField(default=True)
    source_lines = models.CharField(max_length=LINES_AT_MOST, blank=True, default="")

    unscoped = models.Manager["Decision"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["pk"]
        constraints = columns.is_a_date(table="decision", fields=("decided_on",))

    class Privacy:
        fields = columns.neutral(
            "ref", "body", *columns.in_three("what"), "decided_on", "own_wording", "source_lines"
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref
