"""The kinds of promise that referrals bring, with clocks that nobody has validated yet."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from django.urls import reverse

from relais.foundation.trilingual import Trilingual
from relais.promises.interface import Button, Clock, ClockUnit, Step, Target, Urgency
from relais.promises.interface import Kind as PromiseKind
from relais.referrals.permissions import Permission
from relais.referrals.rules.promised import Kind
from relais.referrals.words import kinds as words

# Who is told in turn when a receiver lets its time pass; the sender then chooses the next service.
_RECEIVER_CLIMBS: Final = (
    Step(after=timedelta(0), target=Target.OWED_BY),
    Step(after=timedelta(hours=1), target=Target.DEPUTY),
    Step(after=timedelta(hours=2), target=Target.OWED_TO),
    Step(after=timedelta(hours=24), target=Target.REGION),
)
_SENDER_CLIMBS: Final = (
    Step(after=timedelta(0), target=Target.OWED_BY),
    Step(after=timedelta(hours=4), target=Target.REGION),
)


def kinds() -> tuple[PromiseKind, ...]:
    """Every kind of promise about a referral."""
    return (
        _kind(Kind.SEE, words.SEE, _clocks(30, 60, 8), _RECEIVER_CLIMBS),
        _kind(Kind.ANSWER, words.ANSWER, _clocks(60, 240, 16), _RECEIVER_CLIMBS),
        _kind(Kind.REACH, words.REACH, _clocks(60, 240, 24), _RECEIVER_CLIMBS),
        _kind(Kind.CHOOSE_NEXT, words.CHOOSE_NEXT, _clocks(30, 60, 8), _SENDER_CLIMBS),
        _kind(
            Kind.STOP_CONTACT,
            words.STOP_CONTACT,
            _clocks(30, 60, 8),
            _RECEIVER_CLIMBS,
            button=Button(label=words.UNDERSTOOD),
        ),
        _kind(
            Kind.ASKED_ELSEWHERE,
            words.ASKED_ELSEWHERE,
            _clocks(30, 60, 8),
            _RECEIVER_CLIMBS,
            button=Button(label=words.UNDERSTOOD),
        ),
        _kind(
            Kind.ASK_AGAIN,
            words.ASK_AGAIN,
            _clocks(60, 240, 16),
            _SENDER_CLIMBS,
            button=Button(label=words.RUNG),
        ),
        _kind(
            Kind.RING_STOP,
            words.RING_STOP,
            _clocks(30, 60, 8),
            _SENDER_CLIMBS,
            button=Button(label=words.RUNG),
        ),
        _kind(Kind.LOOK_AT_FILE, words.LOOK_AT_FILE, _clocks(60, 240, 8), _SENDER_CLIMBS),
    )


def _clocks(now: int, today: int, week: int) -> Mapping[Urgency, Clock]:
    """Minutes for what can't wait, working hours for what can."""
    return {
        Urgency.NOW: Clock(amount=now),
        Urgency.TODAY: Clock(amount=today),
        Urgency.WEEK: Clock(amount=week, unit=ClockUnit.WORKING_HOURS),
    }


def _kind(
    code: Kind,
    said: tuple[Trilingual, Trilingual],
    clocks: Mapping[Urgency, Clock],
    steps: tuple[Step, ...],
    *,
    button: Button | None = None,
) -> PromiseKind:
    noun, verb = said
    return PromiseKind(
        code=code,
        noun=noun,
        verb=verb,
        permission=Permission.FOLLOW,
        clocks=clocks,
        steps=steps,
        address=_address(code),
        button=button,
    )


def _address(code: Kind) -> Callable[[str], str]:
    """The page where the promise can be kept, or which says to whom to phone."""
    if code is Kind.LOOK_AT_FILE:
        return lambda about: reverse("organisations:seen_by", args=[about])
    return lambda about: reverse("referrals:owed", args=[about])
