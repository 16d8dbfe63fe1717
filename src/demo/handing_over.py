"""Scenes of handing over: to a full shelter and the next one, from a school, from a police desk,
one taken back, and one that nobody answers until it climbs to the desk of the region.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.utils.timezone import localdate

from relais.foundation.access import EVERYONE, Viewer, acting
from relais.foundation.environment import is_development
from relais.organisations.interface import professional, professional_on
from relais.promises.interface import CLOCK, Urgency, climb
from relais.referrals import interface as referrals
from relais.referrals.interface import (
    Answerer,
    Asked,
    AskedMove,
    Channel,
    DayPart,
    Given,
    GivenHow,
    Grounds,
    Move,
    Outcome,
    Purpose,
    RejectionReason,
    SafeContact,
    Scope,
)

# In development these services of the directory are answered by invented bodies.
DESKS: Final = {
    "vogelzang-fr": "example-shelter",
    "haard-en-vrede": "example-shelter-2",
    "olista": "example-support",
}
CONTACT: Final = SafeContact(
    channel=Channel.PHONE,
    when=DayPart.MORNING,
    language="fr",
    answerer=Answerer.ONLY_SELF,
    may_leave_message=False,
    say="la bibliothèque",
)
SHELTER: Final = Asked(
    need="shelter",
    service="vogelzang-fr",
    urgency=Urgency.TODAY,
    contact=CONTACT,
    reach="0470 00 00 00",
    facts=("woman",),
    municipality="21012",
    name="A.",
)
SUPPORT: Final = Asked(
    need="victim_support",
    service="olista",
    urgency=Urgency.WEEK,
    contact=CONTACT,
    reach="0470 00 00 01",
)
SCOPE: Final = frozenset({Scope.NEED, Scope.CONTACT, Scope.NAME})


class SceneInProduction(Exception):
    """What is invented must never stand among what is real."""


def people_are_handed_over(*, by: Viewer, now: datetime) -> None:
    """All scenes of handing over, once: played again they add nothing."""
    if not is_development():
        raise SceneInProduction
    for service, body in DESKS.items():
        referrals.set_desk(by=by, now=now, service=service, body=body)
    if _does("pascal-pastiche", now, _has_sent):
        return
    _full_then_the_next(now - timedelta(hours=5))
    _from_a_school(now - timedelta(hours=3))
    _from_a_police_desk(now - timedelta(hours=2))
    _taken_back(now - timedelta(hours=4))
    _answered_by_nobody(now - timedelta(days=3), until=now)


def _full_then_the_next(begun: datetime) -> None:
    first = _hands_over("pascal-pastiche", begun, SHELTER)
    _opens("gwen-nergens", begun + timedelta(minutes=20), first)
    full = AskedMove(move=Move.REJECT, reason=RejectionReason.FULL)
    _moves("gwen-nergens", begun + timedelta(minutes=25), first, full)
    then = begun + timedelta(minutes=40)
    second: UUID = _does(
        "pascal-pastiche",
        then,
        referrals.ask_another,
        file=first,
        service="haard-en-vrede",
        grounds=agreed(then),
    )
    _opens("simon-simulacre", then + timedelta(minutes=10), second)
    _moves("simon-simulacre", then + timedelta(minutes=12), second, AskedMove(move=Move.ACCEPT))
    reached = AskedMove(move=Move.COMPLETE, outcome=Outcome.REACHED)
    _moves("simon-simulacre", then + timedelta(hours=1), second, reached)


def _from_a_school(begun: datetime) -> None:
    file = _hands_over("sanne-sjabloon", begun, SUPPORT)
    _opens("vic-verzinsel", begun + timedelta(minutes=30), file)
    _moves("vic-verzinsel", begun + timedelta(hours=1), file, AskedMove(move=Move.ACCEPT))


def _from_a_police_desk(begun: datetime) -> None:
    _hands_over("dirk-denkbeeldig", begun, SUPPORT)


def _taken_back(begun: datetime) -> None:
    file = _hands_over("pascal-pastiche", begun, SUPPORT)
    _opens("vic-verzinsel", begun + timedelta(minutes=15), file)
    _does("pascal-pastiche", begun + timedelta(hours=2), referrals.withdraw_consent, file=file)


def _answered_by_nobody(begun: datetime, *, until: datetime) -> None:
    """Nobody looks: what was promised climbs, at the last to the desk of the region."""
    _hands_over("pascal-pastiche", begun, SHELTER)
    climb(by=CLOCK, now=until)


def _hands_over(code: str, now: datetime, asked: Asked) -> UUID:
    made: UUID = _does(code, now, referrals.hand_over, asked=asked, grounds=agreed(now))
    return made


def _opens(code: str, now: datetime, file: UUID) -> None:
    _does(code, now, referrals.open_referral, file=file)


def _moves(code: str, now: datetime, file: UUID, asked: AskedMove) -> None:
    _does(code, now, referrals.move, file=file, asked=asked)


def agreed(now: datetime) -> Grounds:
    """That the person agreed, aloud, for three months."""
    until = now + timedelta(days=90)
    given = Given(purpose=Purpose.HELP, scope=SCOPE, until=until, how=GivenHow.SPOKEN)
    return Grounds(consent=given)


def _has_sent(*, by: Viewer, now: datetime) -> bool:  # noqa: ARG001  # called like a command
    return referrals.has_sent(by)


def _does(code: str, now: datetime, act: Callable[..., Any], **what: Any) -> Any:
    """Let one of the cast do something at a moment, as on a page."""
    by = professional_on(professional(EVERYONE, code), localdate(now))
    with acting(by, moment=now):
        return act(by=by, now=now, **what)
