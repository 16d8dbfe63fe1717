"""What nobody kept in time climbs: each step once, whatever happens to a run."""

from datetime import timedelta

import psycopg
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from relais.foundation.access import OPERATOR
from relais.promises.commands import climbing
from relais.promises.commands.climbing import climb
from relais.promises.interface import Step, Target, keep_promise
from relais.promises.models import Promise
from relais.promises.permissions import CLOCK, Permission
from relais.promises.queries import kinds
from relais.promises.rules.vocabulary import Move
from relais.promises.tests.conftest import DESK, HOUSE, NOW, REGION, Keeping, kind_of
from relais.promises.tests.test_making_and_keeping import THING, moves

DUE = NOW + timedelta(days=3)


def stands(promise):
    again = Promise.unscoped.get(pk=promise.pk)
    return again.steps_taken, again.climbed_to, again.next_step_at


def test_a_promise_climbs_step_by_step(make):
    promise = make()
    hour = timedelta(hours=1)

    assert climb(by=CLOCK, now=DUE - hour) == 0
    assert climb(by=CLOCK, now=DUE) == 1
    assert stands(promise) == (1, [], DUE + hour)
    assert climb(by=CLOCK, now=DUE + hour) == 1
    assert stands(promise) == (2, [DESK], DUE + 2 * hour)
    assert climb(by=CLOCK, now=DUE + 2 * hour) == 1
    assert stands(promise) == (3, [DESK, REGION], None)
    assert climb(by=CLOCK, now=DUE + 9 * hour) == 0


def test_a_clock_that_stood_still_takes_all_missed_steps(make):
    promise = make()

    assert climb(by=CLOCK, now=DUE + timedelta(days=1)) == 3
    assert moves(promise) == [Move.MADE, Move.CLIMBED, Move.CLIMBED, Move.CLIMBED]


def test_what_was_kept_climbs_no_further(make):
    make()
    keep_promise(by=OPERATOR, now=NOW, **THING)

    assert climb(by=CLOCK, now=DUE) == 0


@pytest.mark.parametrize("target", [Target.DEPUTY, Target.OWED_TO])
def test_where_there_is_nobody_to_climb_to_it_climbs_to_the_region(register, make, target):
    register(kind_of(steps=(Step(after=timedelta(), target=target),)))
    promise = make(owed_to=None)

    climb(by=CLOCK, now=DUE)

    assert stands(promise)[1] == [REGION]


def test_a_kind_that_is_gone_holds_nobody_else_up(make, register, monkeypatch):
    gone = register(kind_of("tests.gone"))
    make("thing-2", kind=gone.code)
    make()
    monkeypatch.delitem(kinds._kinds, gone.code)

    assert climb(by=CLOCK, now=DUE) == 1


def test_a_run_that_is_killed_between_two_promises_leaves_the_rest_to_the_next(make, monkeypatch):
    first, second = make("thing-1"), make("thing-2", now=NOW + timedelta(minutes=1))
    later = DUE + timedelta(minutes=1)
    note = climbing.note

    def killed_at_the_second(by, now, promise, body, *, day):
        if promise.pk == second.pk:
            raise KeyboardInterrupt
        note(by, now, promise, body, day=day)

    monkeypatch.setattr(climbing, "note", killed_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        climb(by=CLOCK, now=later)
    monkeypatch.setattr(climbing, "note", note)

    assert moves(first) == [Move.MADE, Move.CLIMBED]
    assert moves(second) == [Move.MADE]
    assert climb(by=CLOCK, now=later) == 1
    assert moves(first) == moves(second) == [Move.MADE, Move.CLIMBED]


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_never_take_the_same_step(make):
    first, second = make("thing-1"), make("thing-2")
    with psycopg.connect(**_same_database()) as other_run:
        other_run.execute("SELECT 1 FROM promises_promise WHERE id = %s FOR UPDATE", [first.pk])
        assert climb(by=CLOCK, now=DUE) == 1
        assert [stands(each)[0] for each in (first, second)] == [0, 1]

    assert climb(by=CLOCK, now=DUE) == 1
    assert [stands(each)[0] for each in (first, second)] == [1, 1]


def _same_database():
    known = connection.get_connection_params()
    return {
        name: known[name]
        for name in ("host", "port", "dbname", "user", "password")
        if name in known
    }


def test_only_the_clock_lets_promises_climb_and_it_may_nothing_else(make, gwen):
    with pytest.raises(PermissionDenied):
        climb(by=gwen, now=DUE)

    assert [each for each in Permission if CLOCK.may(each)] == [Permission.CLIMB]
    assert not CLOCK.may(Keeping.ANSWER)
    assert CLOCK.seats == ()


def test_what_climbed_to_a_body_stands_on_its_list(make, person):
    from relais.promises.queries.promises import on_side  # noqa: PLC0415
    from relais.promises.rules.listing import Side  # noqa: PLC0415

    promise = make()
    desk = person("dora", DESK)
    assert not on_side(desk, Side.OURS).exists()

    climb(by=CLOCK, now=DUE + timedelta(hours=1))

    assert on_side(desk, Side.OURS).get() == promise
    assert promise.owed_by_id == HOUSE
