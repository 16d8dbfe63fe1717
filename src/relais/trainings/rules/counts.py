"""The arithmetic of a count table: what is printed, what follows from it, and where they differ.

Nothing here mends what was printed. Sums stay inside one table, which has one mode; there is no
sum over trainings, for who followed two would count twice.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from relais.foundation.quantities import Quantity
from relais.trainings.rules.records import CountRowRecord, CountTableRecord
from relais.trainings.rules.vocabulary import Dimension

# How far a printed share may lie from the only whole number that it can mean, in units of its last
# digit: 14.4 stands for 2 of 14, which is 14.29. Ours; farther off, it means nothing.
_SLIP_AT_MOST: Final = 2
_ALL_SHARES: Final = 100


class CountFinding(StrEnum):
    """What doesn't fit in a count table; something to look at, never mended by itself."""

    GENDERS_DIFFER = "genders_differ"
    ROW_NOT_PRINTED = "row_not_printed"
    SHARE_ROUNDED_OTHERWISE = "share_rounded_otherwise"
    SHARE_DIFFERS = "share_differs"
    SHARE_NOT_WHOLE = "share_not_whole"
    SHARE_AMBIGUOUS = "share_ambiguous"
    SHARE_WITHOUT_TOTAL = "share_without_total"
    SHARES_NOT_ALL = "shares_not_all"
    TOTAL_DIFFERS = "total_differs"
    AVERAGE_DIFFERS = "average_differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding, with what was printed and what was computed where it has them.

    `row` counts from 1; none when it is about the whole table.
    """

    finding: CountFinding
    row: int | None = None
    printed: str = ""
    computed: str = ""

    @property
    def key(self) -> str:
        """Tells this finding from one that has other numbers."""
        return f"{self.finding}:{self.row or ''}:{self.printed}:{self.computed}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedRow:
    """What follows from one row; a share in hundredths of a percent, 714 for 1 of 14."""

    heads: int | None
    share_hundredths: int | None
    findings: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTotal:
    """The sum of the rows of one table that have a number, and how many have none.

    `None` where no row has a number.
    """

    heads: int | None
    men: int | None
    women: int | None
    rows_without: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedTable:
    """What follows from a table; `shares_hundredths` is the sum of the shares as printed."""

    rows: tuple[ComputedRow, ...]
    total: CountTotal
    shares_hundredths: int | None
    findings: tuple[Found, ...]

    @property
    def all_findings(self) -> tuple[Found, ...]:
        """Those of the rows, in their order, then those of the whole."""
        return (*(found for row in self.rows for found in row.findings), *self.findings)


def compute(table: CountTableRecord) -> ComputedTable:
    """Everything that follows from a table as printed."""
    whole = _whole(table)
    rows = tuple(_row(number, row, whole) for number, row in enumerate(table.rows, start=1))
    counted = [known(row, computed.heads) for row, computed in zip(table.rows, rows, strict=True)]
    total = _total(table.rows, counted)
    shares = _shares(table.rows)
    return ComputedTable(
        rows=rows,
        total=total,
        shares_hundredths=None if shares is None else _hundredths(shares),
        findings=(*_about_total(table, total), *_about_shares(shares)),
    )


def known(row: CountRowRecord, computed_heads: int | None) -> int | None:
    """The heads of a row: as printed, else men and women together, else from its share."""
    if row.heads is not None:
        return row.heads
    if row.men is not None and row.women is not None:
        return row.men + row.women
    return computed_heads


def totals_by(
    table: CountTableRecord, dimension: Dimension
) -> tuple[tuple[str | int, CountTotal], ...]:
    """The total for each value of year, language or grade, in the order of the rows."""
    computed = compute(table)
    read = _READ[dimension]
    values = dict.fromkeys(read(row) for row in table.rows)
    return tuple((value, _part(table, computed, read, value)) for value in values)


_READ: Final[dict[Dimension, Callable[[CountRowRecord], str | int]]] = {
    Dimension.YEAR: lambda row: row.year or "",
    Dimension.LANGUAGE: lambda row: row.language,
    Dimension.GRADE: lambda row: row.grade,
}
GROUPED: Final = tuple(_READ)


def _part(
    table: CountTableRecord,
    computed: ComputedTable,
    read: Callable[[CountRowRecord], str | int],
    value: str | int,
) -> CountTotal:
    chosen = [
        (row, known(row, each.heads))
        for row, each in zip(table.rows, computed.rows, strict=True)
        if read(row) == value
    ]
    return _total([row for row, _heads in chosen], [heads for _row, heads in chosen])


def share_hundredths(heads: int, total: int) -> int | None:
    """The share in hundredths of a percent, rounded half up; none of a total of nobody."""
    return _hundredths(Fraction(heads * _ALL_SHARES, total)) if total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadsOfShare:
    """How many heads a printed share stands for, and what is wrong with it if anything is."""

    heads: int | None
    finding: CountFinding | None = None


def heads_of_share(printed: str, total: int) -> HeadsOfShare:
    """The only whole number of heads that a printed share (`7.2`) of `total` can mean."""
    share, unit = Fraction(printed), _last_digit(printed)
    fitting = _within(share, unit / 2, total)
    if len(fitting) == 1:
        return HeadsOfShare(heads=fitting[0])
    near = fitting or _within(share, unit * _SLIP_AT_MOST, total)
    if not near:
        return HeadsOfShare(heads=None, finding=CountFinding.SHARE_NOT_WHOLE)
    if len(near) > 1:
        return HeadsOfShare(heads=None, finding=CountFinding.SHARE_AMBIGUOUS)
    return HeadsOfShare(heads=near[0], finding=CountFinding.SHARE_ROUNDED_OTHERWISE)


def _within(share: Fraction, distance: Fraction, total: int) -> list[int]:
    """The whole numbers of heads whose share lies at most so far from the printed one."""
    low = max(Fraction(0), (share - distance) * total / _ALL_SHARES)
    high = min(Fraction(total), (share + distance) * total / _ALL_SHARES)
    return list(range(-(-low.numerator // low.denominator), high.numerator // high.denominator + 1))


def _last_digit(printed: str) -> Fraction:
    """What one unit of the last printed digit is worth: a tenth for `7.2`."""
    exponent = Decimal(printed).as_tuple().exponent
    return Fraction(10) ** int(exponent)


def _hundredths(share: Fraction) -> int:
    return int(share * 100 + Fraction(1, 2))


def _whole(table: CountTableRecord) -> int | None:
    """What the shares are shares of: the printed total, else all heads if every row has them."""
    if table.printed_total:
        printed = Quantity.parse(table.printed_total)
        return int(printed.low) if printed.is_exact else None
    counts = [known(row, None) for row in table.rows]
    if not counts or None in counts:
        return None
    return sum(count for count in counts if count is not None)


def _row(number: int, row: CountRowRecord, whole: int | None) -> ComputedRow:
    if not row.is_printed:
        missing = Found(finding=CountFinding.ROW_NOT_PRINTED, row=number)
        return ComputedRow(heads=None, share_hundredths=None, findings=(missing,))
    heads, about_share = _from_share(row, whole)
    counted = known(row, heads)
    share = None if counted is None or whole is None else share_hundredths(counted, whole)
    findings = [
        Found(finding=finding, row=number, printed=row.printed_share, computed=_percent(share))
        for finding in about_share
    ]
    return ComputedRow(
        heads=heads, share_hundredths=share, findings=(*_about_genders(number, row), *findings)
    )


def _from_share(
    row: CountRowRecord, whole: int | None
) -> tuple[int | None, tuple[CountFinding, ...]]:
    """The heads that the printed share means, and what is wrong with it."""
    if not row.printed_share:
        return None, ()
    if whole is None:
        return None, (CountFinding.SHARE_WITHOUT_TOTAL,)
    meant = heads_of_share(row.printed_share, whole)
    printed = known(row, None)
    if printed is not None and meant.heads not in {None, printed}:
        return meant.heads, (CountFinding.SHARE_DIFFERS,)
    return meant.heads, (meant.finding,) if meant.finding else ()


def _about_genders(number: int, row: CountRowRecord) -> Iterator[Found]:
    if row.heads is None or row.men is None or row.women is None:
        return
    together = row.men + row.women
    if together != row.heads:
        yield Found(
            finding=CountFinding.GENDERS_DIFFER,
            row=number,
            printed=str(row.heads),
            computed=str(together),
        )


def _about_total(table: CountTableRecord, total: CountTotal) -> Iterator[Found]:
    """Whether the rows add up to an exact printed total; not told when a row has no number."""
    if not table.printed_total or total.heads is None or total.rows_without:
        return
    printed = Quantity.parse(table.printed_total)
    if printed.is_exact and printed.low != total.heads:
        yield Found(
            finding=CountFinding.TOTAL_DIFFERS,
            printed=table.printed_total,
            computed=str(total.heads),
        )


def _about_shares(shares: Fraction | None) -> Iterator[Found]:
    if shares is not None and shares != _ALL_SHARES:
        yield Found(finding=CountFinding.SHARES_NOT_ALL, computed=_percent(_hundredths(shares)))


def _shares(rows: Sequence[CountRowRecord]) -> Fraction | None:
    """The printed shares together; nothing unless every row prints one."""
    printed = [row.printed_share for row in rows]
    return (
        sum((Fraction(share) for share in printed), Fraction(0))
        if all(printed) and printed
        else None
    )


def _total(rows: Sequence[CountRowRecord], counts: Sequence[int | None]) -> CountTotal:
    return CountTotal(
        heads=_sum(counts),
        men=_sum([row.men for row in rows]),
        women=_sum([row.women for row in rows]),
        rows_without=sum(count is None for count in counts),
    )


def _sum(counts: Sequence[int | None]) -> int | None:
    numbers = [count for count in counts if count is not None]
    return sum(numbers) if numbers else None


def _percent(hundredths: int | None) -> str:
    """714 as `7.14`; empty for none."""
    return "" if hundredths is None else f"{hundredths // 100}.{hundredths % 100:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Average:
    """How many there were at a session, in hundredths: 1011 is 10.11."""

    hundredths: int
    finding: Found | None = None


def average(*, persons: str, sessions: str, printed: str = "") -> Average | None:
    """Participations for each session, if both are told exactly; beside a printed average."""
    if not persons or not sessions:
        return None
    told, times = Quantity.parse(persons), Quantity.parse(sessions)
    if not (told.is_exact and times.is_exact and times.low):
        return None
    exact = told.low / times.low
    hundredths = _hundredths(exact)
    if not printed or abs(exact - Fraction(printed)) <= _last_digit(printed) / 2:
        return Average(hundredths=hundredths)
    differs = Found(
        finding=CountFinding.AVERAGE_DIFFERS, printed=printed, computed=_percent(hundredths)
    )
    return Average(hundredths=hundredths, finding=differs)
