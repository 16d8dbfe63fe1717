"""HSDS can only say weeks: what the rows say of a day is exactly what the hours say of it."""

from datetime import date, timedelta

import pytest

from relais.directory.rules.hours import Closure, day_patterns, open_spans
from relais.directory.rules.hsds.schedules import (
    WEEKDAYS,
    HolidayHours,
    Window,
    holiday_hours,
    week_rows,
    window,
)
from relais.directory.rules.moments import clock
from relais.directory.rules.vocabulary import OpenState
from relais.directory.tests.messy_directory import CLOSURES, HOURS

# Six months with Easter, both Whit Monday and 1 May, and the change to summer time.
HALF_A_YEAR = Window(date(2026, 2, 1), 181)
KNOWN_HOURS = [hours for hours in HOURS if hours]


def times_by_day(rows, days):
    """What a reader of the rows takes the days to be like."""
    found = []
    for number in range(days.days):
        day = days.first_day + timedelta(days=number)
        found.append(
            {
                (row.opens_at, row.closes_at)
                for row in rows
                if row.valid_from <= day <= row.valid_to and WEEKDAYS[day.weekday()] in row.weekdays
            }
        )
    return found


def printed(minute):
    return "23:59" if minute == 1440 else f"{minute // 60:02}:{minute % 60:02}"


@pytest.mark.parametrize("closures", CLOSURES[2:])
@pytest.mark.parametrize("hours", KNOWN_HOURS)
def test_rows_say_of_each_day_what_the_hours_say(hours, closures):
    rows = week_rows(hours, closures, HALF_A_YEAR)
    spans = open_spans(hours, closures, HALF_A_YEAR.first_day, HALF_A_YEAR.days)

    if rows:
        assert times_by_day(rows, HALF_A_YEAR) == [
            {(printed(begin), printed(end)) for begin, end in day} for day in spans
        ]
    else:
        assert spans is None or not any(spans) or hours == "Mo[1] 10:00-12:00"


@pytest.mark.parametrize("closures", CLOSURES[2:])
@pytest.mark.parametrize("hours", KNOWN_HOURS)
def test_the_minutes_are_those_of_the_label_open_now(hours, closures):
    """To the quarter, the same evaluation as matching, page and offline file."""
    spans = open_spans(hours, closures, HALF_A_YEAR.first_day, HALF_A_YEAR.days)
    patterns = day_patterns(hours, closures, HALF_A_YEAR.first_day, HALF_A_YEAR.days)
    if spans is None:
        return
    for day, pattern in zip(spans, patterns, strict=True):
        quarters = {
            quarter
            for begin, end, state in pattern
            for quarter in range(begin, end)
            if state is OpenState.OPEN
        }
        assert quarters == {
            quarter
            for begin, end in day
            for quarter in range(96)
            if begin <= quarter * 15 and (quarter + 1) * 15 <= end
        }, clock(min(quarters, default=0))


def test_easter_sunday_is_the_sunday_that_it_is_and_no_legal_holiday():
    easter = date(2026, 4, 5)

    assert open_spans("Su 10:00-12:00; PH off", (), easter, 1) == [((600, 720),)]
    assert open_spans('Su unknown "op afspraak"; PH off', (), easter, 1) is None


def test_most_hours_can_be_said():
    said = [hours for hours in KNOWN_HOURS if week_rows(hours, (), HALF_A_YEAR)]

    assert len(said) == 13
    assert "Mo-Fr 09:00-17:00; PH off" in said


def rows_of(hours, days=None, closures=()):
    return [
        (
            f"{row.valid_from:%d.%m}-{row.valid_to:%d.%m}",
            ",".join(row.weekdays),
            row.opens_at,
            row.closes_at,
            row.offset,
        )
        for row in week_rows(hours, closures, days or Window(date(2026, 12, 1), 31))
    ]


def test_day_and_night_is_from_0_to_23_59():
    assert rows_of("24/7") == [("01.12-31.12", "MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59", 1)]


def test_a_night_is_two_rows():
    assert rows_of("Fr 21:00-26:00") == [
        ("01.12-31.12", "SA", "00:00", "02:00", 1),
        ("01.12-31.12", "FR", "21:00", "23:59", 1),
    ]


def test_a_split_day_is_two_rows():
    assert [row[2:4] for row in rows_of("Mo 09:10-12:05,13:00-17:00")] == [
        ("09:10", "12:05"),
        ("13:00", "17:00"),
    ]


def test_christmas_ends_a_row_and_begins_another():
    assert rows_of("Mo-Fr 09:00-17:00; PH off") == [
        ("01.12-24.12", "MO,TU,WE,TH,FR", "09:00", "17:00", 1),
        ("25.12-31.12", "MO,TU,WE,TH", "09:00", "17:00", 1),
    ]


def test_a_closure_ends_a_row_and_begins_another():
    closed = (Closure(date(2026, 12, 7), date(2026, 12, 18)),)

    assert rows_of("Mo-Fr 09:00-17:00", closures=closed) == [
        ("01.12-07.12", "TU,WE,TH,FR", "09:00", "17:00", 1),
        ("21.12-31.12", "MO,TU,WE,TH,FR", "09:00", "17:00", 1),
    ]


def test_the_change_of_the_clock_changes_the_offset():
    assert rows_of("Mo-Su 09:00-10:00", Window(date(2026, 3, 22), 14)) == [
        ("22.03-28.03", "MO,TU,WE,TH,FR,SA,SU", "09:00", "10:00", 1),
        ("29.03-04.04", "MO,TU,WE,TH,FR,SA,SU", "09:00", "10:00", 2),
    ]


@pytest.mark.parametrize(
    "hours", ["Mo[1] 10:00-12:00", 'Mo-Fr 09:00-17:00 "op afspraak"', "Mo unknown", "24/7 off"]
)
def test_other_hours_have_no_rows(hours):
    assert rows_of(hours) == []


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Mo-Fr 09:00-17:00; PH off", HolidayHours.CLOSED),
        ("Mo-Su,PH 09:00-17:00", HolidayHours.AS_USUAL),
        ("Mo-Fr 09:00-17:00; PH 10:00-12:00", HolidayHours.OWN_HOURS),
        ("PH 10:00-12:00", HolidayHours.OWN_HOURS),
        ("Mo-Fr 09:00-17:00", None),
        ("24/7", None),
        ('Mo-Fr 09:00-17:00 "op afspraak"; PH off', None),
        ("Mo[1] 10:00-12:00; PH off", None),
        ('24/7 off "PH"', None),
    ],
)
def test_what_hours_say_of_legal_holidays(hours, said):
    assert holiday_hours(hours, 2026, HALF_A_YEAR) == said


@pytest.mark.parametrize(
    ("today", "last_day"),
    [
        (date(2026, 11, 1), date(2027, 2, 28)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2026, 12, 1), date(2027, 3, 31)),
        (date(2026, 8, 15), date(2026, 11, 30)),
        (date(2026, 9, 1), date(2026, 12, 31)),
    ],
)
def test_schedules_speak_of_this_month_and_the_three_after_it(today, last_day):
    days = window(today)

    assert days.first_day == today.replace(day=1)
    assert days.first_day + timedelta(days=days.days - 1) == last_day
