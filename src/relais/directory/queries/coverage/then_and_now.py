"""2022 beside today, as far as the records can tell. What none of them tells is counted apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from relais.directory.queries.coverage.kept import (
    IN_2022,
    PERHAPS_IN_2022,
    TODAY,
    coverage,
    members,
)
from relais.directory.queries.coverage.shown import by_need, layer_of
from relais.directory.queries.services import Listed
from relais.directory.rules.coverage.choosing import Selection
from relais.directory.rules.coverage.reading import Shares
from relais.directory.rules.coverage.vocabulary import Existence
from relais.directory.rules.coverage.week import Week
from relais.directory.rules.vocabulary import Need
from relais.directory.words import coverage as words
from relais.directory.words.labels import NEED
from relais.directory.words.reasons import active_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """One need: how many services have it, and in which part of the hours nobody answers.

    `least` and `most`: what that part can have been in 2022, with the hours that are known today.
    """

    title: str
    today: int
    then: int
    later: int
    unknown: int
    nobody: str
    least: str
    most: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenAndNow:
    """Need by need, all together, and the services of which nobody noted when they began.

    `known`: of how many of the services that were there in 2022 the hours are known.
    """

    rows: tuple[Then, ...]
    total: Then
    unplaced: tuple[str, ...]
    known: int


def then_and_now(version: str, week: Week, selection: Selection) -> ThenAndNow:
    """2022 beside today, in the choice."""
    layer = layer_of(selection)
    readings = [
        by_need(coverage(version, week, replace(layer, existence=which)), selection)
        for which in (TODAY, PERHAPS_IN_2022, IN_2022)
    ]
    needs = [Need(need) for need in readings[0] if need]
    found = [
        each
        for each in members(version, week.last_day, layer)
        if not each.facts.needs.isdisjoint(needs)
    ]
    lines = {
        need: _line(
            str(NEED[need]),
            [each for each in found if need in each.facts.needs],
            [reading[need] for reading in readings],
        )
        for need in needs
    }
    return ThenAndNow(
        rows=tuple(lines.values()),
        total=_line(str(words.ALL_NEEDS), found, [reading[""] for reading in readings]),
        unplaced=tuple(sorted(_name(each) for each in _of(found, Existence.UNKNOWN))),
        known=sum(each.facts.hours is not None for each in _of(found, Existence.THEN)),
    )


def _line(title: str, found: Sequence[Listed], readings: Sequence[Shares]) -> Then:
    today, least, most = (words.percent(each.nobody) for each in readings)
    return Then(
        title=title,
        today=len(found),
        then=len(_of(found, Existence.THEN)),
        later=len(_of(found, Existence.LATER)),
        unknown=len(_of(found, Existence.UNKNOWN)),
        nobody=today,
        least=least,
        most=most,
    )


def _of(found: Sequence[Listed], existence: Existence) -> list[Listed]:
    return [each for each in found if each.existence is existence]


def _name(each: Listed) -> str:
    return each.display.name.in_language(active_language())
