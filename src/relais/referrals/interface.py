"""What other contexts may ask of referrals, and the scenes of the demo."""

from relais.referrals.commands.another import ask_another
from relais.referrals.commands.desks import report_room, set_desk
from relais.referrals.commands.moving import move, open_referral, withdraw_consent
from relais.referrals.commands.sending import Asked, NoDesk, NotHandedOver, hand_over
from relais.referrals.queries.referrals import has_sent
from relais.referrals.rules.consent import Given, Grounds
from relais.referrals.rules.contact import SafeContact
from relais.referrals.rules.moves import Asked as AskedMove
from relais.referrals.rules.vocabulary import (
    Answerer,
    Channel,
    DayPart,
    GivenHow,
    Move,
    Outcome,
    Purpose,
    RejectionReason,
    Scope,
    State,
)

__all__ = [
    "Answerer",
    "Asked",
    "AskedMove",
    "Channel",
    "DayPart",
    "Given",
    "GivenHow",
    "Grounds",
    "Move",
    "NoDesk",
    "NotHandedOver",
    "Outcome",
    "Purpose",
    "RejectionReason",
    "SafeContact",
    "Scope",
    "State",
    "ask_another",
    "hand_over",
    "has_sent",
    "move",
    "open_referral",
    "report_room",
    "set_desk",
    "withdraw_consent",
]
