"""Meetings of groups, and what was on the table."""

from django.db import models

from relais.foundation import columns
from relais.network.models.groups import KEPT, LINES_AT_MOST, REF_AT_MOST, Group
from relais.network.rules.vocabulary import MeetingKind, MeetingPart


class Meeting(models.Model):
    """A meeting of a group, with its date as told, or with its place in a count without dates."""

    ref = models.SlugField(max_length=REF_AT_MOST + 8, unique=True)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    kind = columns.closed(MeetingKind)
    held_on = columns.told_date()
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    own_wording = models.BooleanField(default=True)
    source_lines = models.CharField(max_length=LINES_AT_MOST, blank=True, default="")

    unscoped = models.Manager["Meeting"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["held_on", "number", "pk"]
        constraints = [
            columns.one_of(table="meeting", field="kind", values=MeetingKind),
            *columns.is_a_date(table="meeting", fields=("held_on",)),
            models.UniqueConstraint(fields=["group", "number"], name="meeting_is_counted_once"),
        ]

    class Privacy:
        fields = columns.neutral(
            "ref", "group", "kind", "held_on", "number", "own_wording", "source_lines"
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref


class MeetingLine(models.Model):
    """One line of a list of a meeting: what was on the table, or which organisation came."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="lines")
    part = columns.closed(MeetingPart)
    order = models.PositiveSmallIntegerField()
    body = columns.code()
    text_nl, text_fr, text_en = columns.text(), columns.text(), columns.text()

    unscoped = models.Manager["MeetingLine"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["meeting", "order"]
        constraints = [
            columns.one_of(table="meeting_line", field="part", values=MeetingPart),
            models.UniqueConstraint(fields=["meeting", "order"], name="meeting_line_has_its_place"),
        ]

    class Privacy:
        fields = columns.neutral("meeting", "part", "order", "body", *columns.in_three("text"))
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.part} {self.order}"
