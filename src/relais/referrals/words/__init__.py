"""The sentences and labels of this context."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.directory.interface import NEED, PROFILE, Capacity, Need
from relais.promises.interface import Urgency
from relais.referrals.rules.consent import BasisRefusal
from relais.referrals.rules.contact import ContactRefusal
from relais.referrals.rules.events import Event
from relais.referrals.rules.links import LinkState
from relais.referrals.rules.moves import MoveRefusal
from relais.referrals.rules.vocabulary import (
    Answerer,
    Channel,
    DayPart,
    GivenHow,
    Move,
    Outcome,
    RejectionReason,
    State,
)

STATE: dict[State, Promise] = {
    State.DRAFT: _("Not sent yet"),
    State.REQUESTED: _("Sent, not seen yet"),
    State.RECEIVED: _("Seen, not answered yet"),
    State.ACCEPTED: _("Accepted"),
    State.REJECTED: _("Not accepted"),
    State.WAITING_LIST: _("On the waiting list"),
    State.IN_PROGRESS: _("Help has begun"),
    State.ON_HOLD: _("On hold"),
    State.COMPLETED: _("Completed"),
    State.FAILED: _("Came to nothing"),
    State.WITHDRAWN: _("Withdrawn"),
    State.EXPIRED: _("Expired without an answer"),
}

# What a button says.
MOVE: dict[Move, Promise] = {
    Move.DRAFT: _("Prepare"),
    Move.SEND: _("Send"),
    Move.SEE: _("Look at it"),
    Move.ACCEPT: _("Accept"),
    Move.REJECT: _("Don’t accept"),
    Move.PUT_ON_LIST: _("Put on the waiting list"),
    Move.BEGIN: _("Help has begun"),
    Move.HOLD: _("Put on hold"),
    Move.RESUME: _("Go on"),
    Move.COMPLETE: _("Complete"),
    Move.FAIL: _("It came to nothing"),
    Move.WITHDRAW: _("The person withdraws consent"),
    Move.ASK_ELSEWHERE: _("Ask another service instead"),
    Move.EXPIRE: _("Let expire"),
}

# What the course of a referral says happened.
HAPPENED: dict[Move, Promise] = {
    Move.DRAFT: _("prepared"),
    Move.SEND: _("sent"),
    Move.SEE: _("seen for the first time"),
    Move.ACCEPT: _("accepted"),
    Move.REJECT: _("not accepted"),
    Move.PUT_ON_LIST: _("put on the waiting list"),
    Move.BEGIN: _("help began"),
    Move.HOLD: _("put on hold"),
    Move.RESUME: _("taken up again"),
    Move.COMPLETE: _("completed"),
    Move.FAIL: _("came to nothing"),
    Move.WITHDRAW: _("withdrawn"),
    Move.ASK_ELSEWHERE: _("another service was asked instead"),
    Move.EXPIRE: _("expired"),
}

REASON: dict[RejectionReason, Promise] = {
    RejectionReason.FULL: _("There is no room"),
    RejectionReason.LANGUAGE: _("Nobody speaks the language"),
    RejectionReason.ELIGIBILITY: _("Not the people we may help"),
    RejectionReason.HOURS: _("Not at these hours"),
    RejectionReason.TOO_NEAR: _("Too near the other person"),
    RejectionReason.UNSAFE_AREA: _("The neighbourhood isn’t safe for this person"),
    RejectionReason.UNREACHABLE: _("The person could not be reached"),
    RejectionReason.OTHER: _("Something else"),
}

OUTCOME: dict[Outcome, Promise] = {
    Outcome.REACHED: _("The person was reached"),
    Outcome.TAKEN_ON: _("We help this person"),
    Outcome.NO_SHOW: _("The person did not come"),
    Outcome.DECLINED: _("The person did not want it"),
    Outcome.UNKNOWN: _("Not known"),
}

URGENCY: dict[Urgency, Promise] = {
    Urgency.NOW: _("Now"),
    Urgency.TODAY: _("Today"),
    Urgency.WEEK: _("This week"),
}

CHANNEL: dict[Channel, Promise] = {
    Channel.PHONE: _("Phone call"),
    Channel.TEXT: _("Text message"),
    Channel.MAIL: _("E-mail"),
    Channel.THROUGH_SENDER: _("Only through us"),
}

# The same for whoever reads it, who is another than "us".
CHANNEL_READ = CHANNEL | {Channel.THROUGH_SENDER: _("Only through who handed over")}

DAY_PART: dict[DayPart, Promise] = {
    DayPart.MORNING: _("Mornings, 9 to 12"),
    DayPart.AFTERNOON: _("Afternoons, 12 to 18"),
    DayPart.EVENING: _("Evenings, 18 to 21"),
    DayPart.ANY: _("Any time from 9 to 21"),
}

ANSWERER: dict[Answerer, Promise] = {
    Answerer.ONLY_SELF: _("Only this person"),
    Answerer.TRUSTED: _("This person or somebody who knows"),
    Answerer.ANYONE: _("Anybody may answer"),
}
ANSWERER_READ = ANSWERER | {
    Answerer.ONLY_SELF: _("Only this person. If somebody else answers: wrong number")
}

GIVEN_HOW: dict[GivenHow, Promise] = {
    GivenHow.SPOKEN: _("Said aloud"),
    GivenHow.WRITTEN: _("In writing"),
    GivenHow.INTERPRETED: _("Through an interpreter"),
}

CAPACITY: dict[Capacity, Promise] = {
    Capacity.YES: _("We have room"),
    Capacity.WAITLIST: _("Waiting list"),
    Capacity.NO: _("We are full"),
    Capacity.UNKNOWN: _("Ask first"),
}

MOVE_REFUSAL: dict[MoveRefusal, Promise] = {
    MoveRefusal.NOT_FROM_HERE: _("This referral has moved on meanwhile. Look at it again."),
    MoveRefusal.NOT_YOURS: _("The other side has to do this."),
    MoveRefusal.REASON_MISSING: _("Say why you can’t accept."),
    MoveRefusal.OUTCOME_MISSING: _("Say what it came to."),
}

BASIS_REFUSAL: dict[BasisRefusal, Promise] = {
    BasisRefusal.NO_CONSENT: _(
        "Without consent nothing can be sent. Give the person the card with the number instead."
    ),
    BasisRefusal.BASIS_UNKNOWN: _("Choose one of the legal bases."),
    BasisRefusal.BASIS_NOT_IN_FORCE: _("This legal basis isn’t in force today."),
    BasisRefusal.BASIS_NOT_FOR_ROLE: _("Your role can’t use this legal basis."),
    BasisRefusal.TOO_LONG: _("Consent lasts half a year at most. Choose an earlier day."),
    BasisRefusal.ENDS_BEFORE_IT_BEGINS: _("Choose a day in the future."),
}

CONTACT_REFUSAL: dict[ContactRefusal, Promise] = {
    ContactRefusal.NOT_AT_THIS_HOUR: _("Not now: contact isn’t safe at this hour."),
    ContactRefusal.ONLY_THROUGH_SENDER: _("Not directly: only through who handed over."),
    ContactRefusal.NO_MESSAGE: _("Leave no message."),
}


def contact_refusal(refusal: ContactRefusal | None) -> str:
    """Why nobody may be called or written to now; empty when it is safe."""
    return str(CONTACT_REFUSAL[refusal]) if refusal else ""


# Danger now is no referral: it is a phone call.
NEEDS: dict[Need, Promise] = {
    need: label for need, label in NEED.items() if need is not Need.DANGER_NOW
}
PROFILES = PROFILE

NEED_OF: dict[str, Promise] = {need.value: label for need, label in NEED.items()}
URGENCY_OF: dict[str, Promise] = {urgency.value: label for urgency, label in URGENCY.items()}
REASON_OF: dict[str, Promise] = {reason.value: label for reason, label in REASON.items()}
OUTCOME_OF: dict[str, Promise] = {outcome.value: label for outcome, label in OUTCOME.items()}
FULL = Capacity.NO

EVENT: dict[Event, Promise] = {
    Event.SENT: _("Handed over"),
    Event.OPENED: _("Opened the referral"),
    Event.CONTACT_SHOWN: _("Looked at the number or address"),
    Event.MOVED: _("Did something with it"),
    Event.CONSENT_WITHDRAWN: _("Recorded that consent was withdrawn"),
    Event.LIST_READ: _("Opened a list of referrals"),
    Event.LOOKS_READ: _("Looked up who had looked"),
    Event.LINK_MADE: _("Made a link for a receiver outside Relais"),
    Event.LINK_TRIED: _("A wrong code was tried on a link"),
    Event.DESK_SET: _("Named who answers"),
    Event.CAPACITY_SET: _("Said whether there is room"),
}

LINK_STATE: dict[LinkState, Promise] = {
    LinkState.OPEN: _("The link can be opened."),
    LinkState.EXPIRED: _("The link is older than two weeks and opens nothing any more."),
    LinkState.TRIED_TOO_OFTEN: _("A wrong code was given five times: the link is dead."),
    LinkState.ENDED: _("The link has done its work and opens nothing any more."),
}
LINK_REFUSED = _(
    "This link and this code open nothing, or no longer. Ring whoever gave them to you."
)
LINK_HOLDER = _("whoever holds the link, outside Relais")
CLOCK = _("Relais itself")
DESK_ANSWERS = _("This service answers in Relais: send it there.")

NO_DESK = _("Nobody answers for this service in Relais. Phone it together with the person.")
