"""No hidden count has only one value that a reader could think of, by trying all of them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relais.foundation.small_counts import Flow, hidden

LIMIT = 5
COUNTS = st.sampled_from([0, 1, 1, 2, 3, 4, 5, 7, 20])


def network(table):
    """A table of counts with its totals, as what flows in a circle."""
    rows, columns = range(len(table)), range(len(table[0]))
    flows = {(r, c): Flow(("row", r), ("column", c), table[r][c]) for r in rows for c in columns}
    flows |= {(r, "all"): Flow("all", ("row", r), sum(table[r])) for r in rows}
    for c in columns:
        flows["all", c] = Flow(("column", c), "everything", sum(table[r][c] for r in rows))
    flows["all", "all"] = Flow("everything", "all", sum(map(sum, table)))
    return flows


def thinkable(table, unshown):
    """Every table near this one that looks the same: what is hidden may be one more or one less.

    Whatever else it could be, it could be this as well: one unit flows along a ring at a time.
    """
    rows, columns = range(len(table)), range(len(table[0]))
    shown = {name: flow.count for name, flow in network(table).items() if name not in unshown}
    spots = [(r, c) for r in rows for c in columns if (r, c) in unshown]
    for moves in product((-1, 0, 1), repeat=len(spots)):
        other = [list(row) for row in table]
        for (r, c), move in zip(spots, moves, strict=True):
            other[r][c] += move
        counts = {name: flow.count for name, flow in network(other).items()}
        is_above_zero = all(counts[name] > 0 for name in unshown)
        if is_above_zero and all(counts[name] == count for name, count in shown.items()):
            yield counts


def told(table, limit=LIMIT, *, unshown=None):
    """The hidden counts that are the same in all of these."""
    unshown = hidden(network(table), small_cell=limit) if unshown is None else unshown
    values = {name: set() for name in unshown}
    for counts in thinkable(table, unshown):
        for name in unshown:
            values[name].add(counts[name])
    return {name for name, known in values.items() if len(known) == 1}


@given(st.lists(st.lists(COUNTS, min_size=2, max_size=2), min_size=1, max_size=3))
def test_no_hidden_count_can_be_worked_out_by_who_knows_that_it_is_no_zero(table):
    assert told(table) == set()


def test_two_ones_under_a_total_take_a_third_with_them():
    """Their sum is two and neither is zero: with these two alone hidden both would be told."""
    table = [[1, 1, 20], [9, 9, 30]]

    found = hidden(network(table), small_cell=LIMIT)

    assert (0, 0) in told(table, unshown={(0, 0), (0, 1), (1, 0), (1, 1)})
    assert {(0, 0), (0, 1)} < found
    assert told(table) == set()


def test_what_is_hidden_for_being_small_could_be_another_small_count():
    """Whoever guesses which ones are small, and so below five, still knows none of them."""
    table = [[4, 3], [20, 30]]
    unshown = hidden(network(table), small_cell=LIMIT)

    fours = {
        counts[0, 0]
        for counts in thinkable(table, unshown)
        if counts[0, 0] < LIMIT and counts[0, 1] < LIMIT
    }

    assert fours == {3, 4}


def test_where_every_ring_would_lift_one_over_the_limit_any_ring_has_to_do():
    table = [[1, 1, 1, 1]]

    assert hidden(network(table), small_cell=LIMIT) == frozenset(network(table))
    assert told(table) == set()


@pytest.mark.parametrize("limit", [0, 1])
def test_without_a_limit_all_is_shown(limit):
    assert hidden(network([[1, 2], [3, 0]]), small_cell=limit) == frozenset()
