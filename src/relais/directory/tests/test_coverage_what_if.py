"""A change of one service is worked out from the cells it touches, as if all were counted anew."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relais.directory.rules.coverage.choosing import read_session
from relais.directory.rules.coverage.counting import Axes, Coverage, count, cover
from relais.directory.rules.coverage.vocabulary import Effect, WhatIfRefusal
from relais.directory.rules.coverage.week import HOURS, Presence, Week, hours_of
from relais.directory.rules.coverage.what_if import Session, add_session, effects, what_if
from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.vocabulary import Access, Need, Profile
from relais.directory.tests import messy_directory

WEEK = Week(monday=date(2026, 3, 23))
# Small enough to be counted anew for every example.
AXES = Axes(
    municipalities=tuple(messy_directory.MUNICIPALITIES[:4]),
    needs=(Need.SHELTER, Need.CHILDREN, Need.CRISIS),
    languages=("nl", "fr", "ar"),
    profiles=(Profile.VICTIM, Profile.WOMAN, Profile.MAN, Profile.HOMELESS),
)
# With few needs, so that services meet in the same cells.
SERVICES = [
    replace(each, needs=frozenset({AXES.needs[number % len(AXES.needs)]}))
    for number, each in enumerate(messy_directory.services(size=40))
]
CODES = [each.code for each in SERVICES]


@cache
def kept():
    return cover(SERVICES, AXES, WEEK)


def classes(counts):
    return np.minimum(counts, 2)


def with_change(found):
    """All counts, with those of the touched cells put in their place."""
    whole = kept().counts.copy()
    whole[np.ix_(*found.box)] = found.after
    return whole


changes = st.fixed_dictionaries(
    {},
    optional={
        "hours": st.sampled_from(messy_directory.HOURS),
        "languages": st.none() | st.frozensets(st.sampled_from(["nl", "fr", "ar"])),
        "areas": st.frozensets(
            st.sampled_from(["region", "belgium", *AXES.municipalities]), min_size=1
        ),
        "relay_to": st.none() | st.sampled_from([*CODES, "gone"]),
        "reachable": st.booleans(),
        "needs": st.frozensets(st.sampled_from(AXES.needs), min_size=1),
    },
)


@settings(deadline=None)  # the machine may be busy
@given(code=st.sampled_from(CODES), change=changes)
def test_a_change_is_counted_as_if_all_were_counted_anew(code, change):
    changed = replace(kept().services[code], **change)

    found = what_if(kept(), changed)

    anew = cover([changed if each.code == code else each for each in SERVICES], AXES, WEEK)
    np.testing.assert_array_equal(classes(with_change(found)), classes(anew.counts))
    np.testing.assert_array_equal(found.before, kept().counts[np.ix_(*found.box)])


@settings(deadline=None)
@given(
    code=st.sampled_from([each.code for each in SERVICES if not each.relay_to]),
    languages=st.frozensets(st.sampled_from(["nl", "fr", "ar"]), min_size=1),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    hours=st.tuples(st.integers(0, 23), st.integers(1, 24)).filter(lambda span: span[0] < span[1]),
)
def test_a_session_is_counted_beside_everything_else(code, languages, days, hours):
    service = kept().services[code]
    session = Presence(replace(service, languages=languages), code, hours_of(days, *hours))

    found = what_if(kept(), service, session)

    anew = count([*kept().presences, session], AXES)
    np.testing.assert_array_equal(classes(with_change(found)), classes(anew))


def service(code, **facts):
    return ServiceFacts(
        **{
            "code": code,
            "needs": frozenset({Need.CRISIS}),
            "areas": frozenset({"region"}),
            "access": Access.DIRECT,
            "reachable": True,
            "languages": frozenset({"fr"}),
            "hours": "Mo-Fr 09:00-17:00",
            **facts,
        }
    )


def small(*services) -> Coverage:
    return cover(services, AXES, WEEK)


def tuesday_evening(code, language=None):
    return Session(service=code, days=(1,), first_hour=18, end_hour=21, language=language)


def cells_by_effect(found):
    return {effect: int(found.where(effect).sum()) for effect in Effect}


PLACES_AND_PEOPLE = 4 * 4


def test_an_evening_in_another_language_closes_a_gap():
    found = add_session(small(service("a")), tuesday_evening("a", "ar"))

    assert cells_by_effect(found) == {
        Effect.CLOSES: 3 * PLACES_AND_PEOPLE,
        Effect.BECOMES_SAFE: 0,
        Effect.BECOMES_FRAGILE: 0,
        Effect.OPENS: 0,
    }


def test_an_evening_beside_another_service_makes_it_safe():
    found = add_session(small(service("a"), service("b", hours="24/7")), tuesday_evening("a"))

    assert found.where(Effect.BECOMES_SAFE).sum() == 3 * PLACES_AND_PEOPLE
    assert not found.where(Effect.CLOSES).any()


def test_leaving_makes_cells_fragile_and_opens_gaps():
    both = small(service("a"), service("b", hours="Mo 09:00-10:00"))

    found = what_if(both, replace(both.services["a"], hours=None))

    assert found.where(Effect.BECOMES_FRAGILE).sum() == PLACES_AND_PEOPLE
    assert found.where(Effect.OPENS).sum() == (5 * 8 - 1) * PLACES_AND_PEOPLE


def test_when_others_hand_on_to_the_changed_service_they_are_counted_too():
    handing_on = service("day", hours="Mo-Fr 09:00-17:00", relay_to="night")
    both = small(handing_on, service("night", needs=frozenset({Need.SHELTER}), hours="24/7"))

    found = what_if(both, replace(both.services["night"], hours="Mo-Su 00:00-09:00"))

    crisis = [each for each in effects(both, found, np.arange(HOURS)) if each.need == Need.CRISIS]
    assert [each.effect for each in crisis] == [Effect.OPENS]
    assert crisis[0].cells == (168 - 7 * 9 - 5 * 8) * PLACES_AND_PEOPLE


def test_during_a_session_only_other_languages_are_handed_on():
    """Who picks up does not also ring through: one answers, not two."""
    line = service("line", languages=frozenset({"fr", "nl"}), relay_to="night")
    night = service("night", needs=frozenset({Need.SHELTER}), hours="24/7")
    both = small(line, night)

    in_french = add_session(both, tuesday_evening("line", "fr"))
    in_arabic = add_session(both, tuesday_evening("line", "ar"))

    assert not any(cells_by_effect(in_french).values())
    assert cells_by_effect(in_arabic)[Effect.CLOSES] == 3 * PLACES_AND_PEOPLE


def test_a_desk_that_answers_there_already_is_not_a_second_one():
    line = service("line", relay_to="night")
    both = small(line, service("night", languages=frozenset({"fr", "nl"}), hours="24/7"))

    found = what_if(both, replace(line, languages=frozenset({"fr", "nl"})))

    assert found.where(Effect.BECOMES_SAFE).sum() == 5 * 8 * PLACES_AND_PEOPLE
    assert not found.where(Effect.CLOSES).any()


def test_effects_say_when_and_for_how_many():
    kept_ = small(service("a"))
    found = add_session(kept_, tuesday_evening("a", "ar"))

    [effect] = effects(kept_, found, np.arange(HOURS))

    assert (effect.effect, effect.need, effect.language) == (Effect.CLOSES, Need.CRISIS, "ar")
    assert np.flatnonzero(effect.hours).tolist() == [24 + 18, 24 + 19, 24 + 20]
    assert (effect.municipalities, effect.profiles, effect.cells) == (4, 4, 48)


def test_effects_stay_within_the_hours_that_are_looked_at():
    kept_ = small(service("a"))
    found = add_session(kept_, tuesday_evening("a", "ar"))

    assert [each.cells for each in effects(kept_, found, np.arange(24 + 20, HOURS))] == [16]


def test_a_service_that_nobody_can_reach_helps_nobody():
    kept_ = small(service("a", reachable=False))

    assert add_session(kept_, tuesday_evening("a")) is WhatIfRefusal.UNREACHABLE


def test_a_service_outside_the_choice_is_refused():
    assert add_session(small(), tuesday_evening("a")) is WhatIfRefusal.LEFT_OUT


@pytest.mark.parametrize(
    ("said", "days", "read"),
    [
        ({}, ["1"], None),
        ({"service": ""}, ["1"], WhatIfRefusal.SERVICE),
        ({"service": "a", "from": "18", "until": "21"}, [], WhatIfRefusal.DAYS),
        ({"service": "a", "from": "18", "until": "21"}, ["7", "x"], WhatIfRefusal.DAYS),
        ({"service": "a", "from": "18", "until": "18"}, ["1"], WhatIfRefusal.HOURS),
        ({"service": "a", "from": "18", "until": "25"}, ["1"], WhatIfRefusal.HOURS),
        ({"service": "a", "from": "", "until": "21"}, ["1"], WhatIfRefusal.HOURS),
        (
            {"service": "a", "from": "18", "until": "21", "spoken": "ar"},
            ["1"],
            tuesday_evening("a", "ar"),
        ),
        (
            {"service": "a", "from": "18", "until": "21", "spoken": "klingon"},
            ["1"],
            tuesday_evening("a"),
        ),
    ],
)
def test_a_session_is_read_or_refused_by_name(said, days, read):
    assert read_session(said, days, AXES) == read
