"""Files in every state that decides who sees them, made by the cast with the real commands."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management import call_command
from django.utils.timezone import localdate

from demo.handing_over import DESKS, SHELTER, agreed
from relais.foundation import access
from relais.foundation.access import OPERATOR, acting
from relais.organisations.interface import professional, professional_on
from relais.referrals import interface as referrals
from relais.referrals.interface import AskedMove, Move, RejectionReason

SENDER, RECEIVER = "pascal-pastiche", "gwen-nergens"
OFFICER, OTHER_OFFICER = "dirk-denkbeeldig", "elise-imaginaire"


class Thing(StrEnum):
    """What an address can name; each but the last was handed over to the receiver's shelter."""

    ASKED = "asked"
    REFUSED = "refused by the receiver"
    WITHDRAWN = "consent withdrawn"
    WALLED = "a wall against its sender"
    EMERGENCY = "opened in an emergency"
    ABSENT = "not there"


SEEN_BY = {
    Thing.ASKED: {SENDER, RECEIVER},
    Thing.REFUSED: {SENDER},
    Thing.WITHDRAWN: {SENDER},
    Thing.WALLED: {RECEIVER},
    Thing.EMERGENCY: {SENDER, RECEIVER, OTHER_OFFICER},
    Thing.ABSENT: set(),
}
NO_FILE = UUID("00000000-0000-4000-8000-000000000000")


def brussels() -> None:
    """The places, the directory, the guide and the cast."""
    call_command("organisations", "load", verbosity=0)
    call_command("directory", "load", verbosity=0)
    call_command("guide", "load", verbosity=0)
    call_command("cast")


def desks(now: datetime) -> None:
    for service, body in DESKS.items():
        referrals.set_desk(by=OPERATOR, now=now, service=service, body=body)


def files(now: datetime) -> dict[Thing, UUID]:
    """One file of each kind; the desks are set before."""
    return {
        Thing.ASKED: _hands_over(SENDER, now),
        Thing.REFUSED: _refused(now),
        Thing.WITHDRAWN: _withdrawn(now),
        Thing.WALLED: _walled(now),
        Thing.EMERGENCY: _opened_in_an_emergency(now),
        Thing.ABSENT: NO_FILE,
    }


def does(code: str, now: datetime, act: Callable[..., Any], /, **what: Any) -> Any:
    """Let one of the cast do something, as on a page."""
    by = professional_on(professional(OPERATOR, code), localdate(now))
    with acting(by, moment=now):
        return act(by=by, now=now, **what)


def _hands_over(code: str, now: datetime) -> UUID:
    return does(code, now, referrals.hand_over, asked=SHELTER, grounds=agreed(now))


def _refused(now: datetime) -> UUID:
    file = _hands_over(SENDER, now)
    full = AskedMove(move=Move.REJECT, reason=RejectionReason.FULL)
    does(RECEIVER, now, referrals.move, file=file, asked=full)
    return file


def _withdrawn(now: datetime) -> UUID:
    file = _hands_over(SENDER, now)
    does(SENDER, now, referrals.withdraw_consent, file=file)
    return file


def _walled(now: datetime) -> UUID:
    file = _hands_over(OFFICER, now)
    does(RECEIVER, now, _raises_wall, file=file, against=OFFICER)
    return file


def _opened_in_an_emergency(now: datetime) -> UUID:
    file = _hands_over(SENDER, now)
    code = does(SENDER, now, code_of, file=file)
    does(OTHER_OFFICER, now, _breaks_glass, code=code)
    return file


def _raises_wall(*, by, now, file, against):
    access.raise_wall(by, file=file, against=against)


def code_of(*, by, now, file):
    return access.code_of_file(by, file)


def row_of(*, by, now, file):
    return apps.get_model("referrals", "Referral").unscoped.get(file=file)


def _breaks_glass(*, by, now, code):
    access.break_glass(by, now=now, code=code, minutes=60)
