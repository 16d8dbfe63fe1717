"""The closed lists of the directory, by their codes in data and API."""

from enum import StrEnum


class Need(StrEnum):
    """What a person comes for."""

    DANGER_NOW = "danger_now"
    LISTENING_ADVICE = "listening_advice"
    SHELTER = "shelter"
    HOUSING = "housing"
    CHILDREN = "children"
    POLICE_STATEMENT = "police_statement"
    PERPETRATOR_HELP = "perpetrator_help"
    LEGAL_ADVICE = "legal_advice"
    SEXUAL_VIOLENCE = "sexual_violence"
    MEDICAL = "medical"
    CRISIS = "crisis"
    VICTIM_SUPPORT = "victim_support"


class Profile(StrEnum):
    """Who comes: a part in the violence, a person, a situation."""

    VICTIM = "victim"
    WITNESS = "witness"
    PERPETRATOR = "perpetrator"
    WOMAN = "woman"
    MAN = "man"
    CHILD = "child"
    YOUTH = "youth"
    PREGNANT = "pregnant"
    WITH_CHILDREN = "with_children"
    LARGE_FAMILY = "large_family"
    HOMELESS = "homeless"
    LGBTQIA = "lgbtqia"


class Access(StrEnum):
    """How one comes in."""

    DIRECT = "direct"
    APPOINTMENT = "appointment"
    REFERRAL_ONLY = "referral_only"


class Trust(StrEnum):
    """How far a record, or one aspect of it, can be relied on."""

    CONFIRMED = "confirmed"
    STALE = "stale"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"


class Aspect(StrEnum):
    """What of a record is confirmed by itself, for as long as its own interval."""

    PHONE = "phone"
    HOURS = "hours"
    LANGUAGES = "languages"
    ELIGIBILITY = "eligibility"
    CAPACITY = "capacity"
    ACCESS = "access"
    DESCRIPTION = "description"


class Means(StrEnum):
    """How someone made sure that a record is right."""

    CALLED = "called"
    VISITED = "visited"
    SERVICE_ITSELF = "service_itself"
    DOCUMENT = "document"


class Trouble(StrEnum):
    """What a counter found wrong with a service; nothing about whoever was helped."""

    NUMBER_WRONG = "number_wrong"
    FULL = "full"
    CLOSED = "closed"


class Signatory(StrEnum):
    """In what role someone acts who has no mandate: by a link, or at the machine itself."""

    STEWARD = "steward"
    SERVICE = "service"
    OPERATOR = "operator"


class Act(StrEnum):
    """What brought about a version of a record."""

    IMPORTED = "imported"
    CHANGED = "changed"
    PROPOSED = "proposed"
    RESTORED = "restored"
    MERGED = "merged"
    DECIDED = "decided"


class Capacity(StrEnum):
    """Whether there is room, as last reported."""

    YES = "yes"
    WAITLIST = "waitlist"
    NO = "no"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What sort of service it is."""

    EMERGENCY = "emergency"
    HELPLINE = "helpline"
    EMERGENCY_SHELTER = "emergency_shelter"
    SHELTER = "shelter"
    SEXUAL_ASSAULT_CENTRE = "sexual_assault_centre"
    EVA_CELL = "eva_cell"
    FAMILY_JUSTICE_CENTRE = "family_justice_centre"
    PERPETRATOR_PROGRAMME = "perpetrator_programme"
    LEGAL = "legal"
    JUSTICE_HOUSE = "justice_house"


class OpenState(StrEnum):
    """Whether someone answers at a moment; the best first."""

    OPEN = "open"
    RELAYED = "relayed"
    APPOINTMENT = "appointment"
    UNKNOWN = "unknown"
    CLOSED = "closed"


class Cost(StrEnum):
    """What it costs the person who comes."""

    FREE = "free"
    PAID = "paid"
