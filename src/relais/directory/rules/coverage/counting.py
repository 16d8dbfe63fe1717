"""Count who answers in every cell, and keep it so that a change is counted without the rest.

The counts stop at three. Nobody, one and more are all that is asked; the third is there so that
one fewer can still be told. So a cell is one byte, and counting is one product of matrices for each
need: first of the services that serve every municipality, then for each municipality of the
others. Measured beside its alternatives in `benchmarks/coverage`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relais.directory.rules.coverage.week import HOURS, Presence, Week, presences
from relais.directory.rules.facts import BELGIUM, REGION, ServiceFacts

type Marks = NDArray[np.bool_]
type Counts = NDArray[np.uint8]
"""One byte a cell, by municipality, need, language, profile and hour; 3 is three or more."""

type Box = tuple[NDArray[np.intp], ...]
"""Places on each of the five axes: all their combinations are cells."""

MOST = 3
_EVERYWHERE = frozenset({REGION, BELGIUM})
# The axes of the counts, by number.
MUNICIPALITY, NEED, LANGUAGE, PROFILE, HOUR = range(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """What is asked for, in the order in which it is counted. The fifth axis is the hour."""

    municipalities: tuple[str, ...]
    needs: tuple[str, ...]
    languages: tuple[str, ...]
    profiles: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        sizes = (self.municipalities, self.needs, self.languages, self.profiles)
        return (*map(len, sizes), HOURS)


class Table(NamedTuple):
    """Presences as one row each, with a mark for whatever of the five axes they fit."""

    municipalities: Marks
    needs: Marks
    languages: Marks
    profiles: Marks
    hours: Marks

    def rows(self, chosen: Sequence[int]) -> "Table":
        return Table(*(marks[chosen] for marks in self))

    def box(self) -> Box:
        """The smallest box that holds every cell of these presences."""
        return tuple(np.flatnonzero(marks.any(axis=0)) for marks in self)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Coverage:
    """The counts, and from whom they were counted. It never changes."""

    axes: Axes
    week: Week
    services: dict[str, ServiceFacts]
    presences: tuple[Presence, ...]
    counts: Counts

    def cells(self, box: Box) -> Counts:
        """The counts of the cells in `box`."""
        found: Counts = self.counts[np.ix_(*box)]
        return found


def cover(services: Iterable[ServiceFacts], axes: Axes, week: Week) -> Coverage:
    """Count `services` in every cell of that week."""
    known = {each.code: each for each in services}
    found = tuple(presences(known.values(), week))
    counts = count(found, axes)
    counts.flags.writeable = False
    return Coverage(axes=axes, week=week, services=known, presences=found, counts=counts)


def count(found: Sequence[Presence], axes: Axes) -> Counts:
    """How many desks answer in each cell, three at most."""
    table = tabulate(found, axes)
    desks = by_desk(found)
    alone = [row for rows in desks.values() if len(rows) == 1 for row in rows]
    counts = _count_apart(table.rows(alone), axes)
    for rows in desks.values():
        if len(rows) > 1:
            shared = table.rows(rows)
            box = np.ix_(*shared.box())
            here = answering([found[row] for row in rows], shared, shared.box())
            counts[box] = np.minimum(counts[box] + here, MOST)
    return counts


def tabulate(found: Sequence[Presence], axes: Axes) -> Table:
    """A row for each presence. A profile counts unless it is refused; unknown languages don't."""
    services = [each.service for each in found]
    municipalities = _marks([each.areas for each in services], axes.municipalities)
    municipalities[[bool(each.areas & _EVERYWHERE) for each in services]] = True
    return Table(
        municipalities,
        _marks([each.needs for each in services], axes.needs),
        _marks([each.languages or () for each in services], axes.languages),
        ~_marks([each.not_for for each in services], axes.profiles),
        np.concatenate([np.empty(0, bool), *(each.hours for each in found)]).reshape(-1, HOURS),
    )


def answering(found: Sequence[Presence], table: Table, box: Box) -> NDArray[np.int8]:
    """How many desks answer in each cell of the box; `table` holds a row for each presence."""
    desks = np.zeros([len(places) for places in box], np.int8)
    for rows in by_desk(found).values():
        cells = (cells_of(table, row, box) for row in rows)
        desks += reduce(np.logical_or, cells)
    return desks


def cells_of(table: Table, row: int, box: Box) -> Marks:
    """The cells of the box that one row fits, by all five axes."""
    marks = [axis[row][places] for axis, places in zip(table, box, strict=True)]
    cells: Marks = reduce(np.logical_and.outer, marks)
    return cells


def _count_apart(table: Table, axes: Axes) -> Counts:
    """Count rows of which no two are the same desk, so that adding them up is right."""
    hours = table.hours.astype(np.float32)
    people = (table.languages[:, :, None] & table.profiles[:, None, :]).astype(np.float32)
    people = people.reshape(len(hours), axes.shape[LANGUAGE] * axes.shape[PROFILE])
    wide = table.municipalities.all(axis=1)
    counts = np.empty((*axes.shape[:2], people.shape[1], HOURS), np.uint8)
    for need, has in enumerate(table.needs.T):
        everywhere = np.flatnonzero(has & wide)
        most = people[everywhere].T @ hours[everywhere]
        for place, serves in enumerate(table.municipalities.T):
            here = np.flatnonzero(has & serves & ~wide)
            together = most + people[here].T @ hours[here]
            np.minimum(together, MOST, out=counts[place, need], casting="unsafe")
    return counts.reshape(axes.shape)


def by_desk(found: Iterable[Presence]) -> dict[str, list[int]]:
    """Who answers, and the numbers of the presences in which they do."""
    desks = defaultdict[str, list[int]](list)
    for row, each in enumerate(found):
        desks[each.desk].append(row)
    return desks


def _marks(held: Sequence[Collection[str]], axis: tuple[str, ...]) -> Marks:
    columns = {word: column for column, word in enumerate(axis)}
    marks = np.zeros((len(held), len(axis)), bool)
    flat = marks.ravel()
    flat[
        [
            row * len(axis) + columns[word]
            for row, words in enumerate(held)
            for word in words
            if word in columns
        ]
    ] = True
    return marks
