"""No count below the limit can be read from the table, nor worked out from its totals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relais.materials.rules.disclosure import TOTAL, publish

LIMIT = 5
COUNTS = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 60))


@st.composite
def tables(draw):
    rows = [f"2026-W{n:02}" for n in range(1, draw(st.integers(1, 6)) + 1)]
    columns = [f"kind {n}" for n in range(draw(st.integers(1, 5)))]
    return {(row, column): draw(COUNTS) for row in rows for column in columns}, rows, columns


def full_table(counts, rows, columns):
    full = dict(counts)
    for row in rows:
        full[row, TOTAL] = sum(counts[row, column] for column in columns)
    for column in [*columns, TOTAL]:
        full[TOTAL, column] = sum(full[row, column] for row in rows)
    return full


def worked_out(table):
    """The hidden cells that the sums along rows and columns fix, by plain linear algebra."""
    hidden = [cell for cell, count in table.cells.items() if count is None]
    rows, columns = [*table.rows, TOTAL], [*table.columns, TOTAL]
    lines = [[(row, column) for column in columns] for row in rows]
    lines += [[(row, column) for row in rows] for column in columns]
    equations = np.array(
        [
            [(-1.0 if TOTAL in (cell[0], cell[1]) else 1.0) * (cell in line) for cell in hidden]
            for line in lines
        ]
    ).reshape(len(lines), len(hidden))
    # In the line of totals the grand total stands against the others.
    for number, line in enumerate(lines):
        if all(TOTAL in cell for cell in line) and (TOTAL, TOTAL) in hidden:
            equations[number, hidden.index((TOTAL, TOTAL))] = 1.0
    rank = np.linalg.matrix_rank(equations) if hidden else 0
    alone = np.eye(len(hidden))
    return [
        cell
        for number, cell in enumerate(hidden)
        if np.linalg.matrix_rank(np.vstack([equations, alone[number]])) == rank
    ]


@given(tables())
def test_no_hidden_cell_can_be_worked_out(drawn):
    counts, rows, columns = drawn

    table = publish(counts, rows=rows, columns=columns, small_cell=LIMIT)

    assert worked_out(table) == []


@given(tables())
def test_what_is_shown_is_true_and_what_is_small_is_not_shown(drawn):
    counts, rows, columns = drawn
    full = full_table(counts, rows, columns)

    table = publish(counts, rows=rows, columns=columns, small_cell=LIMIT)

    assert table.cells.keys() == full.keys()
    for cell, shown in table.cells.items():
        assert shown is None or (shown == full[cell] and not 0 < shown < LIMIT)


@given(tables())
def test_a_zero_is_shown_because_a_hidden_one_would_protect_nothing(drawn):
    counts, rows, columns = drawn
    full = full_table(counts, rows, columns)

    table = publish(counts, rows=rows, columns=columns, small_cell=LIMIT)

    assert all(table.cells[cell] == 0 for cell, count in full.items() if count == 0)


@given(tables())
def test_a_table_without_small_cells_is_shown_whole(drawn):
    counts, rows, columns = drawn
    large = {cell: count * LIMIT for cell, count in counts.items()}

    table = publish(large, rows=rows, columns=columns, small_cell=LIMIT)

    assert table.cells == full_table(large, rows, columns)


def test_a_small_cell_takes_the_cheapest_ring_with_it():
    counts = {("w1", "a"): 3, ("w1", "b"): 10, ("w2", "a"): 20, ("w2", "b"): 30}

    table = publish(counts, rows=["w1", "w2"], columns=["a", "b"], small_cell=LIMIT)

    hidden = {cell for cell, count in table.cells.items() if count is None}
    assert hidden == {("w1", "a"), ("w1", "b"), ("w2", "a"), ("w2", "b")}
    assert table.cells["w1", TOTAL] == 13


def test_hiding_only_the_small_cells_would_not_be_enough():
    """The test above can fail: a table with one hidden cell gives it away."""
    counts = {("w1", "a"): 3, ("w1", "b"): 10, ("w2", "a"): 20, ("w2", "b"): 30}
    table = publish(counts, rows=["w1", "w2"], columns=["a", "b"], small_cell=1)
    careless = type(table)(
        rows=table.rows, columns=table.columns, cells={**table.cells, ("w1", "a"): None}
    )

    assert worked_out(careless) == [("w1", "a")]


@pytest.mark.parametrize("count", [1, 4])
def test_the_only_count_of_a_table_is_hidden_with_its_totals(count):
    table = publish({("w1", "a"): count}, rows=["w1"], columns=["a"], small_cell=LIMIT)

    assert set(table.cells.values()) == {None}
