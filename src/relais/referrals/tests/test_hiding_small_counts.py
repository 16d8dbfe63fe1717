"""No small count of rejections can be read from the sheets of a quarter, nor worked out."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relais.referrals.rules.rejections import (
    TOTAL,
    Rejected,
    publish,
    quarter_of,
)

LIMIT = 5
REASONS = ("full", "hours", "language")
NUMBERS = st.sampled_from([0, 0, 1, 2, 4, 5, 9, 20, 60])


@st.composite
def quarters(draw):
    services = [f"service {number}" for number in range(draw(st.integers(1, 3)))]
    needs = [f"need {number}" for number in range(draw(st.integers(1, 3)))]
    places = [(s, n, r) for s in services for n in needs for r in REASONS]
    numbers = draw(st.lists(NUMBERS, min_size=len(places), max_size=len(places)))
    return [
        Rejected(service=s, need=n, reason=r, count=count)
        for (s, n, r), count in zip(places, numbers, strict=True)
        if count
    ]


def published(counts, limit=LIMIT):
    return publish(counts, reasons=REASONS, small_cell=limit)


def truth(counts, side, row, reason):
    return sum(
        each.count
        for each in counts
        if row in (TOTAL, getattr(each, side)) and reason in (TOTAL, each.reason)
    )


def cells(sheets):
    for side, sheet in zip(("service", "need"), sheets, strict=True):
        for (row, reason), count in sheet.cells.items():
            yield side, row, reason, count


def worked_out(sheets):
    """The hidden counts that the sums on both sheets fix, by plain linear algebra.

    A total is on both sheets, so it is one unknown.
    """
    names = [
        ("all" if row == TOTAL else side, row, reason)
        for side, row, reason, count in cells(sheets)
        if count is None
    ]
    hidden = list(dict.fromkeys(names))
    place = {name: number for number, name in enumerate(hidden)}
    equations = []
    for side, sheet in zip(("service", "need"), sheets, strict=True):
        rows, columns = [*sheet.rows, TOTAL], [*sheet.reasons, TOTAL]
        lines = [([(row, each) for each in columns[:-1]], (row, TOTAL)) for row in rows]
        lines += [([(each, col) for each in rows[:-1]], (TOTAL, col)) for col in columns]
        for parts, total in lines:
            equation = np.zeros(len(hidden))
            for (row, col), sign in [*((part, 1.0) for part in parts), (total, -1.0)]:
                name = ("all" if row == TOTAL else side, row, col)
                if name in place:
                    equation[place[name]] += sign
            equations.append(equation)
    known = np.array(equations).reshape(len(equations), len(hidden))
    rank = np.linalg.matrix_rank(known) if hidden else 0
    alone = np.eye(len(hidden))
    return [
        name
        for name, number in place.items()
        if np.linalg.matrix_rank(np.vstack([known, alone[number]])) == rank
    ]


@given(quarters())
def test_no_hidden_count_can_be_worked_out(counts):
    assert worked_out(published(counts)) == []


@given(quarters())
def test_what_is_shown_is_true_and_what_is_small_is_not_shown(counts):
    for side, row, reason, shown in cells(published(counts)):
        true = truth(counts, side, row, reason)
        assert shown == true if shown is not None else true > 0
        assert not 0 < (shown or 0) < LIMIT


@given(quarters())
def test_a_quarter_without_small_counts_is_shown_whole(counts):
    large = [
        Rejected(service=each.service, need=each.need, reason=each.reason, count=each.count * LIMIT)
        for each in counts
    ]

    assert all(
        shown == truth(large, side, row, reason)
        for side, row, reason, shown in cells(published(large))
    )


def test_hiding_on_each_sheet_by_itself_would_not_be_enough():
    """The first test can fail: what one sheet hides the other one's totals would tell."""
    counts = [
        Rejected(service="oak", need="shelter", reason="full", count=3),
        Rejected(service="oak", need="shelter", reason="hours", count=20),
        Rejected(service="elm", need="shelter", reason="full", count=9),
        Rejected(service="elm", need="shelter", reason="hours", count=30),
    ]
    by_service, by_need = published(counts, limit=1)
    careless = type(by_service)(
        rows=by_service.rows,
        reasons=by_service.reasons,
        cells={**by_service.cells, ("oak", "full"): None, (TOTAL, "full"): None},
    )

    assert ("service", "oak", "full") in worked_out((careless, by_need))
    assert worked_out(published(counts)) == []


@pytest.mark.parametrize("count", [1, 4])
def test_the_only_count_of_a_quarter_is_hidden_with_all_its_totals(count):
    sheets = published([Rejected(service="oak", need="shelter", reason="full", count=count)])

    assert {shown for *_, shown in cells(sheets)} == {None, 0}


@pytest.mark.parametrize(
    ("day", "quarter"),
    [((2026, 1, 1), "2026-Q1"), ((2026, 3, 31), "2026-Q1"), ((2026, 12, 1), "2026-Q4")],
)
def test_a_quarter_has_three_months(day, quarter):
    assert quarter_of(date(*day)) == quarter
