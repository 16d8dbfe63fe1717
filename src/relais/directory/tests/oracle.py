"""What the answer must be, worked out the slow way: every service, every criterion, every instant.

It shares no step with `rules`: hours are asked of the library instant by instant, the order is one
`sorted` with a long key. Its hours are exact for texts whose times are multiples of five minutes.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from opening_hours import OpeningHours, State

from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.hours import Closure
from relais.directory.rules.matching import Question
from relais.directory.rules.moments import LocalMoment

EASTER_SUNDAYS = {date(2026, 4, 5), date(2027, 3, 28)}
DAY, QUARTER = timedelta(days=1), timedelta(minutes=15)
BEST_TO_WORST = ["open", "appointment", "unknown", "closed"]


@cache
def _evaluator(hours: str, country: str | None) -> Any:
    return OpeningHours(hours, country=country)


def _at_instant(hours: str, instant: datetime) -> str:
    country = None if instant.date() in EASTER_SUNDAYS else "BE"
    state, comment = _evaluator(hours, country).state(instant)
    if state == State.CLOSED:
        return "closed"
    if comment:
        return "appointment"
    return "open" if state == State.OPEN else "unknown"


@cache
def _own_state(hours: str | None, closures: tuple[Closure, ...], quarter: datetime) -> str:
    def is_closure(day: date) -> bool:
        return any(each.first_day <= day <= each.last_day for each in closures)

    if is_closure(quarter.date()):
        return "closed"
    if hours is None:
        return "unknown"
    states = [_at_instant(hours, quarter + timedelta(minutes=more)) for more in (0, 5, 10)]
    state = max(states, key=BEST_TO_WORST.index)
    if is_closure(quarter.date() - DAY) and hours in NIGHTS:
        # The night that would have ended here never began. All nights here end before noon.
        return "closed" if quarter.hour < 12 else state
    return state


CAUSES = ["profile", "municipality", "language", "unconfirmed", "closed", "more"]
NEVER_LET_GO = {"profile", "unconfirmed"}
NIGHTS = {"Mo-Su 20:00-02:00", "Fr-Sa 21:00-26:00"}


class Oracle:
    """Answers for these services; hours are known from `first_day`, `days` days long."""

    def __init__(self, services: Sequence[ServiceFacts], first_day: date, days: int) -> None:
        self.services = {each.code: each for each in services}
        self.first_day, self.last_day = first_day, first_day + timedelta(days=days - 1)

    def answer(self, question: Question, at: LocalMoment, limit: int) -> dict[str, Any]:
        """In the canonical form of `Answer.as_json`."""
        outside = not self.first_day <= at.day <= self.last_day
        waiting = [each for each in self.services.values() if question.need in each.needs]
        if question.need == "danger_now":
            waiting.sort(key=lambda each: each.code)
            waves: dict[str, list[ServiceFacts]] = {"fits": waiting}
        else:
            waves = self._waves(waiting, question, at)
        shown = [(wave, each) for wave, members in waves.items() for each in members]
        shown = [(wave, each) for wave, each in shown if wave not in NEVER_LET_GO][:limit]
        waves_shown = [wave for wave, _ in shown]
        left_out = dict.fromkeys(CAUSES, 0)
        for wave, members in waves.items():
            left_out["more" if wave == "fits" else wave] = len(members) - waves_shown.count(wave)
        return {
            "matches": [
                {
                    "code": each.code,
                    "state": self.state(each, at),
                    "reasons": list(self._reasons(each, question, at)),
                }
                for _, each in shown
            ],
            "left_out": left_out,
            "relaxed": [each for each in dict.fromkeys(waves_shown) if each != "fits"],
            "seed": str(at.day),
            "outside": outside,
        }

    def _waves(
        self, waiting: list[ServiceFacts], question: Question, at: LocalMoment
    ) -> dict[str, list[ServiceFacts]]:
        waves: dict[str, list[ServiceFacts]] = {
            wave: []
            for wave in ("fits", "closed", "language", "municipality", "unconfirmed", "profile")
        }
        for each in sorted(waiting, key=lambda each: self._key(each, question, at)):
            fails = {
                "profile": profile_fit(each, question.profile) == 2,
                "unconfirmed": question.confirmed_only and each.trust != "confirmed",
                "municipality": area_fit(each, question.municipality) == 3
                and question.municipality is not None,
                "language": language_fit(each, question.language) == 2,
                "closed": self.state(each, at) == "closed",
                "fits": True,
            }
            waves[next(wave for wave, failed in fails.items() if failed)].append(each)
        return waves

    def _key(self, each: ServiceFacts, question: Question, at: LocalMoment) -> tuple[Any, ...]:
        tiers = {"open": 0, "relayed": 0, "appointment": 1, "unknown": 2, "closed": 3}
        return (
            not each.reachable,
            tiers[self.state(each, at)],
            language_fit(each, question.language),
            area_fit(each, question.municipality),
            profile_fit(each, question.profile),
            ["direct", "appointment", "referral_only"].index(each.access),
            ["confirmed", "unconfirmed", "stale", "disputed"].index(each.trust),
            ["yes", "unknown", "waitlist", "no"].index(each.capacity),
            fnv1a(f"{at.day}:{each.code}".encode()),
            each.code,
        )

    def state(self, each: ServiceFacts, at: LocalMoment) -> str:
        """The state of one service; the same for label, filter and order."""
        if not self.first_day <= at.day <= self.last_day:
            return "unknown"
        return self._state(each, datetime.combine(at.day, time()) + at.quarter * QUARTER)

    def _state(self, each: ServiceFacts, quarter: datetime) -> str:
        own = _own_state(each.hours, each.closures, quarter)
        target = self.services.get(each.relay_to or "")
        if own == "closed" and target:
            answers = _own_state(target.hours, target.closures, quarter) == "open"
            return "relayed" if answers else own
        return own

    def _reasons(
        self, each: ServiceFacts, question: Question, at: LocalMoment
    ) -> Iterator[dict[str, str]]:
        danger = question.need == "danger_now"
        if question.language is not None and not danger:
            codes = ["speaks", "language_unknown", "does_not_speak"]
            fit = language_fit(each, question.language)
            yield {"code": codes[fit], "language": question.language}
        yield self._hours_reason(each, at)
        if not danger:
            codes = ["own_municipality", "whole_region", "whole_country", "other_municipality"]
            if question.municipality is None:
                codes = ["", "whole_region", "whole_country", "some_municipalities"]
            yield {"code": codes[area_fit(each, question.municipality)]}
            if question.profile is not None and profile_fit(each, question.profile) == 0:
                yield {"code": "for_profile", "profile": question.profile}
        yield from lasting(each)

    def _hours_reason(self, each: ServiceFacts, at: LocalMoment) -> dict[str, str]:
        state = self.state(each, at)
        now = datetime.combine(at.day, time()) + at.quarter * QUARTER
        if state in {"unknown", "appointment"}:
            return {"code": {"unknown": "hours_unknown"}.get(state, "hours_by_appointment")}
        if state == "closed":
            found = self._first(each, now, lambda later: later in {"open", "relayed"})
            if found is None:
                return {"code": "closed"}
            return {"code": "closed_opens", "day": str(found.date()), "time": f"{found:%H:%M}"}
        via = {"service": each.relay_to or ""} if state == "relayed" else {}
        found = self._first(each, now, lambda later: later != state)
        if found is None:
            return {"code": f"{state}_day_and_night", **via}
        day, clock = str(found.date()), f"{found:%H:%M}"
        if clock == "00:00":
            day, clock = str(found.date() - DAY), "24:00"
        return {"code": f"{state}_until", **via, "day": day, "time": clock}

    def _first(
        self, each: ServiceFacts, now: datetime, wanted: Callable[[str], bool]
    ) -> datetime | None:
        end = datetime.combine(now.date() + 8 * DAY, time())
        while (now := now + QUARTER) < end:
            if wanted(self._state(each, now)):
                return now
        return None


def language_fit(each: ServiceFacts, asked: str | None) -> int:
    if asked is None:
        return 0
    if each.languages is None:
        return 1
    return 0 if asked in each.languages else 2


def area_fit(each: ServiceFacts, asked: str | None) -> int:
    if asked in each.areas:
        return 0
    if "region" in each.areas:
        return 1
    return 2 if "belgium" in each.areas else 3


def profile_fit(each: ServiceFacts, asked: str | None) -> int:
    if asked is None:
        return 0
    if asked in each.refused_profiles:
        return 2
    named = each.profiles or frozenset()
    if asked in named:
        return 0
    for aspect in ({"victim", "witness", "perpetrator"}, {"woman", "man", "child", "youth"}):
        if asked in aspect and aspect & named:
            return 2
    return 1


def lasting(each: ServiceFacts) -> Iterator[dict[str, str]]:
    access = {"appointment": "access_by_appointment", "referral_only": "through_professional"}
    if each.access in access:
        yield {"code": access[each.access]}
    if not each.reachable:
        yield {"code": "no_number"}
    capacity = {"yes": "room", "waitlist": "waitlist", "no": "no_room"}
    if each.capacity in capacity:
        yield {"code": capacity[each.capacity]}
    yield {"code": str(each.trust)}


def fnv1a(octets: bytes) -> int:
    """FNV-1a as its authors describe it; "a" gives e40c292c."""
    result = 2166136261
    for octet in octets:
        result ^= octet
        result = result * 16777619 % 2**32
    return result
