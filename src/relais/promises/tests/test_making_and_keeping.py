"""Making, keeping, passing on, releasing: what each leaves behind, and that twice is once."""

from datetime import timedelta

import pytest
from django.apps import apps

from relais.foundation.access import OPERATOR
from relais.promises.interface import (
    Reason,
    State,
    Urgency,
    add_kind,
    break_promise,
    keep_promise,
    make_promises,
    pass_on,
    release,
)
from relais.promises.models import Change, Promise
from relais.promises.queries import kinds
from relais.promises.rules.vocabulary import Move
from relais.promises.tests.conftest import ANSWER, DESK, HOUSE, NOW, promised

THING = {"kind": ANSWER.code, "about": "thing-1"}


def state(promise):
    return Promise.unscoped.get(pk=promise.pk).state


def moves(promise):
    return list(
        Change.unscoped.filter(promise=promise).order_by("pk").values_list("move", flat=True)
    )


def test_a_promise_is_due_by_the_clock_of_its_urgency(make):
    promise = make(urgency=Urgency.NOW)

    assert promise.due_at == NOW + timedelta(minutes=15)
    assert promise.next_step_at == promise.due_at


def test_a_promise_is_due_when_it_was_agreed(make):
    promise = make(due_at=NOW + timedelta(days=40))

    assert promise.due_at == NOW + timedelta(days=40)


def test_promising_the_same_twice_is_one_promise(make):
    assert make().pk == make(now=NOW + timedelta(hours=1)).pk
    assert Change.unscoped.count() == 1


def test_several_are_made_at_once_and_what_was_owed_already_stays(make, django_assert_num_queries):
    first = make("thing-1")
    asked = [promised(f"thing-{number}", urgency=Urgency.NOW) for number in (1, 2, 3)]

    # How long one has, what was made and what stands already, what happened, who is told, audit.
    with django_assert_num_queries(1 + 2 + 1 + 2 + 1 + 2):
        made = make_promises(by=OPERATOR, now=NOW, promised=asked)

    assert [each.about for each in made] == ["thing-1", "thing-2", "thing-3"]
    assert made[0] == first
    assert [moves(each) for each in made] == [[Move.MADE]] * 3
    rows = apps.get_model("audit", "AuditRow").unscoped.filter(event="promises.made")
    assert {row.about for row in rows} == {str(each.uid) for each in made}


@pytest.mark.parametrize(
    ("end", "ends"),
    [
        (keep_promise, State.KEPT),
        (break_promise, State.BROKEN),
        (lambda **about: release(**about, reason=Reason.WITHDRAWN), State.RELEASED),
    ],
)
def test_a_promise_ends_once(make, end, ends):
    promise = make()

    end(by=OPERATOR, now=NOW, **THING)
    end(by=OPERATOR, now=NOW, **THING)

    assert state(promise) == ends
    assert moves(promise) == [Move.MADE, ends]


def test_what_is_passed_on_is_owed_by_another_with_a_clock_of_its_own(make):
    promise = make(urgency=Urgency.NOW)
    later = NOW + timedelta(minutes=10)

    for _ in range(2):
        pass_on(by=OPERATOR, now=later, **THING, to=DESK)

    assert state(promise) == State.PASSED_ON
    other = Promise.unscoped.get(state=State.OPEN)
    assert (other.owed_by_id, other.passed_on_from_id) == (DESK, promise.pk)
    assert other.due_at == later + timedelta(minutes=15)


def test_after_it_was_kept_the_same_can_be_promised_anew(make):
    first = make()
    keep_promise(by=OPERATOR, now=NOW, **THING)

    assert make().pk != first.pk
    assert Promise.unscoped.filter(owed_by=HOUSE, state=State.OPEN).count() == 1


def test_only_what_a_context_above_brought_can_be_promised(make, monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {})
    with pytest.raises(kinds.UnknownKind):
        make()

    add_kind(ANSWER)

    assert kinds.kind(ANSWER.code) is ANSWER
    assert make().kind == ANSWER.code
