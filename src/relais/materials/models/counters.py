"""Counters, the links that enrol their devices, and what they report."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Max, Min, Q

from relais.foundation.privacy import Kind, unconfirmed
from relais.foundation.trilingual import Trilingual
from relais.materials.rules.counters import NAME_AT_MOST, CounterKind, LinkState, fingerprint
from relais.materials.rules.returning import GIVEN, Returned
from relais.materials.rules.tally import HelpKind


class CounterQuerySet(models.QuerySet["Counter"]):
    def with_reports(self) -> Self:
        """Each with when its first device was enrolled, and its first and last week reported on."""
        return self.annotate(
            enrolled_at=Min("links__used_at"),
            first_week=Min("entries__week"),
            last_week=Max("entries__week"),
        )

    def with_device(self, token: str) -> Self:
        """The counter of the device that holds this token, unless it was revoked."""
        return self.filter(
            revoked_at=None, links__revoked_at=None, links__token_hash=fingerprint(token)
        )


class Counter(models.Model):
    """A place where people ask for help: a pharmacy, a practice, a school, a town-hall desk."""

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=NAME_AT_MOST)
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in CounterKind])
    municipality = models.CharField(max_length=5)
    registered_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    # What `with_reports` adds.
    enrolled_at: datetime | None
    first_week: str | None
    last_week: str | None

    unscoped = CounterQuerySet.as_manager()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="counter_has_a_known_kind", condition=Q(kind__in=list(CounterKind))
            ),
            models.CheckConstraint(
                name="counter_is_revoked_after_it_was_registered",
                condition=Q(revoked_at__gte=F("registered_at")),
            ),
            models.UniqueConstraint(
                name="counter_stands_once_in_its_municipality",
                fields=["municipality", "name"],
                condition=Q(revoked_at=None),
            ),
        ]

    class Privacy:
        record = Trilingual(nl="Balies", fr="Comptoirs", en="Counters")
        # A pharmacy may bear the name of whoever owns it.
        fields = {
            "code": Kind.NEUTRAL,
            "name": Kind.SENSITIVE,
            "kind": Kind.NEUTRAL,
            "municipality": Kind.NEUTRAL,
            "registered_at": Kind.NEUTRAL,
            "revoked_at": Kind.NEUTRAL,
        }
        keep = unconfirmed(
            nl="twee jaar na de intrekking",
            fr="deux ans après le retrait",
            en="two years after it was revoked",
        )
        may_leave = False

    def __str__(self) -> str:
        return self.code


class EnrolmentLinkQuerySet(models.QuerySet["EnrolmentLink"]):
    def open(self) -> Self:
        """Neither used nor revoked; whether it is still in time is for `rules` to say."""
        return self.filter(used_at=None, revoked_at=None)

    def with_secret(self, secret: str) -> Self:
        """The link with this secret: who holds it may use it."""
        return self.filter(secret_hash=fingerprint(secret))


class EnrolmentLink(models.Model):
    """A link that enrols one device of a counter, once; afterwards it stands for that device.

    Neither the link's secret nor the device's token is kept, only their fingerprints.
    """

    counter = models.ForeignKey(Counter, on_delete=models.PROTECT, related_name="links")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    token_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001  # unique, so unknown is null
    revoked_at = models.DateTimeField(null=True)

    unscoped = EnrolmentLinkQuerySet.as_manager()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="link_expires_after_it_was_created",
                condition=Q(expires_at__gt=F("created_at")),
            ),
            models.CheckConstraint(
                name="link_is_used_exactly_when_a_device_holds_a_token",
                condition=Q(used_at=None, token_hash=None)
                | Q(used_at__isnull=False, token_hash__isnull=False),
            ),
            models.CheckConstraint(
                name="link_is_used_before_it_expires", condition=Q(used_at__lt=F("expires_at"))
            ),
            models.UniqueConstraint(
                name="counter_has_one_open_link",
                fields=["counter"],
                condition=Q(used_at=None, revoked_at=None),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Links die een toestel inschrijven",
            fr="Liens qui inscrivent un appareil",
            en="Links that enrol a device",
        )
        fields = {
            "counter": Kind.NEUTRAL,
            "secret_hash": Kind.SENSITIVE,
            "created_at": Kind.NEUTRAL,
            "created_by": Kind.SENSITIVE,
            "expires_at": Kind.NEUTRAL,
            "used_at": Kind.NEUTRAL,
            "token_hash": Kind.SENSITIVE,
            "revoked_at": Kind.NEUTRAL,
        }
        keep = unconfirmed(
            nl="zolang als de balie",
            fr="aussi longtemps que le comptoir",
            en="as long as its counter",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"link {self.pk}"

    @property
    def state(self) -> LinkState:
        return LinkState(
            expires_at=self.expires_at,
            used=self.used_at is not None,
            revoked=self.revoked_at is not None,
        )

    def enrol(self, *, token_hash: str, at: datetime) -> None:
        """From now on this link stands for the device that holds the token."""
        self.token_hash, self.used_at = token_hash, at
        self.save(update_fields=["token_hash", "used_at"])


class TallyEntryQuerySet(models.QuerySet["TallyEntry"]):
    def about(self, weeks: Sequence[str]) -> Self:
        """The entries about these weeks."""
        return self.filter(week__in=weeks)


class TallyEntry(models.Model):
    """So many times this kind of help, by this counter, in this week.

    There is no moment in it, on purpose: with the hour at which a report arrived, one could say
    who stood at the counter.
    """

    counter = models.ForeignKey(Counter, on_delete=models.PROTECT, related_name="entries")
    week = models.CharField(max_length=8)
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in HelpKind])
    count = models.PositiveSmallIntegerField()
    batch = models.CharField(max_length=64)

    unscoped = TallyEntryQuerySet.as_manager()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="tally_week_is_an_iso_week",
                condition=Q(week__regex=r"^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$"),
            ),
            models.CheckConstraint(
                name="tally_has_a_known_kind", condition=Q(kind__in=list(HelpKind))
            ),
            models.CheckConstraint(name="tally_counts_something", condition=Q(count__gte=1)),
            models.UniqueConstraint(
                name="tally_batch_counts_once", fields=["counter", "batch", "week", "kind"]
            ),
        ]
        indexes = [models.Index(fields=["week", "kind"], name="tally_by_week")]

    class Privacy:
        fields = {
            "counter": Kind.NEUTRAL,
            "week": Kind.NEUTRAL,
            "kind": Kind.NEUTRAL,
            "count": Kind.NEUTRAL,
            "batch": Kind.NEUTRAL,
        }
        keep = "ten years, as the figures they become; to be confirmed by the Observatory"
        may_leave = False

    def __str__(self) -> str:
        return f"{self.week} · {self.kind}"


class ReturnCodeQuerySet(models.QuerySet["ReturnCode"]):
    def past_in(self, week: str) -> Self:
        """Those that hold no more in this week."""
        return self.filter(last_week__lt=week)


class ReturnCode(models.Model):
    """A code that stands on one card, by its fingerprint, until a service types it or it is past.

    Nothing goes with it: no counter, no service, no moment. Its fingerprint is its key, since
    numbers in a row would say in which order cards were made.
    """

    fingerprint = models.CharField(max_length=64, primary_key=True)
    last_week = models.CharField(max_length=8, db_index=True)

    unscoped = ReturnCodeQuerySet.as_manager()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="code_holds_until_an_iso_week",
                condition=Q(last_week__regex=r"^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$"),
            ),
        ]

    class Privacy:
        fields = {"last_week": Kind.NEUTRAL}
        keep = "until it is used, or is past and another is given or typed"
        may_leave = False

    def __str__(self) -> str:
        return f"code until {self.last_week}"


class ReturnCountQuerySet(models.QuerySet["ReturnCount"]):
    def raise_by_one(self, *, month: str, what: str) -> None:
        """One more of this in this month."""
        self.get_or_create(month=month, what=what, defaults={"count": 0})
        self.filter(month=month, what=what).update(count=F("count") + 1)


class ReturnCount(models.Model):
    """So many codes given, or come back with this outcome, in this month, in the whole region."""

    month = models.CharField(max_length=7)
    what = models.CharField(max_length=16)
    count = models.PositiveIntegerField()

    unscoped = ReturnCountQuerySet.as_manager()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(name="return_is_counted_in_one_row", fields=["month", "what"]),
            models.CheckConstraint(
                name="return_month_is_a_month",
                condition=Q(month__regex=r"^\d{4}-(0[1-9]|1[0-2])$"),
            ),
            models.CheckConstraint(
                name="return_counts_something_known", condition=Q(what__in=[GIVEN, *Returned])
            ),
        ]

    class Privacy:
        fields = {"month": Kind.NEUTRAL, "what": Kind.NEUTRAL, "count": Kind.NEUTRAL}
        keep = "ten years, as the figures they become; to be confirmed by the Observatory"
        may_leave = False

    def __str__(self) -> str:
        return f"{self.month} · {self.what}"
