"""Which cells of a table may be shown, so that no small one can be read or worked out.

A small cell is hidden (primary suppression). Since rows and columns come with their totals, a
cell that is hidden alone could be worked out; so others are hidden with it (secondary
suppression). The table is read as a graph: rows and columns are the nodes, cells the edges, totals
included. What a reader knows are the sums along rows and columns, and these fix a hidden
cell exactly when it lies on no ring of hidden cells. So every small cell gets a ring, and of all
rings the one that costs the reader least.
Source: D. Gusfield, "A graph theoretic approach to statistical data security", SIAM Journal on
Computing 17 (1988).
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

type Cell = tuple[str, str]
type Node = tuple[str, str]

TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Counts by row and column with totals, under `TOTAL`; None is a count that is not shown."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Cell, int | None]


def publish(
    counts: Mapping[Cell, int], *, rows: Sequence[str], columns: Sequence[str], small_cell: int
) -> Table:
    """The table of `counts` with every count from 1 to below `small_cell` hidden, for good."""
    full = _with_totals(counts, rows, columns)
    small = [cell for cell, count in full.items() if 0 < count < small_cell]
    hidden = set(small)
    for cell in small:
        hidden |= _cheapest_ring(cell, full, hidden)
    return Table(
        rows=tuple(rows),
        columns=tuple(columns),
        cells={cell: None if cell in hidden else count for cell, count in full.items()},
    )


def _with_totals(
    counts: Mapping[Cell, int], rows: Sequence[str], columns: Sequence[str]
) -> dict[Cell, int]:
    full = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    full |= {(row, TOTAL): sum(full[row, column] for column in columns) for row in rows}
    full |= {(TOTAL, column): sum(full[row, column] for row in rows) for column in columns}
    full[TOTAL, TOTAL] = sum(full[row, TOTAL] for row in rows)
    return full


def _cheapest_ring(cell: Cell, full: Mapping[Cell, int], hidden: set[Cell]) -> frozenset[Cell]:
    """The cells that close a ring with `cell` at the least loss of shown counts.

    Zeros never take part: a ring through a hidden zero may leave its other cells only one way to
    be. A ring always exists, since a count above zero has totals above zero beside it.
    """
    start, goal = ("row", cell[0]), ("column", cell[1])
    frontier: list[tuple[int, int, Node, tuple[Cell, ...]]] = [(0, 0, start, ())]
    reached: set[Node] = set()
    while True:
        cost, _, node, path = heapq.heappop(frontier)
        if node == goal:
            return frozenset(path)
        if node in reached:
            continue
        reached.add(node)
        for step, beyond in _steps(node, full):
            if step != cell and full[step]:
                price = 0 if step in hidden else full[step]
                heapq.heappush(frontier, (cost + price, len(path) + 1, beyond, (*path, step)))


def _steps(node: Node, full: Mapping[Cell, int]) -> Iterator[tuple[Cell, Node]]:
    """Every cell of a row or column, and the column or row that it leads to."""
    side, name = node
    for row, column in full:
        if side == "row" and row == name:
            yield (row, column), ("column", column)
        elif side == "column" and column == name:
            yield (row, column), ("row", row)
