"""The one button of a row, and taking back what it did."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import Http404

from relais.foundation.access import OPERATOR
from relais.foundation.trilingual import Trilingual
from relais.promises.commands.pressing import UndoRefused, press, undo
from relais.promises.interface import Button, NotNow, Reason, State, keep_promise, pass_on, release
from relais.promises.models import Promise
from relais.promises.queries import today
from relais.promises.rules.moves import UndoRefusal
from relais.promises.rules.vocabulary import Move
from relais.promises.tests.conftest import ANSWER, DESK, HOUSE, NOW, kind_of, promised
from relais.promises.tests.test_making_and_keeping import THING, moves, state

LABEL = Trilingual(nl="Beantwoord", fr="Répondu", en="Answered")


class Thing:
    """What a promise of the tests is about: remembers what was done to it."""

    def __init__(self):
        self.done = []

    def act(self, **facts):
        self.done.append(("act", facts["about"]))

    def undo(self, **facts):
        self.done.append(("undo", facts["about"]))


def refusal(by, promise, *, now=NOW):
    with pytest.raises(UndoRefused) as refused:
        undo(by=by, now=now, uid=promise.uid)
    return refused.value.refusal


def test_the_button_keeps_the_promise_once(make, gwen):
    promise = make()

    press(by=gwen, now=NOW, uid=promise.uid)
    press(by=gwen, now=NOW, uid=promise.uid)

    assert moves(promise) == [Move.MADE, Move.KEPT]


def test_what_was_done_can_be_taken_back_and_stands_as_before(make, gwen):
    promise = make()
    press(by=gwen, now=NOW, uid=promise.uid)

    undo(by=gwen, now=NOW + timedelta(minutes=10), uid=promise.uid)
    undo(by=gwen, now=NOW + timedelta(minutes=10), uid=promise.uid)

    again = Promise.unscoped.get()
    assert (again.state, again.next_step_at) == (State.OPEN, promise.next_step_at)
    assert moves(promise) == [Move.MADE, Move.KEPT, Move.UNDONE]


def test_a_button_does_what_the_context_above_says(register, make, gwen):
    thing = Thing()
    register(kind_of(button=Button(label=LABEL, act=thing.act, undo=thing.undo)))
    promise = make()

    press(by=gwen, now=NOW, uid=promise.uid)
    undo(by=gwen, now=NOW, uid=promise.uid)

    assert thing.done == [("act", "thing-1"), ("undo", "thing-1")]
    assert state(promise) == State.OPEN


def test_what_the_context_above_ended_itself_is_not_ended_again(register, make, gwen):
    def let_go(*, by, now, about):
        release(by=by, now=now, kind=ANSWER.code, about=about, reason=Reason.DONE_ELSEWHERE)

    promise = make()
    register(kind_of(button=Button(label=LABEL, act=let_go)))

    press(by=gwen, now=NOW, uid=promise.uid)

    assert moves(promise) == [Move.MADE, Move.RELEASED]


def test_a_button_that_cannot_be_pressed_now_changes_nothing(register, make, gwen):
    def refuse(*, by, now, about):
        keep_promise(by=by, now=now, kind=ANSWER.code, about=about)
        raise NotNow(Trilingual(nl="Bel eerst.", fr="Appelez d’abord."))

    register(kind_of(button=Button(label=LABEL, act=refuse)))
    promise = make()

    with pytest.raises(NotNow):
        press(by=gwen, now=NOW, uid=promise.uid)

    assert state(promise) == State.OPEN


def test_an_act_without_a_way_back_cannot_be_taken_back(register, make, gwen):
    register(kind_of(button=Button(label=LABEL, act=Thing().act)))
    promise = make()
    press(by=gwen, now=NOW, uid=promise.uid)

    assert refusal(gwen, promise) is UndoRefusal.FOR_GOOD
    assert not today.row(gwen, promise.uid, now=NOW).can_be_undone


def test_a_kind_without_button_is_not_pressed(register, make, gwen):
    register(kind_of(button=None))

    with pytest.raises(Http404):
        press(by=gwen, now=NOW, uid=make().uid)


@pytest.mark.parametrize("uid", ["of others", "of nobody"])
def test_strangers_learn_nothing(make, gwen, uid):
    others = make(owed_by=DESK, owed_to=None)

    with pytest.raises(Http404):
        press(by=gwen, now=NOW, uid=others.uid if uid == "of others" else uuid4())


def test_only_what_happened_last_and_lately_and_by_oneself_can_be_taken_back(make, gwen, person):
    promise = make()
    assert refusal(gwen, promise) is UndoRefusal.NOTHING_TO_UNDO

    press(by=gwen, now=NOW, uid=promise.uid)
    colleague = person("hilde", HOUSE)
    assert refusal(colleague, promise) is UndoRefusal.NOT_YOURS
    assert refusal(gwen, promise, now=NOW + timedelta(minutes=11)) is UndoRefusal.TOO_LATE

    make()
    assert refusal(gwen, promise) is UndoRefusal.TAKEN_UP


def test_passing_on_is_taken_back_as_long_as_the_other_did_nothing(make, gwen):
    promise = make()
    pass_on(by=gwen, now=NOW, **THING, to=DESK)

    undo(by=gwen, now=NOW, uid=promise.uid)

    other = Promise.unscoped.exclude(pk=promise.pk).get()
    assert (other.state, other.reason) == (State.RELEASED, Reason.MISTAKE)
    assert state(promise) == State.OPEN


def test_passing_on_stays_once_the_other_went_on_with_it(make, gwen):
    promise = make()
    pass_on(by=gwen, now=NOW, **THING, to=DESK)
    keep_promise(by=OPERATOR, now=NOW, **THING)

    assert refusal(gwen, promise) is UndoRefusal.TAKEN_UP
    assert state(promise) == State.PASSED_ON


def test_promising_gives_the_promise_that_is_open(make):
    assert make().code == promised().code
