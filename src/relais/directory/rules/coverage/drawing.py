"""Draws a week as two short SVG paths, and says it as spans of hours.

One unit is an hour wide and half a day's row high: where nobody answers the whole row is filled,
where exactly one does only its lower half. So the picture is read by shape, also without colour.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relais.directory.rules.coverage.week import DAY_HOURS, DAYS

type Grid = NDArray[np.uint8]
"""The 168 hours of a week: 0 nobody, 1 exactly one, 2 more, OUTSIDE not looked at."""

type Span = tuple[int, int]
"""From this hour up to, not including, that one."""

OUTSIDE = 9


class DayGroup(NamedTuple):
    """Days in a row that look the same, from first to last, and their hours with 0, 1 and more."""

    first_day: int
    last_day: int
    nobody: tuple[Span, ...]
    one: tuple[Span, ...]
    more: tuple[Span, ...]


def path(grid: Grid, state: int) -> str:
    """The hours in `state` as the `d` of an SVG path, in a frame of 24 by 14."""
    top, height = (1, 1) if state == 1 else (0, 2)
    return "".join(
        f"M{begin} {day * 2 + top}h{end - begin}v{height}h{begin - end}z"
        for day, hours in enumerate(grid.reshape(DAYS, DAY_HOURS))
        for begin, end in _spans(hours, state)
    )


def day_groups(grid: Grid) -> list[DayGroup]:
    """The week in as few rows as it can be told in."""
    days = [
        tuple(tuple(_spans(hours, state)) for state in range(3))
        for hours in grid.reshape(DAYS, DAY_HOURS)
    ]
    groups = []
    for spans, same in groupby(range(DAYS), key=lambda day: days[day]):
        numbers = list(same)
        groups.append(DayGroup(numbers[0], numbers[-1], *spans))
    return groups


def _spans(hours: Sequence[int] | Grid, state: int) -> Iterator[Span]:
    begin = 0
    for value, run in groupby(hours):
        end = begin + len(list(run))
        if value == state:
            yield begin, end
        begin = end
