"""What is shown of how often services do not accept: no small count, and none that gives one away.

Two tables of one quarter stand side by side, by service and by need, both by reason and both with
totals. Their totals are the same, so they are read as one network: what is counted flows from all
through a service into a reason, and out of it through a need back to all. What a reader knows is
that as much leaves each node as enters it, and that fixes a hidden count exactly when it lies on no
ring of hidden counts. So every small count gets a ring, of all rings the one that costs least.
Source: D. Gusfield, "A graph theoretic approach to statistical data security", SIAM Journal on
Computing 17 (1988). A quarter that is over does not change any more, and no sum over quarters is
shown, so that two quarters laid side by side tell no more than each of them.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

TOTAL: Final = "total"
_MONTHS_IN_A_QUARTER: Final = 3

type Cell = tuple[str, str]
type Node = tuple[str, str]
# A count on its way: by service, by need, or over both; then its row and its reason, or `TOTAL`.
type Flow = tuple[str, str, str]


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
    flows = _flows(counts)
    small = [flow for flow, count in flows.items() if 0 < count < small_cell]
    hidden = set(small)
    for flow in small:
        hidden |= _cheapest_ring(flow, flows, hidden)
    shown = {flow: None if flow in hidden else count for flow, count in flows.items()}
    return _sheet("service", shown, reasons), _sheet("need", shown, reasons)


def _flows(counts: Iterable[Rejected]) -> dict[Flow, int]:
    """Every count above zero and every total, each as what it is summed to on the sheets."""
    flows: dict[Flow, int] = defaultdict(int)
    for each in counts:
        for side, row in (("service", each.service), ("need", each.need), ("all", TOTAL)):
            flows[side, row, each.reason] += each.count
            flows[side, row, TOTAL] += each.count
    return dict(flows)


def _ends(flow: Flow) -> tuple[Node, Node]:
    """From which node to which a count flows."""
    side, row, reason = flow
    if side == "all":
        return (
            (("need", ""), ("service", ""))
            if reason == TOTAL
            else (("into", reason), ("out", reason))
        )
    # The node of all services, or all needs, is named by nothing.
    if reason == TOTAL:
        return (side, ""), (side, row)
    return (side, row), ("into" if side == "service" else "out", reason)


def _cheapest_ring(flow: Flow, flows: Mapping[Flow, int], hidden: set[Flow]) -> frozenset[Flow]:
    """The counts that close a ring with `flow` at the least loss of shown ones.

    Zeros take no part: a ring through a hidden zero may leave the others only one way to be. There
    always is a ring, since what is counted flows in a circle.
    """
    beside: dict[Node, list[tuple[Flow, Node]]] = defaultdict(list)
    for each, count in flows.items():
        if count and each != flow:
            one, other = _ends(each)
            beside[one].append((each, other))
            beside[other].append((each, one))
    start, goal = _ends(flow)
    frontier: list[tuple[int, int, Node, tuple[Flow, ...]]] = [(0, 0, start, ())]
    reached: set[Node] = set()
    while True:
        cost, _, node, path = heapq.heappop(frontier)
        if node == goal:
            return frozenset(path)
        if node not in reached:
            reached.add(node)
            for step, beyond in beside[node]:
                price = 0 if step in hidden else flows[step]
                heapq.heappush(frontier, (cost + price, len(path) + 1, beyond, (*path, step)))


def _sheet(side: str, shown: Mapping[Flow, int | None], reasons: Sequence[str]) -> Sheet:
    rows = sorted({row for its_side, row, _ in shown if its_side == side})
    cells = {
        (row, reason): shown.get((side, row, reason), 0)
        for row in rows
        for reason in (*reasons, TOTAL)
    }
    cells |= {(TOTAL, reason): shown.get(("all", TOTAL, reason), 0) for reason in (*reasons, TOTAL)}
    return Sheet(rows=tuple(rows), reasons=tuple(reasons), cells=cells)
