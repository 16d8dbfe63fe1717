"""The kinds of promise that a hand-over makes."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What is owed about a referral, by its receiver or its sender."""

    SEE = "referrals.see"
    ANSWER = "referrals.answer"
    REACH = "referrals.reach"
    CHOOSE_NEXT = "referrals.choose_next"
    STOP_CONTACT = "referrals.stop_contact"
    ASKED_ELSEWHERE = "referrals.asked_elsewhere"
    LOOK_AT_FILE = "referrals.look_at_file"
    ASK_AGAIN = "referrals.ask_again"
    RING_STOP = "referrals.ring_stop"


# A receiver outside Relais owes nothing here: the sender's own body rings it instead.
RUNG_INSTEAD: Final = {
    Kind.SEE: Kind.ASK_AGAIN,
    Kind.ANSWER: Kind.ASK_AGAIN,
    Kind.REACH: Kind.ASK_AGAIN,
    Kind.STOP_CONTACT: Kind.RING_STOP,
    Kind.ASKED_ELSEWHERE: Kind.RING_STOP,
}
