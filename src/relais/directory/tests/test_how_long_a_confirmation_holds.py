"""Each aspect has its own interval; the weakest says how far the record can be relied on."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from relais.directory.queries.policy import trust_policy
from relais.directory.rules.aspects import ABOUT_THE_RECORD, FIELDS, touched
from relais.directory.rules.due import DueSection, due_of
from relais.directory.rules.freshness import (
    Confirmed,
    Evidence,
    Interval,
    room_on,
    standings,
    trust_of,
    whole_record_confirmed_on,
)
from relais.directory.rules.hours import answers_at_night
from relais.directory.rules.record import Record
from relais.directory.rules.vocabulary import Aspect, Capacity, Kind, Means, Trust

CALLED_AT = datetime(2026, 11, 1, 9, tzinfo=UTC)
CALLED_ON = CALLED_AT.date()
POLICY = trust_policy()
NOTHING = Evidence(kind=Kind.HELPLINE, known_since=CALLED_ON, night=False)


def confirmed(*aspects, at=CALLED_AT):
    return tuple(
        Confirmed(aspect=each, at=at, role="region_coordinator", means=Means.CALLED)
        for each in aspects
    )


ALL = replace(NOTHING, confirmed=confirmed(*Aspect))


def after(days):
    return CALLED_ON + timedelta(days=days)


def standing(evidence, aspect, day):
    return next(each for each in standings(evidence, POLICY, day) if each.aspect is aspect)


@pytest.mark.parametrize(
    ("aspect", "days"),
    [
        (Aspect.PHONE, 90),
        (Aspect.HOURS, 90),
        (Aspect.LANGUAGES, 365),
        (Aspect.ELIGIBILITY, 365),
        (Aspect.ACCESS, 365),
        (Aspect.DESCRIPTION, 365),
    ],
)
def test_each_aspect_holds_for_its_own_time(aspect, days):
    assert standing(ALL, aspect, after(days - 1)).trust is Trust.CONFIRMED
    assert standing(ALL, aspect, after(days)).trust is Trust.STALE
    assert standing(ALL, aspect, after(days)).due_on == after(days)


def test_night_duty_is_asked_every_month():
    night = replace(ALL, night=True)

    assert standing(night, Aspect.HOURS, after(30)).trust is Trust.STALE
    assert standing(night, Aspect.PHONE, after(30)).trust is Trust.CONFIRMED


@pytest.mark.parametrize(
    ("hours", "night"),
    [
        (None, False),
        ("24/7", True),
        ("Mo-Fr 09:00-18:00", False),
        ("Mo-Su 20:00-22:30", True),
        ("Mo-Fr 05:45-14:00", True),
        ('Mo-Su 20:00-24:00 "by appointment"', False),
    ],
)
def test_who_answers_between_ten_and_six_has_night_duty(hours, night):
    assert answers_at_night(hours) is night


def test_room_is_asked_of_shelters_only_and_counts_for_a_day():
    shelter = replace(ALL, kind=Kind.SHELTER)

    assert Aspect.CAPACITY not in ALL.aspects()
    assert room_on(Capacity.YES, standings(shelter, POLICY, CALLED_ON)) is Capacity.YES
    assert room_on(Capacity.YES, standings(shelter, POLICY, after(1))) is Capacity.UNKNOWN
    assert room_on(Capacity.YES, standings(ALL, POLICY, CALLED_ON)) is Capacity.UNKNOWN


def trust(evidence, day=CALLED_ON):
    return trust_of(standings(evidence, POLICY, day), troubles=evidence.troubles, policy=POLICY)


def test_a_record_is_as_good_as_its_weakest_aspect():
    every = [each for each in Aspect if each is not Aspect.LANGUAGES]
    languages_lack = replace(NOTHING, confirmed=confirmed(*every))

    assert trust(ALL) is Trust.CONFIRMED
    assert trust(ALL, after(90)) is Trust.STALE
    assert trust(languages_lack) is Trust.UNCONFIRMED
    assert trust(NOTHING) is Trust.UNCONFIRMED


def test_old_room_does_not_make_a_record_old():
    assert trust(replace(ALL, kind=Kind.SHELTER), after(2)) is Trust.CONFIRMED


@pytest.mark.parametrize(("troubles", "expected"), [(2, Trust.CONFIRMED), (3, Trust.DISPUTED)])
def test_three_reports_lower_a_record(troubles, expected):
    assert trust(replace(ALL, troubles=troubles)) is expected


def test_the_record_is_confirmed_since_its_oldest_confirmation():
    later = confirmed(Aspect.PHONE, at=CALLED_AT + timedelta(days=5))
    evidence = replace(ALL, confirmed=(*ALL.confirmed, *later))

    assert whole_record_confirmed_on(standings(evidence, POLICY, after(6))) == CALLED_ON
    assert standing(evidence, Aspect.PHONE, after(6)).confirmed_on == after(5)
    assert whole_record_confirmed_on(standings(NOTHING, POLICY, CALLED_ON)) is None


def test_a_new_interval_counts_from_its_first_day():
    shorter = Interval(
        aspect=Aspect.PHONE,
        lasts=timedelta(days=10),
        from_day=after(1),
        source="made up for a test",
        validated=False,
    )
    policy = replace(POLICY, intervals=(*POLICY.intervals, shorter))

    before = standings(ALL, policy, after(20))
    called_later = replace(ALL, confirmed=confirmed(*Aspect, at=CALLED_AT + timedelta(days=1)))
    after_it = standings(called_later, policy, after(20))

    assert before[0].trust is Trust.CONFIRMED
    assert after_it[0].trust is Trust.STALE


def test_every_value_has_a_source_and_none_claims_to_be_validated():
    assert all(each.source and not each.validated for each in POLICY.intervals)
    assert {each.aspect for each in POLICY.intervals} == set(Aspect)


def test_every_field_of_a_record_belongs_to_one_aspect_or_to_none_on_purpose():
    placed = [*ABOUT_THE_RECORD, *(name for names in FIELDS.values() for name in names)]

    assert sorted(placed) == sorted(field.name for field in fields(Record))
    assert touched(["phones", "source"]) == {Aspect.PHONE}


# --- The worklist ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "section"),
    [
        (0, DueSection.LATER),
        (59, DueSection.MONTH),
        (84, DueSection.WEEK),
        (90, DueSection.TODAY),
        (91, DueSection.LATE),
    ],
)
def test_a_record_moves_up_as_its_day_comes_near(days, section):
    due = due_of(standings(ALL, POLICY, after(days)), troubles=0, today=after(days))

    assert (due.on, due.section) == (after(90), section)
    assert due.days_late == max(days - 90, 0)


def test_who_is_on_the_telephone_asks_everything_that_is_due_within_the_month():
    due = due_of(standings(ALL, POLICY, after(89)), troubles=0, today=after(89))

    assert set(due.aspects) == {Aspect.PHONE, Aspect.HOURS}


def test_a_report_makes_a_record_due_today_and_all_of_it_is_asked():
    due = due_of(standings(ALL, POLICY, CALLED_ON), troubles=1, today=CALLED_ON)

    assert due.section is DueSection.TODAY
    assert Aspect.DESCRIPTION in due.aspects


def test_a_new_record_is_due_within_a_week():
    due = due_of(standings(NOTHING, POLICY, CALLED_ON), troubles=0, today=CALLED_ON)

    assert due.on == after(7)
    assert due.section is DueSection.WEEK
    assert set(due.aspects) == set(Aspect) - {Aspect.CAPACITY}


def test_the_day_turns_in_brussels():
    just_before_midnight = datetime(2026, 11, 1, 22, 59, tzinfo=UTC)
    evidence = replace(NOTHING, confirmed=confirmed(*Aspect, at=just_before_midnight))

    assert standing(evidence, Aspect.PHONE, CALLED_ON).confirmed_on == date(2026, 11, 1)
