"""Whatever people do in whatever order, a promise is never lost and its history never lies."""

from datetime import timedelta
from itertools import count

import pytest
from django.http import Http404
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from relais.foundation.access import OPERATOR
from relais.promises.commands import pressing
from relais.promises.commands.climbing import climb
from relais.promises.interface import (
    Reason,
    State,
    break_promise,
    keep_promise,
    make_promise,
    pass_on,
    release,
)
from relais.promises.models import Change, Promise
from relais.promises.models.promises import OWED
from relais.promises.permissions import CLOCK
from relais.promises.tests.conftest import ANSWER, DESK, HOUSE, NOW, promised

_numbers = count()
BODIES = st.sampled_from([HOUSE, DESK])


class Course(RuleBasedStateMachine):
    """One thing that two bodies promise; `owing` is our own account of who owes it.

    What is of the other body, or too old, is not taken back: then nothing may change.
    """

    people = ()

    def __init__(self):
        super().__init__()
        self.about = f"thing-{next(_numbers)}"
        self.now = NOW
        self.owing = set()

    @property
    def thing(self):
        return {"kind": ANSWER.code, "about": self.about}

    @rule(body=BODIES)
    def promise(self, body):
        make_promise(by=OPERATOR, now=self.now, promised=promised(self.about, owed_by=body))
        self.owing.add(body)

    @rule(
        end=st.sampled_from(
            [
                keep_promise,
                break_promise,
                lambda **facts: release(**facts, reason=Reason.NOT_NEEDED),
            ]
        )
    )
    def end(self, end):
        end(by=self.people[0], now=self.now, **self.thing)
        self.owing.clear()

    @rule(to=BODIES)
    def hand_over(self, to):
        pass_on(by=self.people[0], now=self.now, **self.thing, to=to)
        self.owing = {to} if self.owing else set()

    @rule(who=st.integers(0, 1), data=st.data())
    def take_back(self, who, data):
        found = list(self.promises().values_list("uid", flat=True))
        if not found:
            return
        uid = data.draw(st.sampled_from(found))
        try:
            pressing.undo(by=self.people[who], now=self.now, uid=uid)
        except (pressing.UndoRefused, Http404):
            return
        self.owing = set(self.promises().filter(state=State.OPEN).values_list("owed_by", flat=True))
        assert Promise.unscoped.get(uid=uid).owed_by_id in self.owing

    @rule(minutes=st.sampled_from([1, 30, 5_000]))
    def wait(self, minutes):
        self.now += timedelta(minutes=minutes)
        climb(by=CLOCK, now=self.now)

    def promises(self):
        return Promise.unscoped.filter(about=self.about).order_by("pk")

    @invariant()
    def those_who_owe_are_those_we_know_of(self):
        owing = self.promises().filter(state=State.OPEN).values_list("owed_by", flat=True)
        assert sorted(owing) == sorted(self.owing)

    @invariant()
    def the_history_ends_where_the_promise_stands(self):
        for each in self.promises():
            last = Change.unscoped.filter(promise=each).latest("pk")
            assert [getattr(last, field) for field in OWED] == [
                getattr(each, field) for field in OWED
            ]

    @invariant()
    def only_what_is_open_will_climb(self):
        assert not self.promises().exclude(state=State.OPEN).exclude(next_step_at=None).exists()


@pytest.mark.asvs("2.3.1")
def test_any_course_of_a_promise(kind, person):
    class Courses(Course):
        people = (person("gwen", HOUSE), person("dora", DESK))

    run_state_machine_as_test(
        Courses,
        settings=settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
