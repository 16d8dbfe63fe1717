"""Counts of those who took part: as declared by a source, or as measured at a session."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from relais.foundation import columns
from relais.foundation.wording import Wording
from relais.trainings.models.courses import Course, CourseSession
from relais.trainings.models.kept import KEPT
from relais.trainings.rules.vocabulary import CountMode, CourseLanguage, Grade


class CountTable(models.Model):
    """Rows that were counted in one way by one source. A measured one belongs to one session."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField()
    mode = models.CharField(max_length=10)
    session = models.ForeignKey(
        CourseSession, on_delete=models.CASCADE, null=True, blank=True, related_name="tables"
    )
    dimensions = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    source_nl, source_fr, source_en = columns.text(), columns.text(), columns.text()
    note_nl, note_fr, note_en = columns.text(), columns.text(), columns.text()
    printed_total = columns.told_quantity()
    lines = models.CharField(max_length=80, blank=True, default="")

    unscoped = models.Manager["CountTable"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["course", "number"]
        constraints = [
            columns.one_of(table="count_table", field="mode", values=CountMode),
            models.UniqueConstraint(fields=["course", "number"], name="count_table_has_its_number"),
            models.CheckConstraint(
                name="what_is_measured_belongs_to_a_session",
                condition=Q(mode=CountMode.MEASURED, session__isnull=False)
                | (~Q(mode=CountMode.MEASURED) & Q(session=None)),
            ),
        ]

    class Privacy:
        fields = columns.neutral(
            "course",
            "number",
            "mode",
            "session",
            "dimensions",
            *columns.in_three("source"),
            *columns.in_three("note"),
            "printed_total",
            "lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.mode} {self.number}"

    @property
    def source(self) -> Wording:
        return columns.wording(self, "source")

    @property
    def note(self) -> Wording:
        return columns.wording(self, "note")


class CountRow(models.Model):
    """One row: what was printed or counted, and what we compute from it, side by side.

    Null is not printed, and never zero. A row of nothing but nulls says that its source lacks it.
    """

    table = models.ForeignKey(CountTable, on_delete=models.CASCADE, related_name="rows")
    order = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=4, blank=True, default="")
    grade = models.CharField(max_length=20, blank=True, default="")
    sector_nl, sector_fr, sector_en = columns.text(), columns.text(), columns.text()
    heads = models.PositiveIntegerField(null=True, blank=True)
    men = models.PositiveIntegerField(null=True, blank=True)
    women = models.PositiveIntegerField(null=True, blank=True)
    # A percentage as text, such as `7.2`.
    printed_share = columns.told_quantity()
    # From the printed share and the total; null where no single whole number fits.
    computed_heads = models.PositiveIntegerField(null=True, blank=True)
    # 714 is 7.14 %.
    computed_share_hundredths = models.PositiveIntegerField(null=True, blank=True)
    lines = models.CharField(max_length=80, blank=True, default="")

    unscoped = models.Manager["CountRow"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["table", "order"]
        constraints = [
            columns.one_of(table="count_row", field="language", values=("", *CourseLanguage)),
            columns.one_of(table="count_row", field="grade", values=("", *Grade)),
            models.UniqueConstraint(fields=["table", "order"], name="count_row_has_its_place"),
        ]

    class Privacy:
        fields = columns.neutral(
            "table",
            "order",
            "year",
            "language",
            "grade",
            *columns.in_three("sector"),
            "heads",
            "men",
            "women",
            "printed_share",
            "computed_heads",
            "computed_share_hundredths",
            "lines",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.order}"

    @property
    def sector(self) -> Wording:
        return columns.wording(self, "sector")
