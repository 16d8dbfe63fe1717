"""Who answers in one cell, worked out the slow way: every service, every quarter of the hour.

It shares no step with `rules/coverage`: the hours of a quarter come from the oracle of matching,
which asks the library instant by instant, and desks are gathered in a set.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.moments import LocalMoment
from relais.directory.tests.oracle import Oracle, area_fit, language_fit, profile_fit

ELSEWHERE, UNLIKE = 3, 2


class Cell(NamedTuple):
    municipality: str
    need: str
    language: str
    profile: str
    day: int
    hour: int


class CoverageOracle:
    """Answers for these services in the week of `monday`."""

    def __init__(self, services: Sequence[ServiceFacts], monday: date) -> None:
        self.services = services
        self.monday = monday
        self.hours = Oracle(services, monday, 7)

    def desks(self, cell: Cell) -> set[str]:
        """Who picks up during the whole of that hour."""
        found = (self._desk(each, cell) for each in self.services if _fits(each, cell))
        return {desk for desk in found if desk}

    def _desk(self, each: ServiceFacts, cell: Cell) -> str | None:
        day = self.monday + timedelta(days=cell.day)
        states = {
            self.hours.state(each, LocalMoment(day, cell.hour * 4 + quarter))
            for quarter in range(4)
        }
        if states == {"open"}:
            return each.code
        return each.relay_to if states <= {"open", "relayed"} else None


def _fits(each: ServiceFacts, cell: Cell) -> bool:
    return (
        each.reachable
        and cell.need in each.needs
        and area_fit(each, cell.municipality) != ELSEWHERE
        and language_fit(each, cell.language) == 0
        and profile_fit(each, cell.profile) != UNLIKE
    )
