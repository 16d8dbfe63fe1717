"""Whether a meeting fell in a period is worked out for the period that is asked of."""

from dataclasses import replace

import pytest

from relais.foundation.access import OPERATOR
from relais.network.interface import MeetingKind, Period, regular_meetings_in
from relais.network.rules.periods import falls_in
from relais.network.tests.conftest import COUNTED, DATED, GROUP

WHOLE = Period.told("2020-06-05", "2022-12")


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [
        ("2022-06-30", True),
        ("2022-06", True),
        ("2022-07-01", False),
        # Part of the summer lies after the end, so nobody can be certain.
        ("2022-summer", False),
        ("2022", False),
        ("2020-06-04", False),
    ],
)
def test_a_date_as_told_lies_in_the_period_if_all_of_it_does(held_on, expected):
    period = Period.told("2020-06-05", "2022-06")

    assert falls_in(replace(DATED, held_on=held_on), GROUP, period) is expected


def test_one_of_a_count_without_dates_fell_where_the_count_says():
    assert falls_in(COUNTED, GROUP, Period.told("2021-09", "2022-06"))
    assert not falls_in(COUNTED, GROUP, Period.told("2021-10", "2022-06"))


def test_nothing_is_guessed_of_a_meeting_without_date_and_count():
    assert not falls_in(replace(COUNTED, number=None), GROUP, WHOLE)
    assert not falls_in(COUNTED, replace(GROUP, told_from=""), WHOLE)
    assert not falls_in(COUNTED, replace(GROUP, told_until=""), WHOLE)


def test_only_regular_meetings_are_the_rhythm_of_a_group(loaded):
    found = regular_meetings_in(OPERATOR, "tables", WHOLE)
    assert {each.ref for each in found} == {"one", "two"}
    assert {each.kind for each in found} == {MeetingKind.REGULAR}


def test_a_shorter_period_holds_fewer(loaded):
    (found,) = regular_meetings_in(OPERATOR, "tables", Period.told("2021", "2022-06"))

    assert found.ref == "one"
