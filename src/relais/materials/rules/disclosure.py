"""Which cells of a table may be shown, so that no small one can be read or worked out.

What is counted flows from all through the row into the column and back to all, so cells and totals
are one network, of which `foundation.small_counts` says what has to be hidden.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relais.foundation.small_counts import Flow, hidden

type Cell = tuple[str, str]

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
    flows = {cell: _flow(cell, count) for cell, count in full.items()}
    unshown = hidden(flows, small_cell=small_cell)
    return Table(
        rows=tuple(rows),
        columns=tuple(columns),
        cells={cell: None if cell in unshown else count for cell, count in full.items()},
    )


def _with_totals(
    counts: Mapping[Cell, int], rows: Sequence[str], columns: Sequence[str]
) -> dict[Cell, int]:
    full = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    full |= {(row, TOTAL): sum(full[row, column] for column in columns) for row in rows}
    full |= {(TOTAL, column): sum(full[row, column] for row in rows) for column in columns}
    full[TOTAL, TOTAL] = sum(full[row, TOTAL] for row in rows)
    return full


def _flow(cell: Cell, count: int) -> Flow:
    """From row to column; a total the other way round, so that all of it flows in a circle."""
    row, column = ("row", cell[0]), ("column", cell[1])
    is_sum = (cell[0] == TOTAL) != (cell[1] == TOTAL)
    return Flow(column, row, count) if is_sum else Flow(row, column, count)
