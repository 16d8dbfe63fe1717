"""Dates as a source tells them: a day, a month, a season or only a year.

They stand in one text column, so that they sort, compare, import and export as they were told:
`2020-07-01`, `2020-07`, `2022-autumn`, `2020`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


class NotADate(ValueError):
    """This text is no day, month, season or year."""


# First and last month of each; winter begins in the year that names it.
SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
# The longest is `2022-autumn`.
AT_MOST: Final = 11
PATTERN: Final = r"^\d{4}(-\d{2}(-\d{2})?|-spring|-summer|-autumn|-winter)?$"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A stretch of days that stands for one date, of which no more is known."""

    first_day: date
    last_day: date
    text: str

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2020-07-01`, `2020-07`, `2022-autumn` or `2020`. Raises `NotADate`."""
        if not re.fullmatch(PATTERN, text):
            raise NotADate(text)
        year, _, rest = text.partition("-")
        try:
            first, last = _stretch(int(year), rest)
        except ValueError:
            raise NotADate(text) from None
        return cls(first, last, text)

    def __str__(self) -> str:
        return self.text

    @property
    def precision(self) -> Precision:
        rest = self.text[5:]
        if not rest:
            return Precision.YEAR
        if rest in SEASONS:
            return Precision.SEASON
        return Precision.DAY if len(rest) == len("07-01") else Precision.MONTH

    @property
    def season(self) -> str:
        """`spring`, `summer`, `autumn` or `winter`; empty when it is not told by season."""
        return self.text[5:] if self.precision is Precision.SEASON else ""

    def begins_after(self, day: date) -> bool:
        """Whether the whole stretch lies after this day."""
        return self.first_day > day

    def ends_before(self, day: date) -> bool:
        """Whether the whole stretch lies before this day."""
        return self.last_day < day


def _stretch(year: int, rest: str) -> tuple[date, date]:
    """First and last day; `rest` is what follows the year."""
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    if rest in SEASONS:
        start, end = SEASONS[rest]
        return date(year, start, 1), _month_end(year + (end < start), end)
    month, _, day = rest.partition("-")
    if day:
        told = date(year, int(month), int(day))
        return told, told
    return date(year, int(month), 1), _month_end(year, int(month))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
