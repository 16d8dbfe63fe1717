"""The closed lists of this context. States follow the Task states of FHIR SDOHCC 3.0.0."""

from enum import StrEnum


class State(StrEnum):
    """Where a referral stands."""

    DRAFT = "draft"
    REQUESTED = "requested"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WAITING_LIST = "waiting-list"
    IN_PROGRESS = "in-progress"
    ON_HOLD = "on-hold"
    COMPLETED = "completed"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Move(StrEnum):
    """What someone does with a referral: one row of its course each."""

    DRAFT = "draft"
    SEND = "send"
    SEE = "see"
    ACCEPT = "accept"
    REJECT = "reject"
    PUT_ON_LIST = "put-on-list"
    BEGIN = "begin"
    HOLD = "hold"
    RESUME = "resume"
    COMPLETE = "complete"
    FAIL = "fail"
    WITHDRAW = "withdraw"
    ASK_ELSEWHERE = "ask-elsewhere"
    EXPIRE = "expire"


class Party(StrEnum):
    """Who acts on a referral: who hands over, who receives, or time. A guest only reads."""

    SENDER = "sender"
    RECEIVER = "receiver"
    CLOCK = "clock"
    GUEST = "guest"


class RejectionReason(StrEnum):
    """Why a service does not take somebody. `too-near`: to the other person."""

    FULL = "full"
    LANGUAGE = "language"
    ELIGIBILITY = "eligibility"
    HOURS = "hours"
    TOO_NEAR = "too-near"
    UNSAFE_AREA = "unsafe-area"
    UNREACHABLE = "unreachable"
    OTHER = "other"


class Outcome(StrEnum):
    """What a referral came to."""

    REACHED = "reached"
    TAKEN_ON = "taken-on"
    NO_SHOW = "no-show"
    DECLINED = "declined"
    UNKNOWN = "unknown"


class GivenHow(StrEnum):
    """How a person gave consent."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    INTERPRETED = "interpreted"


class Purpose(StrEnum):
    """For what a receiver may use what is handed over."""

    CONTACT = "contact"
    HELP = "help"


class Scope(StrEnum):
    """What of a referral a receiver may see."""

    NEED = "need"
    CONTACT = "contact"
    NAME = "name"
    NOTE = "note"


class Channel(StrEnum):
    """How a person can be reached."""

    PHONE = "phone"
    TEXT = "text"
    MAIL = "mail"
    THROUGH_SENDER = "through-sender"


class Answerer(StrEnum):
    """Who may answer when the person is called."""

    ONLY_SELF = "only-self"
    TRUSTED = "trusted"
    ANYONE = "anyone"


class DayPart(StrEnum):
    """When the person can be reached, in parts of the day that one says aloud."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    ANY = "any"
