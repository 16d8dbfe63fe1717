"""From five facts to services in order, with the reasons, and how many were left out and why.

A question shares out all services in tiers, criterion by criterion: fits, not known, known not to
fit. Who fits or may fit in everything is shown first, in the order of the tiers, so that unknown
never stands before known. When that is not enough, criteria are let go in a fixed order. No
weights, nothing learned, nothing about the person but the question.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from relais.directory.rules.compiled import Index
from relais.directory.rules.day import Day, Tiers
from relais.directory.rules.moments import LocalMoment
from relais.directory.rules.reasons import Reason, ReasonCode
from relais.directory.rules.standing import standing, state_of
from relais.directory.rules.vocabulary import Need, OpenState

__all__ = ["Answer", "LeftOut", "Match", "Question", "fitting", "match", "state_of"]


class LeftOut(StrEnum):
    """Why a service with the need is not shown; a service counts for the first that applies."""

    PROFILE = "profile"
    UNCONFIRMED = "unconfirmed"  # when only confirmed ones were asked for
    MUNICIPALITY = "municipality"
    LANGUAGE = "language"
    CLOSED = "closed"
    MORE = "more"  # fits, but comes after the last one that was asked for


# What is let go when too few are left, one after the other. Who a service is for is never let go,
# nor that it be confirmed.
RELAXED_IN_ORDER = (LeftOut.CLOSED, LeftOut.LANGUAGE, LeftOut.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class Question:
    """All that is asked of a person; None is "don't know" or "doesn't matter".

    `confirmed_only` is asked of the directory: it leaves out what nobody has confirmed lately.
    """

    need: str
    municipality: str | None = None
    language: str | None = None
    profile: str | None = None
    confirmed_only: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """One service that is shown, its state at the moment asked, and why it stands here."""

    code: str
    state: OpenState
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown, best first, and what is not.

    `left_out`: how many services with the need are not shown, by the first reason that applies;
    `relaxed`: the criteria that were let go and so brought something; `seed`: the day that services
    of equal rank take turns by; `outside`: the file knows no hours of that day.
    """

    matches: tuple[Match, ...]
    left_out: dict[LeftOut, int]
    relaxed: tuple[LeftOut, ...]
    seed: str
    outside: bool

    def as_json(self) -> dict[str, Any]:
        """The canonical form: the browser's `Relais.match` returns the same."""
        return {
            "matches": [
                {
                    "code": each.code,
                    "state": str(each.state),
                    "reasons": [reason.as_json() for reason in each.reasons],
                }
                for each in self.matches
            ],
            "left_out": {str(code): count for code, count in self.left_out.items()},
            "relaxed": [str(code) for code in self.relaxed],
            "seed": self.seed,
            "outside": self.outside,
        }


def match(index: Index, question: Question, *, at: LocalMoment, limit: int) -> Answer:
    """At most `limit` (1 or more) services with their reasons, and the counts of the rest."""
    if question.need == Need.DANGER_NOW:
        return _straight_to_help(index, at, limit)
    day = index.on(at.day)
    asked = _asked(day, question, at)
    fits, groups = _shared_out(day.needs.get(question.need, 0), asked)
    bits = _best(fits, asked, limit)
    left_out = {code: group.bit_count() for code, group in groups.items()}
    left_out[LeftOut.MORE] = fits.bit_count() - len(bits)
    relaxed = []
    for code in RELAXED_IN_ORDER:
        if len(bits) < limit and (found := _best(groups[code], asked, limit - len(bits))):
            relaxed.append(code)
            left_out[code] -= len(found)
            bits += found
    return Answer(
        matches=tuple(_shown(index, question, at, bit) for bit in bits),
        left_out=left_out,
        relaxed=tuple(relaxed),
        seed=at.day.isoformat(),
        outside=not index.covers(at.day),
    )


def fitting(index: Index, question: Question, *, at: LocalMoment, limit: int) -> list[str]:
    """The codes of the best `limit` services that fit or may fit; nothing is let go."""
    day = index.on(at.day)
    asked = _asked(day, question, at)
    fits, _ = _shared_out(day.needs.get(question.need, 0), asked)
    return [index.codes[day.order[bit]] for bit in _best(fits, asked, limit)]


