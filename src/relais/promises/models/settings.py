"""What bodies and professionals set: how long one has, and what one is told by mail."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from relais.foundation.privacy import Kind as Private
from relais.foundation.trilingual import Trilingual
from relais.promises.rules.vocabulary import ClockUnit, Telling, Urgency


class _Days(Func):
    """The days of a setting as one range, so that PostgreSQL sees two of them overlap."""

    function = "DATERANGE"
    output_field: Any = DateRangeField()


class ClockSetting(models.Model):
    """How long one has for a kind and an urgency: at one body, or at every body without its own.

    It holds from a day until, and not including, `to_day`. `is_validated` says that whoever owns
    the rule has agreed to it; until then every page says that it is not.
    """

    kind = models.CharField(max_length=64)
    urgency = models.CharField(max_length=16)
    body = models.ForeignKey(
        "organisations.Body", to_field="code", on_delete=models.PROTECT, null=True, related_name="+"
    )
    from_day = models.DateField()
    to_day = models.DateField(null=True)
    amount = models.PositiveIntegerField()
    unit = models.CharField(max_length=16)
    is_validated = models.BooleanField(default=False)
    reason = models.CharField(max_length=200)
    set_by = models.CharField(max_length=64)
    set_at = models.DateTimeField()

    unscoped = models.Manager["ClockSetting"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="clock_of_a_known_urgency_and_unit",
                condition=Q(urgency__in=list(Urgency), unit__in=list(ClockUnit)),
            ),
            models.CheckConstraint(name="clock_gives_some_time", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="clock_ends_after_it_begins",
                condition=Q(to_day=None) | Q(to_day__gt=F("from_day")),
            ),
            ExclusionConstraint(
                name="one_clock_a_day",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    ("urgency", RangeOperators.EQUAL),
                    (Coalesce("body", Value("")), RangeOperators.EQUAL),
                    (
                        _Days("from_day", "to_day", RangeBoundary(inclusive_lower=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Ingestelde termijnen", fr="Délais fixés", en="Time limits that were set"
        )
        fields = {
            "kind": Private.NEUTRAL,
            "urgency": Private.NEUTRAL,
            "body": Private.NEUTRAL,
            "from_day": Private.NEUTRAL,
            "to_day": Private.NEUTRAL,
            "amount": Private.NEUTRAL,
            "unit": Private.NEUTRAL,
            "is_validated": Private.NEUTRAL,
            "reason": Private.SENSITIVE,
            "set_by": Private.IDENTIFYING,
            "set_at": Private.NEUTRAL,
        }
        keep = Trilingual(
            nl="voorgoed: zo weet je welke termijn voor een oude toezegging gold",
            fr="définitivement : on sait ainsi quel délai valait pour un ancien engagement",
            en="for good: it says by which clock an old promise ran",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"{self.kind} · {self.urgency} · {self.from_day}"


class Preference(models.Model):
    """What a professional wants to be told by mail; without one she is told at once."""

    professional = models.OneToOneField(
        "organisations.Professional", to_field="code", on_delete=models.CASCADE, related_name="+"
    )
    telling = models.CharField(max_length=16)

    unscoped = models.Manager["Preference"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="preference_is_a_known_one", condition=Q(telling__in=list(Telling))
            )
        ]

    class Privacy:
        record = Trilingual(
            nl="Wat een professional per mail wil horen",
            fr="Ce qu’un professionnel veut recevoir par e-mail",
            en="What a professional wants to be told by mail",
        )
        fields = {"professional": Private.IDENTIFYING, "telling": Private.SENSITIVE}
        keep = Trilingual(
            nl="zolang als de professional",
            fr="aussi longtemps que le professionnel",
            en="as long as the professional",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"preference {self.pk}"
