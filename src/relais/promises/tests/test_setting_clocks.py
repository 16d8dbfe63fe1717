"""Clocks are set from a day on, for a body or for all; what was promised before runs on."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from relais.foundation.access import OPERATOR
from relais.organisations.interface import Role
from relais.promises.commands.setting import ClockRefused, set_clock
from relais.promises.interface import Clock, ClockUnit, Urgency
from relais.promises.models import ClockSetting
from relais.promises.queries import clocks
from relais.promises.rules.settings import ClockFace, ClockRefusal, ClockTerms
from relais.promises.tests.conftest import ANSWER, DESK, HOUSE, NOW, REGION

TODAY = date(2026, 11, 24)
EVERYONE = ClockFace(kind=ANSWER.code, urgency=Urgency.NOW, body=None)
OURS = ClockFace(kind=ANSWER.code, urgency=Urgency.NOW, body=HOUSE)


def terms(minutes, *, day=TODAY, is_validated=False):
    clock = Clock(amount=minutes)
    return ClockTerms(clock=clock, from_day=day, reason="a decision", is_validated=is_validated)


def set_to(minutes, *, face=EVERYONE, by=OPERATOR, now=NOW, **facts):
    set_clock(by=by, now=now, face=face, terms=terms(minutes, **facts))


def refusal(*args, **facts):
    with pytest.raises(ClockRefused) as refused:
        set_to(*args, **facts)
    return refused.value.refusal


def test_a_body_runs_by_its_own_clock_before_that_for_everyone(make):
    set_to(30)
    set_to(20, face=OURS)

    minutes = {
        body: (make(body, owed_by=body, urgency=Urgency.NOW).due_at - NOW) // timedelta(minutes=1)
        for body in (HOUSE, DESK)
    }

    assert minutes == {HOUSE: 20, DESK: 30}


def test_a_clock_holds_from_its_day_on_and_the_one_before_until_then(make):
    tomorrow = TODAY + timedelta(days=1)
    set_to(30)
    set_to(45, day=tomorrow)

    assert make("a", urgency=Urgency.NOW).due_at == NOW + timedelta(minutes=30)
    next_day = NOW + timedelta(days=1)
    assert make("b", now=next_day, urgency=Urgency.NOW).due_at == next_day + timedelta(minutes=45)
    assert [each.to_day for each in ClockSetting.unscoped.order_by("pk")] == [tomorrow, None]


def test_what_is_promised_keeps_the_moment_that_was_promised(make):
    promise = make(urgency=Urgency.NOW)
    set_to(300)

    promise.refresh_from_db()
    assert promise.due_at == NOW + timedelta(minutes=15)


def test_what_is_past_stays_as_it_was(kind, bodies):
    assert refusal(30, day=TODAY - timedelta(days=1)) is ClockRefusal.IN_THE_PAST
    set_to(30)
    assert refusal(30) is ClockRefusal.SAME
    assert refusal(40) is ClockRefusal.SET_AHEAD
    assert ClockSetting.unscoped.count() == 1


def test_whoever_owns_the_rule_can_agree_to_it_later(kind, bodies, person):
    claire = person("claire", REGION, role=Role.REGION_COORDINATOR)
    set_to(30)
    set_to(30, day=TODAY + timedelta(days=1), is_validated=True)

    shown = {day: _shown(claire, day) for day in (TODAY, TODAY + timedelta(days=1))}

    assert [each.is_validated for each in shown.values()] == [False, True]


def _shown(viewer, day):
    return next(
        each for each in clocks.clocks_today(viewer, today=day) if each.urgency is Urgency.NOW
    )


def test_only_whoever_may_sets_a_clock_and_only_for_her_own(kind, gwen, person):
    with pytest.raises(PermissionDenied):
        set_to(30, face=OURS, by=gwen)

    manager = person("mia", HOUSE, role=Role.BODY_ADMINISTRATOR)
    assert clocks.bodies_to_set(manager) == [HOUSE]
    set_to(30, face=OURS, by=manager)
    with pytest.raises(PermissionDenied):
        set_to(30, by=manager)


def test_a_clock_of_working_hours_is_kept_as_such(kind, bodies, make):
    hours = ClockTerms(
        clock=Clock(amount=4, unit=ClockUnit.WORKING_HOURS), from_day=TODAY, reason="a decision"
    )
    set_clock(by=OPERATOR, now=NOW, face=EVERYONE, terms=hours)

    assert make(urgency=Urgency.NOW).due_at == NOW + timedelta(hours=4)