class _Asked(NamedTuple):
    """What services are ordered by, the most important first; the day's rank decides the rest."""

    reach: Tiers
    hours: Tiers
    language: Tiers
    area: Tiers
    profile: Tiers
    trust: Tiers


def _asked(day: Day, question: Question, at: LocalMoment) -> _Asked:
    return _Asked(
        day.reach,
        day.hours[at.quarter],
        day.language(question.language),
        day.area(question.municipality),
        day.profile(question.profile),
        day.trust(confirmed_only=question.confirmed_only),
    )


def _shared_out(group: int, asked: _Asked) -> tuple[int, dict[LeftOut, int]]:
    """Who may fit in everything, and the others by the first criterion that they fail."""
    failing = {}
    for code, criterion in (
        (LeftOut.PROFILE, asked.profile),
        (LeftOut.UNCONFIRMED, asked.trust),
        (LeftOut.MUNICIPALITY, asked.area),
        (LeftOut.LANGUAGE, asked.language),
        (LeftOut.CLOSED, asked.hours),
    ):
        failing[code] = group & criterion[-1]
        group ^= failing[code]
    return group, failing


def _best(group: int, criteria: Iterable[Tiers], limit: int) -> list[int]:
    """The best `limit` bits of `group`: split by one criterion after another, best part first."""
    parts = [group]
    for tiers in criteria:
        parts = [smaller for part in parts for tier in tiers if (smaller := part & tier)]
    best: list[int] = []
    for part in parts:
        left = part
        while left and len(best) < limit:
            best.append(highest := left.bit_length() - 1)
            left ^= 1 << highest
    return best


def _shown(index: Index, question: Question, at: LocalMoment, bit: int) -> Match:
    day = index.on(at.day)
    number, service = day.order[bit], 1 << bit
    state, hours = standing(index, number, at)
    reasons = (
        *_language_reason(question.language, _tier(day.language(question.language), service)),
        hours,
        _AREA[question.municipality is None][_tier(day.area(question.municipality), service)],
        *_profile_reason(question.profile, _tier(day.profile(question.profile), service)),
        *index.lasting_reasons[number],
    )
    return Match(index.codes[number], state, reasons)


def _tier(tiers: Tiers, service: int) -> int:
    """Which of the tiers holds the service, given as a bitset of its own."""
    tier = 0
    while not tiers[tier] & service:
        tier += 1
    return tier


# By tier, as `Day.language` and `Day.area` give them.
_LANGUAGE = (ReasonCode.SPEAKS, ReasonCode.LANGUAGE_UNKNOWN, ReasonCode.DOES_NOT_SPEAK)
_AREA = {
    False: (
        Reason(ReasonCode.OWN_MUNICIPALITY),
        Reason(ReasonCode.WHOLE_REGION),
        Reason(ReasonCode.WHOLE_COUNTRY),
        Reason(ReasonCode.OTHER_MUNICIPALITY),
    ),
    True: (
        Reason(ReasonCode.WHOLE_REGION),
        Reason(ReasonCode.WHOLE_COUNTRY),
        Reason(ReasonCode.SOME_MUNICIPALITIES),
    ),
}


@lru_cache(maxsize=1024)
def _language_reason(asked: str | None, tier: int) -> tuple[Reason, ...]:
    return () if asked is None else (Reason(_LANGUAGE[tier], language=asked),)


@lru_cache(maxsize=1024)
def _profile_reason(asked: str | None, tier: int) -> tuple[Reason, ...]:
    named = asked is not None and tier == 0
    return (Reason(ReasonCode.FOR_PROFILE, profile=asked or ""),) if named else ()


def _straight_to_help(index: Index, at: LocalMoment, limit: int) -> Answer:
    """Danger: the fixed order, whatever else was asked."""
    matches = []
    for number in index.danger[:limit]:
        state, hours = standing(index, number, at)
        reasons = (hours, *index.lasting_reasons[number])
        matches.append(Match(index.codes[number], state, reasons))
    left_out = dict.fromkeys(LeftOut, 0)
    left_out[LeftOut.MORE] = len(index.danger) - len(matches)
    return Answer(
        matches=tuple(matches),
        left_out=left_out,
        relaxed=(),
        seed=at.day.isoformat(),
        outside=not index.covers(at.day),
    )
