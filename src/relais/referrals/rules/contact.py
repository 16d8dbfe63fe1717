"""Safe contact: how, when and by whom a person may be reached without danger.

Shown before any number, and asked before every call and message that Relais proposes.
"""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from relais.referrals.rules.vocabulary import Answerer, Channel, DayPart

REGION: Final = ZoneInfo("Europe/Brussels")

# What one means by a part of the day; nobody is called outside it. Agreed by nobody yet.
HOURS: Final[dict[DayPart, tuple[time, time]]] = {
    DayPart.MORNING: (time(9), time(12)),
    DayPart.AFTERNOON: (time(12), time(18)),
    DayPart.EVENING: (time(18), time(21)),
    DayPart.ANY: (time(9), time(21)),
}


class ContactRefusal(StrEnum):
    """Why a person may not be contacted so now. `words` says it in three languages."""

    NOT_AT_THIS_HOUR = "not-at-this-hour"
    ONLY_THROUGH_SENDER = "only-through-sender"
    NO_MESSAGE = "no-message"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeContact:
    """How to reach a person safely. The number or address itself is kept apart, sealed.

    `say`: a word to say first, so that the person knows who calls; may be empty.
    """

    channel: Channel
    when: DayPart
    language: str
    answerer: Answerer
    may_leave_message: bool
    say: str = ""


def refuse_contact(contact: SafeContact, *, moment: datetime) -> ContactRefusal | None:
    """Say why nobody may call or write at `moment`, or None when it is safe to."""
    if contact.channel is Channel.THROUGH_SENDER:
        return ContactRefusal.ONLY_THROUGH_SENDER
    first, last = HOURS[contact.when]
    if not first <= moment.astimezone(REGION).time() < last:
        return ContactRefusal.NOT_AT_THIS_HOUR
    return None


def refuse_message(contact: SafeContact, *, moment: datetime) -> ContactRefusal | None:
    """Say why no message may be left or sent at `moment`, or None when it may."""
    refusal = refuse_contact(contact, moment=moment)
    if refusal is None and not contact.may_leave_message:
        return ContactRefusal.NO_MESSAGE
    return refusal
