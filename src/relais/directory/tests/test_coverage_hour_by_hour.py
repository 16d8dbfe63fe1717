"""What counts as someone being there: which hours, which week, which desk, which service."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from relais.directory.rules.coverage.choosing import Selection, read_selection
from relais.directory.rules.coverage.counting import Axes, cover
from relais.directory.rules.coverage.drawing import OUTSIDE, DayGroup, day_groups, path
from relais.directory.rules.coverage.layers import existence, in_reach, in_trust, is_place
from relais.directory.rules.coverage.reading import Shares, alone, shares, uncounted, weakest
from relais.directory.rules.coverage.vocabulary import (
    Existence,
    ReachLayer,
    Scenario,
    TrustLayer,
    Uncounted,
)
from relais.directory.rules.coverage.week import HOURS, Week, nights, ordinary_week, presences
from relais.directory.rules.display import ServiceDisplay
from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.holidays import public_holidays
from relais.directory.rules.hours import Closure
from relais.directory.rules.vocabulary import Access, Kind, Need, Profile, Trust
from relais.foundation.trilingual import Trilingual

MONDAY = date(2026, 11, 30)
WEEK, HOLIDAYS = Week(monday=MONDAY), Week(monday=MONDAY, holidays=True)
AXES = Axes(
    municipalities=("21001", "21016"),
    needs=(Need.CRISIS, Need.SHELTER),
    languages=("fr", "ar"),
    profiles=(Profile.WOMAN, Profile.MAN),
)


def service(code="a", **facts):
    return ServiceFacts(
        **{
            "code": code,
            "needs": frozenset({Need.CRISIS}),
            "areas": frozenset({"region"}),
            "access": Access.DIRECT,
            "reachable": True,
            "languages": frozenset({"fr"}),
            "hours": "24/7",
            **facts,
        }
    )


def hours(*services, week=WEEK):
    """By desk the hours in which it answers, as numbers of the week."""
    return {each.desk: np.flatnonzero(each.hours).tolist() for each in presences(services, week)}


def on(day, *spans):
    return [day * 24 + hour for first, end in spans for hour in range(first, end)]


# --- hours --------------------------------------------------------------------------------------


def test_an_hour_counts_when_someone_is_there_for_the_whole_of_it():
    assert hours(service(hours="Tu 09:15-12:45")) == {"a": on(1, (10, 12))}


@pytest.mark.parametrize(
    "text", [None, 'Mo-Fr 09:00-17:00 "by appointment"', "Mo-Fr 09:00-17:00 unknown", "24/7 off"]
)
def test_by_appointment_and_unknown_are_not_being_there(text):
    assert hours(service(hours=text)) == {}


def test_a_service_that_nobody_can_reach_is_not_there():
    assert hours(service(reachable=False)) == {}


def test_a_closure_in_that_week_closes():
    closed = service(hours="Mo-Tu 09:00-12:00", closures=(Closure(MONDAY, MONDAY),))

    assert hours(closed) == {"a": on(1, (9, 12))}


def test_hours_that_are_handed_on_are_those_of_the_other_desk():
    day = service("day", hours="Tu 09:00-12:30", relay_to="night")
    night = service("night", needs=frozenset({Need.SHELTER}), hours="Tu 11:00-15:00")

    found = {(each.service.code, each.desk): each.hours for each in presences([day, night], WEEK)}

    assert np.flatnonzero(found["day", "day"]).tolist() == on(1, (9, 12))
    # At half past twelve the other takes over: only that desk is there during the whole hour.
    assert np.flatnonzero(found["day", "night"]).tolist() == on(1, (12, 15))


def test_handing_on_to_a_service_that_does_not_count_reaches_nobody():
    assert hours(service(hours="Tu 09:00-12:00", relay_to="gone")) == {"a": on(1, (9, 12))}


def test_two_services_with_one_desk_count_once():
    line = service("line", hours="Tu 09:00-12:00", relay_to="night")
    counts = cover([line, service("night")], AXES, WEEK).counts[0, 0, 0, 0]

    assert np.flatnonzero(counts == 2).tolist() == on(1, (9, 12))
    assert (counts == 1).sum() == HOURS - 3


# --- weeks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "monday"),
    [
        (date(2026, 11, 24), date(2026, 11, 30)),
        (date(2026, 11, 30), date(2026, 11, 30)),
        # Christmas and New Year are Fridays: the first week without a holiday is that of 4 January.
        (date(2026, 12, 20), date(2027, 1, 4)),
    ],
)
def test_an_ordinary_week_is_whole_and_has_no_holiday(today, monday):
    assert ordinary_week(today) == Week(monday=monday)


def test_on_holidays_a_rule_for_holidays_holds_every_day():
    assert hours(service(hours="Mo-Su 09:00-12:00; PH off"), week=HOLIDAYS) == {}
    assert hours(service(hours="PH 10:00-12:00"), week=HOLIDAYS) == {
        "a": [hour for day in range(7) for hour in on(day, (10, 12))]
    }


def test_without_a_rule_for_holidays_the_day_of_the_week_holds():
    assert hours(service(hours="Mo 09:00-12:00"), week=HOLIDAYS) == {"a": on(0, (9, 12))}


def test_a_closure_of_that_week_also_closes_the_holiday_that_stands_for_its_day():
    closed = service(hours="PH 10:00-12:00", closures=(Closure(MONDAY, MONDAY + timedelta(4)),))

    assert hours(closed, week=HOLIDAYS) == {"a": on(5, (10, 12)) + on(6, (10, 12))}


@pytest.mark.parametrize("year", range(2000, 2066, 5))
def test_every_weekday_has_a_legal_holiday_to_stand_for_it(year):
    week = Week(monday=ordinary_week(date(year, 6, 1)).monday, holidays=True)

    assert len(hours(service(hours="PH 10:00-12:00"), week=week)["a"]) == 14


def test_nights_are_from_22_to_6():
    assert np.flatnonzero(nights())[:8].tolist() == [0, 1, 2, 3, 4, 5, 22, 23]
    assert nights().sum() == 7 * 8


# --- services -----------------------------------------------------------------------------------


def counted(each):
    """The cells of the first hour in which it counts."""
    counts = cover([each], AXES, WEEK).counts[..., 0]
    places = zip(*np.nonzero(counts), strict=True)
    return {
        (AXES.municipalities[a], AXES.needs[n], AXES.languages[s], AXES.profiles[p])
        for a, n, s, p in places
    }


def test_languages_that_nobody_knows_do_not_count():
    assert counted(service(languages=None)) == set()


def test_a_profile_counts_unless_it_is_refused():
    assert {who for *_, who in counted(service())} == {Profile.WOMAN, Profile.MAN}
    for_women = service(profiles=frozenset({Profile.WOMAN}))
    assert {who for *_, who in counted(for_women)} == {Profile.WOMAN}
    refusing = service(refused_profiles=frozenset({Profile.WOMAN}))
    assert {who for *_, who in counted(refusing)} == {Profile.MAN}


@pytest.mark.parametrize(
    ("area", "served"),
    [("region", 2), ("belgium", 2), ("21016", 1), ("21019", 0)],
)
def test_an_area_counts_for_whom_it_serves(area, served):
    assert len({place for place, *_ in counted(service(areas=frozenset({area})))}) == served


def display(**particulars):
    return ServiceDisplay(
        **{
            "code": "a",
            "kind": Kind.HELPLINE,
            "name": Trilingual(nl="a", fr="a"),
            "numbers": ("1712",),
            "chat": False,
            "hours": None,
            "hours_text": Trilingual(nl="", fr=""),
            "languages": None,
            "needs": (Need.CRISIS,),
            "access": Access.DIRECT,
            "cost": None,
            "trust": Trust.UNCONFIRMED,
            "confirmed_on": None,
            "areas": ("region",),
            "confidential": False,
            "relay_to": None,
            **particulars,
        }
    )


@pytest.mark.parametrize(
    ("particulars", "place"),
    [
        ({}, False),
        ({"walk_in": True}, True),
        ({"address": "Voorbeeldstraat 1"}, True),
        ({"nis": "21016"}, True),
        ({"kind": Kind.SHELTER, "confidential": True}, True),
        ({"kind": Kind.EMERGENCY_SHELTER}, True),
        ({"kind": Kind.EVA_CELL}, False),
    ],
)
def test_a_place_is_where_one_can_go(particulars, place):
    each = display(**particulars)

    assert is_place(each) is place
    assert in_reach(each, ReachLayer.PLACE) is place
    assert in_reach(each, ReachLayer.REMOTE) is not place
    assert in_reach(each, ReachLayer.ALL)


@pytest.mark.parametrize("trust", Trust)
def test_only_a_confirmation_that_still_holds_is_confirmed(trust):
    each = display(trust=trust)

    assert in_trust(each, TrustLayer.CONFIRMED) is (trust is Trust.CONFIRMED)
    assert in_trust(each, TrustLayer.ALL)


@pytest.mark.parametrize(
    ("since", "source", "found"),
    [
        ("2020-07-01", "x", Existence.THEN),
        ("2022-06-30", "x", Existence.THEN),
        ("2021-03", "x", Existence.THEN),
        ("2021", "x", Existence.THEN),
        ("2022-07", "x", Existence.LATER),
        ("2024-04-22", "x", Existence.LATER),
        ("2023", "x", Existence.LATER),
        ("2022", "x", Existence.UNKNOWN),
        ("", "x", Existence.UNKNOWN),
        ("", "source report", Existence.THEN),
        ("2022", "source report", Existence.THEN),
        ("2024-01", "source report", Existence.LATER),
    ],
)
def test_only_a_record_that_tells_places_a_service_in_2022(since, source, found):
    assert existence(since, source) is found


# --- reading ------------------------------------------------------------------------------------


def test_shares_add_up_to_all():
    kept = cover([service(), service("b", hours="Mo 00:00-24:00")], AXES, WEEK)
    here = kept.cells(Selection(language="fr", need=Need.CRISIS).box(AXES))

    assert shares(here) == pytest.approx(Shares(0, 6 / 7, 1 / 7))


def test_an_hour_is_as_good_as_in_its_weakest_municipality():
    local = service(areas=frozenset({"21016"}))
    kept = cover([local, service("b", hours="Mo 09:00-10:00"), service("c")], AXES, WEEK)
    everywhere = Selection(language="fr", need=Need.CRISIS)

    [whole] = weakest(kept.cells(everywhere.box(AXES)))
    [uccle] = weakest(kept.cells(replace(everywhere, municipality="21016").box(AXES)))

    assert (whole[9], whole[10]) == (2, 1)
    assert (uccle == 2).all()


def test_who_stands_alone_is_named_with_the_cells_that_hang_on_it():
    kept = cover([service(), service("b", hours="Mo 00:00-24:00")], AXES, WEEK)

    assert alone(kept, Selection(language="fr").box(AXES)) == [
        ("a", Need.CRISIS, "fr", 6 * 24 * 2 * 2)
    ]
    assert alone(kept, Selection(language="ar").box(AXES)) == []


def test_at_night_only_nights_are_looked_at():
    kept = cover([service(hours="Mo-Su 06:00-22:00")], AXES, WEEK)
    night = Selection(language="fr", need=Need.CRISIS, scenario=Scenario.NIGHTS)

    assert shares(kept.cells(night.box(AXES))).nobody == 1


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, None),
        ({"refused_profiles": frozenset({Profile.WOMAN})}, Uncounted.PROFILE),
        ({"areas": frozenset({"21001"})}, Uncounted.MUNICIPALITY),
        ({"languages": None}, Uncounted.LANGUAGE_UNKNOWN),
        ({"languages": frozenset({"ar"})}, Uncounted.LANGUAGE),
        ({"reachable": False}, Uncounted.UNREACHABLE),
        ({"hours": None}, Uncounted.HOURS_UNKNOWN),
        ({"hours": "24/7 off"}, Uncounted.NO_WHOLE_HOUR),
        ({"areas": frozenset({"21016"})}, None),
    ],
)
def test_what_does_not_count_says_why(facts, reason):
    each = service(**facts)
    chosen = Selection(language="fr", profile=Profile.WOMAN, municipality="21016")

    found = uncounted([each], cover([each], AXES, WEEK), chosen)

    assert found == ({reason: 1} if reason else {})


def test_without_a_municipality_an_area_is_no_reason():
    each = service(areas=frozenset({"21001"}))

    assert uncounted([each], cover([each], AXES, WEEK), Selection(language="fr")) == {}


def test_what_is_not_on_a_list_counts_as_not_chosen():
    said = {"need": "magic", "language": "xx", "scenario": "nights", "trust": "x", "profile": "man"}

    assert read_selection(said, AXES, language="fr", profile=Profile.WOMAN) == Selection(
        language="fr", profile=Profile.MAN, scenario=Scenario.NIGHTS
    )


# --- drawing ------------------------------------------------------------------------------------


def week_of(day):
    return np.array(day * 7, np.uint8)


def test_a_week_is_drawn_by_its_spans():
    grid = week_of([0] * 9 + [1] * 9 + [2] * 6)

    assert path(grid, 0).startswith("M0 0h9v2h-9zM0 2h9v2h-9z")
    assert path(grid, 1).startswith("M9 1h9v1h-9zM9 3h9v1h-9z")


def test_days_that_look_the_same_are_said_together():
    grid = week_of([0] * 24)
    grid[5 * 24 : 6 * 24] = 2

    assert day_groups(grid) == [
        DayGroup(0, 4, ((0, 24),), (), ()),
        DayGroup(5, 5, (), (), ((0, 24),)),
        DayGroup(6, 6, ((0, 24),), (), ()),
    ]


def test_what_is_not_looked_at_is_neither_drawn_nor_said():
    grid = week_of([OUTSIDE] * 24)

    assert path(grid, 0) == path(grid, 1) == ""
    assert day_groups(grid) == [DayGroup(0, 6, (), (), ())]


def test_holidays_are_those_of_the_law():
    assert MONDAY not in public_holidays(2026)
