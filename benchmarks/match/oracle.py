"""The right best ten, found by looking at every service; opening hours are asked of the library."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import cache

from opening_hours import OpeningHours

from relais.directory.rules.day import fnv1a
from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.matching import Question
from relais.directory.rules.moments import LocalMoment
from relais.directory.rules.vocabulary import Access, Trust

ACCESS = list(Access)
TRUST = [Trust.CONFIRMED, Trust.UNCONFIRMED, Trust.STALE, Trust.DISPUTED]
CAPACITY = ["yes", "unknown", "waitlist", "no"]


@cache
def _is_open(hours: str | None, at: LocalMoment) -> bool:
    instant = datetime.combine(at.day, time()) + timedelta(minutes=15 * at.quarter)
    return OpeningHours(hours or "24/7 off").is_open(instant)


def best(services: Sequence[ServiceFacts], question: Question, at: LocalMoment) -> list[str]:
    """The codes of the best ten of `services`, of which everything is known."""

    def order(each: ServiceFacts) -> tuple[object, ...]:
        wide = 1 if "region" in each.areas else 2
        return (
            not each.reachable,
            0 if question.municipality in each.areas else wide,
            question.profile not in (each.profiles or ()),
            ACCESS.index(each.access),
            TRUST.index(each.trust),
            CAPACITY.index(each.capacity),
            fnv1a(f"{at.day}:{each.code}"),
            each.code,
        )

    fits = [
        each
        for each in services
        if question.need in each.needs
        and question.language in (each.languages or ())
        and each.areas & {question.municipality, "region", "belgium"}
        and (each.profiles is None or question.profile in each.profiles)
        and _is_open(each.hours, at)
    ]
    return [each.code for each in sorted(fits, key=order)[:10]]
