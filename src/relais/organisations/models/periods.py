"""Records that hold from one day until another: the end is the first day they no longer hold."""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import DateRangeField, RangeBoundary
from django.db import models
from django.db.models import F, Func, Q


class Days(Func):
    """The days of a record as one range, so that PostgreSQL can see two records overlap."""

    function = "DATERANGE"
    output_field: Any = DateRangeField()

    @classmethod
    def of_record(cls) -> "Days":
        return cls("from_day", "to_day", RangeBoundary(inclusive_lower=True))


class PeriodQuerySet[M: models.Model](models.QuerySet[M]):
    def on(self, day: date) -> Self:
        """Those that hold on `day`; an open side has no limit that we know of."""
        return self.filter(
            Q(from_day__isnull=True) | Q(from_day__lte=day),
            Q(to_day__isnull=True) | Q(to_day__gt=day),
        )


class Period(models.Model):
    """From `from_day` until, and not including, `to_day`; an empty side is open or not known."""

    from_day = models.DateField(null=True, blank=True)
    to_day = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_ends_after_it_begins",
                condition=Q(from_day__isnull=True)
                | Q(to_day__isnull=True)
                | Q(to_day__gt=F("from_day")),
            )
        ]
