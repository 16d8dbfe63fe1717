"""Trainings, what their lists hold, and the times that they were given."""

from django.db import models
from django.db.models import Q

from relais.foundation import columns
from relais.foundation.wording import Wording
from relais.trainings.models.kept import KEPT
from relais.trainings.models.programmes import TrainingProgramme
from relais.trainings.rules.vocabulary import (
    CourseKind,
    CourseLanguage,
    CoursePart,
    CourseStatus,
    HourUnit,
)


class Course(models.Model):
    """A training as its provider tells of it. Empty or null: not told, never none or zero."""

    ref = models.CharField(max_length=20, unique=True)
    programme = models.ForeignKey(
        TrainingProgramme, on_delete=models.PROTECT, null=True, blank=True, related_name="courses"
    )
    title_nl, title_fr, title_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    kind = models.CharField(max_length=40)
    # A body of the relay by its code, or a name as told.
    provider = columns.code()
    provider_name_nl, provider_name_fr, provider_name_en = (
        columns.text(),
        columns.text(),
        columns.text(),
    )
    provider_unit_nl, provider_unit_fr, provider_unit_en = (
        columns.text(),
        columns.text(),
        columns.text(),
    )
    provider_note_nl, provider_note_fr, provider_note_en = (
        columns.text(),
        columns.text(),
        columns.text(),
    )
    goal_nl, goal_fr, goal_en = columns.text(), columns.text(), columns.text()
    mandatory = models.BooleanField(null=True, blank=True)
    mandatory_note_nl, mandatory_note_fr, mandatory_note_en = (
        columns.text(),
        columns.text(),
        columns.text(),
    )
    open_to_others = models.BooleanField(null=True, blank=True)
    starts, ends = columns.told_date(), columns.told_date()
    sessions = columns.told_quantity()
    hours_per_session = columns.told_quantity()
    hour_unit = models.CharField(max_length=10, blank=True, default="")
    max_participants = models.PositiveIntegerField(null=True, blank=True)
    duration_days = models.PositiveSmallIntegerField(null=True, blank=True)
    # Participations as told; who came twice may stand in it twice.
    persons = columns.told_quantity()
    persons_per_zone = models.PositiveIntegerField(null=True, blank=True)
    printed_average = columns.told_quantity()
    round_tables = columns.told_quantity()
    # How many themes its source says there are, beside those that it lists.
    themes_printed = models.PositiveSmallIntegerField(null=True, blank=True)
    status = models.CharField(max_length=12, blank=True, default="")
    planned_next = columns.told_date()
    planned_next_sessions = columns.told_quantity()
    # The initiative and the item of the outlook that tell of it, by their references.
    initiative = models.CharField(max_length=20, blank=True, default="")
    outlook = models.CharField(max_length=20, blank=True, default="")
    lines = models.CharField(max_length=80, blank=True, default="")

    unscoped = models.Manager["Course"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["ref"]
        constraints = [
            columns.one_of(table="course", field="kind", values=CourseKind),
            columns.one_of(table="course", field="hour_unit", values=("", *HourUnit)),
            columns.one_of(table="course", field="status", values=("", *CourseStatus)),
            *columns.is_a_date(table="course", fields=("starts", "ends", "planned_next")),
        ]

    class Privacy:
        fields = columns.neutral(
            "ref",
            "programme",
            *columns.in_three("title"),
            "own_wording",
            "kind",
            "provider",
            *columns.in_three("provider_name"),
            *columns.in_three("provider_unit"),
            *columns.in_three("provider_note"),
            *columns.in_three("goal"),
            "mandatory",
            *columns.in_three("mandatory_note"),
            "open_to_others",
            "starts",
            "ends",
            "sessions",
            "hours_per_session",
            "hour_unit",
            "max_participants",
            "duration_days",
            "persons",
            "persons_per_zone",
            "printed_average",
            "round_tables",
            "themes_printed",
            "status",
            "planned_next",
            "planned_next_sessions",
            "initiative",
            "outlook",
            "lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def title(self) -> Wording:
        return columns.wording(self, "title")


class CourseItem(models.Model):
    """One line of a list of a training: a topic, a theme, somebody who gives it or takes part."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="items")
    part = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    body = columns.code()
    text_nl, text_fr, text_en = columns.text(), columns.text(), columns.text()

    unscoped = models.Manager["CourseItem"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["course", "part", "order"]
        constraints = [
            columns.one_of(table="course_item", field="part", values=CoursePart),
            models.UniqueConstraint(
                fields=["course", "part", "order"], name="course_item_has_its_place"
            ),
            models.CheckConstraint(
                name="course_item_says_something",
                condition=~Q(body="", text_nl="", text_fr="", text_en=""),
            ),
        ]

    class Privacy:
        fields = columns.neutral("course", "part", "order", "body", *columns.in_three("text"))
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.part} {self.order}"

    @property
    def text(self) -> Wording:
        return columns.wording(self, "text")


class CourseSession(models.Model):
    """One time that a training was given; how many came stands in a measured count table."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="held")
    number = models.PositiveSmallIntegerField()
    held_on = columns.told_date()
    language = models.CharField(max_length=4, blank=True, default="")
    place = models.CharField(max_length=120, blank=True, default="")
    hours = columns.told_quantity()

    unscoped = models.Manager["CourseSession"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["course", "number"]
        constraints = [
            columns.one_of(table="session", field="language", values=("", *CourseLanguage)),
            *columns.is_a_date(table="session", fields=("held_on",)),
            models.UniqueConstraint(fields=["course", "number"], name="session_has_its_number"),
            models.CheckConstraint(name="session_number_from_one", condition=Q(number__gte=1)),
        ]

    class Privacy:
        fields = columns.neutral("course", "number", "held_on", "language", "place", "hours")
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.number}"
