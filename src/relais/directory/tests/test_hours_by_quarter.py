"""What a text and closures make of a day, quarter by quarter, and what a wall clock shows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from relais.directory.rules.hours import Closure, day_patterns, refuse_hours, relayed
from relais.directory.rules.moments import LocalMoment, clock, local_moment
from relais.directory.rules.vocabulary import OpenState

TUESDAY = date(2026, 11, 24)
OPEN, CLOSED, UNKNOWN = OpenState.OPEN, OpenState.CLOSED, OpenState.UNKNOWN
times = st.integers(0, 24 * 60 - 2).flatmap(
    lambda begin: st.tuples(st.just(begin), st.integers(begin + 1, 24 * 60))
)


def test_a_day_is_told_in_runs_without_gaps() -> None:
    [day] = day_patterns("Mo-Fr 09:00-12:00,13:00-17:00", (), TUESDAY, 1)
    assert day == (
        (0, 36, CLOSED), (36, 48, OPEN), (48, 52, CLOSED), (52, 68, OPEN), (68, 96, CLOSED)
    )  # fmt: skip


def test_unknown_hours_are_unknown_all_day() -> None:
    assert day_patterns(None, (), TUESDAY, 2) == [((0, 96, UNKNOWN),)] * 2


def test_a_closure_outweighs_everything() -> None:
    closure = Closure(TUESDAY, TUESDAY)
    for hours in ("24/7", None, 'unknown "op afspraak"'):
        assert day_patterns(hours, (closure,), TUESDAY, 1) == [((0, 96, CLOSED),)]


def test_the_rest_of_a_night_that_did_not_begin_may_be_the_whole_day() -> None:
    closure = Closure(TUESDAY, TUESDAY)
    after = day_patterns("Mo-Su 20:00-20:00", (closure,), TUESDAY, 2)[1]
    assert after == ((0, 96, CLOSED),)


def test_a_relay_stands_in_only_while_it_is_open_itself() -> None:
    [own] = day_patterns("09:00-12:00", (), TUESDAY, 1)
    [target] = day_patterns('11:00-14:00; Tu 14:00-16:00 "op afspraak"', (), TUESDAY, 1)
    assert relayed(own, target) == ((0, 36, CLOSED), (36, 48, OPEN), (48, 96, CLOSED))
    [target] = day_patterns("11:00-14:00", (), TUESDAY, 1)
    assert relayed(own, target)[2:] == ((48, 56, OpenState.RELAYED), (56, 96, CLOSED))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(times)
def test_a_quarter_is_open_when_each_of_its_minutes_is(span: tuple[int, int]) -> None:
    begin, end = (f"{minute // 60:02}:{minute % 60:02}" for minute in span)
    hours = f"{begin}-{end}"
    assert refuse_hours(hours) is None
    [day] = day_patterns(hours, (), TUESDAY, 1)
    evaluator, midnight = OpeningHours(hours), datetime(2026, 11, 24)  # noqa: DTZ001  # a wall clock
    minutes = [evaluator.is_open(midnight + timedelta(minutes=each)) for each in range(24 * 60)]
    by_quarter = [OPEN if all(minutes[q * 15 : q * 15 + 15]) else CLOSED for q in range(96)]
    assert [state for begin, end, state in day for _ in range(begin, end)] == by_quarter


@pytest.mark.parametrize(
    ("at", "day", "time"),
    [
        pytest.param("2026-11-24T23:14+01:00", "2026-11-24", "23:00", id="within a quarter"),
        pytest.param("2026-11-24T23:30Z", "2026-11-25", "00:30", id="the next day in Brussels"),
        pytest.param("2026-03-29T01:00Z", "2026-03-29", "03:00", id="after the hour in spring"),
        pytest.param("2026-10-25T00:30Z", "2026-10-25", "02:30", id="first time in autumn"),
        pytest.param("2026-10-25T01:30Z", "2026-10-25", "02:30", id="second time in autumn"),
    ],
)
def test_a_moment_is_what_the_wall_clock_in_brussels_shows(at: str, day: str, time: str) -> None:
    moment = local_moment(datetime.fromisoformat(at))
    assert (moment.day.isoformat(), clock(moment.quarter)) == (day, time)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        local_moment(datetime(2026, 11, 24, tzinfo=UTC).replace(tzinfo=None))


def test_the_end_of_a_day_reads_24() -> None:
    assert clock(96) == "24:00"
    assert LocalMoment(TUESDAY, 0) == local_moment(datetime(2026, 11, 23, 23, tzinfo=UTC))
