"""When something is due: minutes run on, working hours wait for the office to open."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from relais.promises.interface import Clock, ClockUnit, add_holidays
from relais.promises.queries import kinds
from relais.promises.rules.clocks import REGION

HOURS = ClockUnit.WORKING_HOURS


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=REGION)


@pytest.mark.parametrize(
    ("clock", "since", "due"),
    [
        (Clock(amount=15), at(27, 23, 50), at(28, 0, 5)),
        (Clock(amount=2, unit=HOURS), at(24, 10), at(24, 12)),
        # Thursday evening, Friday, over the weekend; before the office opens; a Saturday.
        (Clock(amount=4, unit=HOURS), at(26, 16), at(27, 12)),
        (Clock(amount=3, unit=HOURS), at(27, 16), at(30, 11)),
        (Clock(amount=8, unit=HOURS), at(24, 7), at(24, 17)),
        (Clock(amount=1, unit=HOURS), at(28, 11), at(30, 10)),
        # The eleventh of November is a holiday.
        (Clock(amount=2, unit=HOURS), at(10, 16), at(12, 10)),
    ],
)
def test_a_clock_says_when_something_is_due(clock, since, due):
    assert clock.due(since, is_holiday=lambda day: day == date(2026, 11, 11)) == due


def test_minutes_run_on_when_the_clocks_are_set_back():
    before = datetime(2026, 10, 25, 0, 30, tzinfo=ZoneInfo("UTC"))

    due = Clock(amount=60).due(before, is_holiday=lambda _day: False)

    assert (due - before).total_seconds() == 3600


def test_a_context_above_says_which_days_are_holidays(monkeypatch):
    monkeypatch.setattr(kinds, "_holidays", [])
    add_holidays(lambda year: [date(year, 11, 11)])

    assert kinds.is_holiday(date(2027, 11, 11))
    assert not kinds.is_holiday(date(2027, 11, 12))
