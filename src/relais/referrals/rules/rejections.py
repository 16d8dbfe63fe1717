"""What is shown of how often services do not accept: no small count, and none that gives one away.

Two tables of one quarter stand side by side, by service and by need, both by reason and both with
totals. Their totals are the same, so they are read as one network: what is counted flows from all
through a service into a reason, and out of it through a need back to all. What of it has to be
hidden, `foundation.small_counts` says. A quarter that is over does not change any more, and no sum
over quarters is shown, so that two quarters laid side by side tell no more than each of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from relais.foundation.small_counts import Flow, hidden

TOTAL: Final = "total"
_MONTHS_IN_A_QUARTER: Final = 3

type Cell = tuple[str, str]
# What is counted: by service, by need, or over both; then its row and its reason, or `TOTAL`.
type Counted = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """How often one service did not accept one need, for one reason."""

    service: str
    need: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Counts by row and reason with totals, under `TOTAL`; None is a count that is not shown."""

    rows: tuple[str, ...]
    reasons: tuple[str, ...]
    cells: Mapping[Cell, int | None]


def quarter_of(day: date) -> str:
    """The quarter in which a day lies, as 2026-Q1."""
    return f"{day.year}-Q{(day.month - 1) // _MONTHS_IN_A_QUARTER + 1}"


def publish(
    counts: Iterable[Rejected], *, reasons: Sequence[str], small_cell: int
) -> tuple[Sheet, Sheet]:
    """The sheets of one quarter by service and by need; counts from 1 to below the limit hidden."""
    full = _with_totals(counts)
    unshown = hidden({each: _flow(each, full[each]) for each in full}, small_cell=small_cell)
    shown = {each: None if each in unshown else count for each, count in full.items()}
    return _sheet("service", shown, reasons), _sheet("need", shown, reasons)


def _with_totals(counts: Iterable[Rejected]) -> dict[Counted, int]:
    """Every count above zero and every total, as they stand on the sheets."""
    full: dict[Counted, int] = defaultdict(int)
    for each in counts:
        for side, row in (("service", each.service), ("need", each.need), ("all", TOTAL)):
            full[side, row, each.reason] += each.count
            full[side, row, TOTAL] += each.count
    return dict(full)


def _flow(counted: Counted, count: int) -> Flow:
    """From which node to which a count flows; what is all services, or all needs, has no name."""
    side, row, reason = counted
    everyone, everything = ("service", ""), ("need", "")
    into, out = ("into", reason), ("out", reason)
    ends = {
        "service": (everyone, (side, row)) if reason == TOTAL else ((side, row), into),
        "need": ((side, row), everything) if reason == TOTAL else (out, (side, row)),
        "all": (everything, everyone) if reason == TOTAL else (into, out),
    }
    return Flow(*ends[side], count)


def _sheet(side: str, shown: Mapping[Counted, int | None], reasons: Sequence[str]) -> Sheet:
    rows = sorted({row for its_side, row, _ in shown if its_side == side})
    cells = {
        (row, reason): shown.get((side, row, reason), 0)
        for row in rows
        for reason in (*reasons, TOTAL)
    }
    cells |= {(TOTAL, reason): shown.get(("all", TOTAL, reason), 0) for reason in (*reasons, TOTAL)}
    return Sheet(rows=tuple(rows), reasons=tuple(reasons), cells=cells)
