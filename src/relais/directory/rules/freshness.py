"""How long a confirmation holds, and what that makes of a record on a given day.

Each aspect of a record is confirmed by itself: a number goes stale sooner than a description. The
intervals are dated settings (`data/trust.yaml`), never constants here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from relais.directory.rules.moments import local_moment
from relais.directory.rules.vocabulary import Aspect, Capacity, Kind, Means, Trouble, Trust

# Who has beds has room or not, and that changes by the day; nobody else is asked for it.
KINDS_WITH_ROOM = frozenset({Kind.SHELTER, Kind.EMERGENCY_SHELTER})
ASPECT_OF_TROUBLE = {
    Trouble.NUMBER_WRONG: Aspect.PHONE,
    Trouble.FULL: Aspect.CAPACITY,
    Trouble.CLOSED: Aspect.HOURS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From which day on a confirmation of `aspect` counts for how long, and who says so.

    `night` intervals hold instead of the others for a service that answers at night.
    """

    aspect: Aspect
    lasts: timedelta
    from_day: date
    source: str
    validated: bool
    night: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustPolicy:
    """All that decides how far a record is relied on; days unless said otherwise."""

    intervals: tuple[Interval, ...]
    first_confirmation_within: int
    troubles_that_lower: int
    link_lasts: int
    undo_minutes: int

    def interval(self, aspect: Aspect, *, night: bool, day: date) -> Interval:
        """The interval in force on `day`; the youngest one, and that of the night if it applies."""
        holding = [
            each
            for each in self.intervals
            if each.aspect is aspect and each.from_day <= day and (night or not each.night)
        ]
        return max(holding, key=lambda each: (each.night, each.from_day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """That someone in a role made sure of one aspect of a record."""

    aspect: Aspect
    at: datetime
    role: str
    means: Means


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectStanding:
    """How far one aspect can be relied on. `due_on`: the first day on which it no longer holds."""

    aspect: Aspect
    trust: Trust
    due_on: date
    confirmed_on: date | None = None
    role: str = ""
    means: Means | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for a record and against it: confirmations, and the reports since them."""

    kind: Kind
    known_since: date
    night: bool
    confirmed: tuple[Confirmed, ...] = ()
    troubles: int = 0

    def aspects(self) -> tuple[Aspect, ...]:
        """What of this record is to be confirmed."""
        return tuple(
            each for each in Aspect if each is not Aspect.CAPACITY or self.kind in KINDS_WITH_ROOM
        )

    @property
    def confirmed_aspects(self) -> frozenset[Aspect]:
        """Those that somebody confirmed, however long ago."""
        return frozenset(each.aspect for each in self.confirmed)

    @property
    def last_confirmed_at(self) -> datetime | None:
        """When somebody last confirmed anything of it."""
        return max((each.at for each in self.confirmed), default=None)

    def latest(self, aspect: Aspect) -> Confirmed | None:
        """The last confirmation of `aspect`, if there is one."""
        found = [each for each in self.confirmed if each.aspect is aspect]
        return max(found, key=lambda each: each.at, default=None)


def standings(evidence: Evidence, policy: TrustPolicy, day: date) -> tuple[AspectStanding, ...]:
    """How far each aspect of a record can be relied on during all of `day`."""
    return tuple(_standing(each, evidence, policy, day) for each in evidence.aspects())


def _standing(aspect: Aspect, evidence: Evidence, policy: TrustPolicy, day: date) -> AspectStanding:
    latest = evidence.latest(aspect)
    if latest is None:
        within = timedelta(days=policy.first_confirmation_within)
        due_on = evidence.known_since + within
        return AspectStanding(aspect=aspect, trust=Trust.UNCONFIRMED, due_on=due_on)
    interval = policy.interval(aspect, night=evidence.night, day=local_moment(latest.at).day)
    due_on = local_moment(latest.at + interval.lasts).day
    return AspectStanding(
        aspect=aspect,
        trust=Trust.CONFIRMED if day < due_on else Trust.STALE,
        due_on=due_on,
        confirmed_on=local_moment(latest.at).day,
        role=latest.role,
        means=latest.means,
    )


def trust_of(found: Iterable[AspectStanding], *, troubles: int, policy: TrustPolicy) -> Trust:
    """How far the whole record can be relied on: as far as its weakest aspect.

    Room is apart: it is old after a day, and has a word of its own.
    """
    if troubles >= policy.troubles_that_lower:
        return Trust.DISPUTED
    trusts = {each.trust for each in found if each.aspect is not Aspect.CAPACITY}
    weakest_first = (Trust.UNCONFIRMED, Trust.STALE)
    return next((each for each in weakest_first if each in trusts), Trust.CONFIRMED)


def whole_record_confirmed_on(found: Iterable[AspectStanding]) -> date | None:
    """Since when all is confirmed: the oldest of the last confirmations, None if one lacks."""
    days = [each.confirmed_on for each in found if each.aspect is not Aspect.CAPACITY]
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None


def room_on(state: Capacity, found: Iterable[AspectStanding]) -> Capacity:
    """What is known of the room: nothing once its report is too old."""
    reported = next((each for each in found if each.aspect is Aspect.CAPACITY), None)
    holds = reported is not None and reported.trust is Trust.CONFIRMED
    return state if holds else Capacity.UNKNOWN
