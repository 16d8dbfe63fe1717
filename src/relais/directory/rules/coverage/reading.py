"""Read the counts: shares, the weakest place, who stands alone, and what does not count."""

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relais.directory.rules.coverage.choosing import Selection
from relais.directory.rules.coverage.counting import (
    HOUR,
    LANGUAGE,
    MUNICIPALITY,
    NEED,
    PROFILE,
    Box,
    Counts,
    Coverage,
    by_desk,
    cells_of,
    tabulate,
)
from relais.directory.rules.coverage.vocabulary import Uncounted
from relais.directory.rules.facts import BELGIUM, REGION, ServiceFacts


class Shares(NamedTuple):
    """Which part of some cells has nobody, exactly one, and more; together one."""

    nobody: float
    one: float
    more: float


class Alone(NamedTuple):
    """In so many cells of a need and a language nobody but this desk answers."""

    desk: str
    need: str
    language: str
    cells: int


def shares(counts: Counts) -> Shares:
    """The shares of all these cells."""
    return shares_along(counts[None], 0)[0]


def shares_along(counts: Counts, axis: int) -> list[Shares]:
    """The shares for each place on one axis."""
    others = tuple(each for each in range(counts.ndim) if each != axis)
    nobody, one, more = counts == 0, counts == 1, counts > 1
    parts = [cells.mean(axis=others).tolist() for cells in (nobody, one, more)]
    return [Shares(*each) for each in zip(*parts, strict=True)]


def weakest(counts: Counts) -> NDArray[np.uint8]:
    """By need and hour what the worst of the other cells has: 0, 1, or 2 for more."""
    return np.minimum(counts.min(axis=(MUNICIPALITY, LANGUAGE, PROFILE)), 2)


def alone(kept: Coverage, box: Box) -> list[Alone]:
    """Who answers alone in cells of `box`; whoever does so in most of them first."""
    table = tabulate(kept.presences, kept.axes)
    found = []
    for desk, rows in by_desk(kept.presences).items():
        own = tuple(
            np.intersect1d(places, mine)
            for places, mine in zip(box, table.rows(rows).box(), strict=True)
        )
        cells = reduce(np.logical_or, (cells_of(table, row, own) for row in rows))
        only = cells & (kept.cells(own) == 1)
        by_need = only.sum(axis=(MUNICIPALITY, PROFILE, HOUR))
        found += [
            Alone(
                desk,
                kept.axes.needs[own[NEED][need]],
                kept.axes.languages[own[LANGUAGE][language]],
                int(by_need[need, language]),
            )
            for need, language in zip(*np.nonzero(by_need), strict=True)
        ]
    return sorted(found, key=lambda each: (-each.cells, each))


def uncounted(
    services: Iterable[ServiceFacts], kept: Coverage, selection: Selection
) -> Mapping[Uncounted, int]:
    """How many of `services` count in no hour that is looked at, by the first reason."""
    hours = selection.hours()
    answering = {each.service.code for each in kept.presences if each.hours[hours].any()}
    reasons = (_why_not(each, selection, answering) for each in services)
    counted = dict.fromkeys(Uncounted, 0)
    for reason in reasons:
        if reason:
            counted[reason] += 1
    return {reason: number for reason, number in counted.items() if number}


def _why_not(service: ServiceFacts, selection: Selection, answering: set[str]) -> Uncounted | None:
    served = service.areas & {REGION, BELGIUM, selection.municipality}
    tests = (
        (Uncounted.PROFILE, selection.profile in service.not_for),
        (Uncounted.MUNICIPALITY, selection.municipality and not served),
        (Uncounted.LANGUAGE_UNKNOWN, service.languages is None),
        (Uncounted.LANGUAGE, selection.language not in (service.languages or ())),
        (Uncounted.UNREACHABLE, not service.reachable),
        (Uncounted.HOURS_UNKNOWN, service.code not in answering and service.hours is None),
        (Uncounted.NO_WHOLE_HOUR, service.code not in answering),
    )
    return next((reason for reason, applies in tests if applies), None)
