"""The rules of the tally: weeks, kinds, counts, and the shape of a sending."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relais.materials.queries.policy import values
from relais.materials.rules import tally
from relais.materials.rules.sending import ReportRefusal, Sending, refuse_number_of
from relais.materials.rules.tally import Report
from relais.materials.rules.weeks import first_day, week_of

TODAY = date(2026, 11, 24)
A_ROW = {"week": "2026-W48", "kind": "card_printed", "count": 3, "batch": "batch-0001"}


def refusal(**facts):
    return tally.refuse_report(Report(**{**A_ROW, **facts}), today=TODAY, values=values())


@pytest.mark.parametrize("week", ["2026-W48", "2026-W47", "2026-W35"])
def test_this_week_and_the_last_thirteen_are_taken(week):
    assert refusal(week=week) is None


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"week": "2026-W49"}, ReportRefusal.FUTURE_WEEK),
        ({"week": "2026-W34"}, ReportRefusal.TOO_OLD),
        ({"week": "2026-W54"}, ReportRefusal.UNKNOWN_WEEK),
        ({"week": "2025-W53"}, ReportRefusal.UNKNOWN_WEEK),
        ({"week": "0000-W01"}, ReportRefusal.UNKNOWN_WEEK),
        ({"week": "week 48"}, ReportRefusal.UNKNOWN_WEEK),
        ({"week": "２０２６-W48"}, ReportRefusal.UNKNOWN_WEEK),
        ({"kind": "hug"}, ReportRefusal.UNKNOWN_KIND),
        ({"count": 0}, ReportRefusal.IMPLAUSIBLE_COUNT),
        ({"count": -1}, ReportRefusal.IMPLAUSIBLE_COUNT),
        ({"count": 201}, ReportRefusal.IMPLAUSIBLE_COUNT),
        ({"batch": "short"}, ReportRefusal.MALFORMED_BATCH),
        ({"batch": "Jan Janssens, 32"}, ReportRefusal.MALFORMED_BATCH),
        ({"batch": "x" * 65}, ReportRefusal.MALFORMED_BATCH),
    ],
)
def test_a_report_is_refused_by_name(facts, answer):
    assert refusal(**facts) is answer


@pytest.mark.parametrize("count", [1, 200])
def test_every_plausible_count_is_taken(count):
    assert refusal(count=count) is None


def test_an_unusual_count_is_taken_but_marked():
    assert not tally.is_unusual(50, values=values())
    assert tally.is_unusual(51, values=values())


def test_one_sending_holds_some_reports_but_not_too_many():
    report = Report(**A_ROW)

    assert refuse_number_of([report], at_most=2) is None
    assert refuse_number_of([], at_most=2) is ReportRefusal.MALFORMED
    assert refuse_number_of([report] * 3, at_most=2) is ReportRefusal.TOO_MANY


def test_a_sending_is_read_as_agreed():
    assert tally.read_tally({"token": "t", "weeks": [A_ROW]}) == Sending(
        token="t", reports=(Report(**A_ROW),)
    )


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        {"weeks": [A_ROW]},
        {"token": 1, "weeks": [A_ROW]},
        {"token": "t", "weeks": {}},
        {"token": "t", "weeks": [A_ROW, "more"]},
        {"token": "t", "weeks": [{**A_ROW, "count": "3"}]},
        {"token": "t", "weeks": [{**A_ROW, "count": 3.0}]},
        {"token": "t", "weeks": [{**A_ROW, "count": True}]},
        {"token": "t", "weeks": [{"week": "2026-W48"}]},
    ],
)
def test_a_sending_of_another_shape_is_not_read(sent):
    assert tally.read_tally(sent) is None


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_the_week_of_a_day_begins_on_the_monday_before_it(day):
    monday = first_day(week_of(day))

    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


def test_the_week_that_still_runs_is_not_finished():
    assert tally.finished_weeks(TODAY, number=3) == ("2026-W47", "2026-W46", "2026-W45")
    assert tally.finished_weeks(date(2027, 1, 6), number=2) == ("2026-W53", "2026-W52")


@pytest.mark.parametrize(
    ("since", "until", "took_part"),
    [
        (date(2026, 11, 29), None, True),
        (date(2026, 11, 30), None, False),
        (date(2026, 1, 1), date(2026, 11, 23), True),
        (date(2026, 1, 1), date(2026, 11, 22), False),
    ],
    ids=["enrolled on Sunday", "the day after", "revoked on Monday", "the day before"],
)
def test_a_counter_takes_part_in_the_weeks_it_could_report_on(since, until, took_part):
    assert tally.took_part("2026-W48", since=since, until=until) is took_part
