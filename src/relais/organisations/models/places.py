"""Municipalities, their postcodes, and the police zones they belong to, by day."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q

from relais.foundation.privacy import Kind
from relais.foundation.trilingual import Trilingual
from relais.organisations.models.periods import Days, Period, PeriodQuerySet


class Municipality(models.Model):
    """One of the nineteen, by its NIS code of the federal statistics office."""

    nis = models.CharField(max_length=5, unique=True)
    name_nl = models.CharField(max_length=100)
    name_fr = models.CharField(max_length=100)
    outline = models.TextField()

    unscoped = models.Manager["Municipality"]()

    class Meta:
        default_manager_name = "unscoped"

    class Privacy:
        fields = {
            "nis": Kind.NEUTRAL,
            "name_nl": Kind.NEUTRAL,
            "name_fr": Kind.NEUTRAL,
            "outline": Kind.NEUTRAL,
        }
        keep = "as long as the municipality exists"
        may_leave = True

    def __str__(self) -> str:
        return f"{self.name_nl} / {self.name_fr}"

    @property
    def name(self) -> Trilingual:
        return Trilingual(nl=self.name_nl, fr=self.name_fr)


class Postcode(models.Model):
    """A postcode as far as it lies in one municipality: 1040 and 1050 lie in two."""

    code = models.CharField(max_length=4)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="postcodes"
    )

    unscoped = models.Manager["Postcode"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(
                fields=["code", "municipality"], name="postcode_once_in_a_municipality"
            )
        ]

    class Privacy:
        fields = {"code": Kind.NEUTRAL, "municipality": Kind.NEUTRAL}
        keep = "as long as the postcode exists"
        may_leave = True

    def __str__(self) -> str:
        return self.code


class PoliceZone(Period):
    """A local police zone. When zones merge, each old one ends and names its successor."""

    code = models.CharField(max_length=4, unique=True)
    name_nl = models.CharField(max_length=100)
    name_fr = models.CharField(max_length=100)
    aliases = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    unscoped = PeriodQuerySet["PoliceZone"].as_manager()

    class Meta(Period.Meta):
        default_manager_name = "unscoped"
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                name="policezone_is_not_its_own_successor",
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
            ),
        ]

    class Privacy:
        fields = {
            "code": Kind.NEUTRAL,
            "name_nl": Kind.NEUTRAL,
            "name_fr": Kind.NEUTRAL,
            "aliases": Kind.NEUTRAL,
            "from_day": Kind.NEUTRAL,
            "to_day": Kind.NEUTRAL,
            "successor": Kind.NEUTRAL,
        }
        keep = "for good: old files name old zones"
        may_leave = True

    def __str__(self) -> str:
        return f"{self.code} {self.name_nl} / {self.name_fr}"

    @property
    def name(self) -> Trilingual:
        return Trilingual(nl=self.name_nl, fr=self.name_fr)


class ZoneMembership(Period):
    """That a municipality belongs to a police zone, from one day until another."""

    zone = models.ForeignKey(PoliceZone, on_delete=models.PROTECT, related_name="memberships")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="memberships"
    )
    verified = models.BooleanField(default=False)
    source = models.CharField(max_length=200)

    unscoped = PeriodQuerySet["ZoneMembership"].as_manager()

    class Meta(Period.Meta):
        default_manager_name = "unscoped"
        constraints = [
            *Period.Meta.constraints,
            ExclusionConstraint(
                name="municipality_in_one_zone_a_day",
                expressions=[
                    ("municipality", RangeOperators.EQUAL),
                    (Days.of_record(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    class Privacy:
        fields = {
            "zone": Kind.NEUTRAL,
            "municipality": Kind.NEUTRAL,
            "from_day": Kind.NEUTRAL,
            "to_day": Kind.NEUTRAL,
            "verified": Kind.NEUTRAL,
            "source": Kind.NEUTRAL,
        }
        keep = "for good: old files name old zones"
        may_leave = True

    def __str__(self) -> str:
        return f"{self.municipality_id} in {self.zone_id} from {self.from_day or '…'}"
