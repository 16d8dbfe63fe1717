"""The closed lists of this context."""

from enum import StrEnum


class Channel(StrEnum):
    """How a text asks the government to act."""

    ADMINISTRATION = "administration"
    TASK_FORCE = "task_force"
    PLEAD = "plead"


class Position(StrEnum):
    """What the addressee said of a recommendation; not what was done about it."""

    NONE_STATED = "none_stated"
    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    ALTERNATIVE_CHOSEN = "alternative_chosen"
    NOT_ACCEPTED = "not_accepted"


class State(StrEnum):
    """What was done about a recommendation. Silence is a state, and the first one."""

    NO_INFORMATION = "no_information"
    NOT_STARTED = "not_started"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    IMPLEMENTED = "implemented"
    IMPLEMENTED_OTHERWISE = "implemented_otherwise"
    NO_LONGER_APPLICABLE = "no_longer_applicable"


class Basis(StrEnum):
    """How one knows that an initiative answers a recommendation."""

    EXPLICIT = "explicit"
    REPORT_ORDER = "report_order"
    INFERRED = "inferred"


class Level(StrEnum):
    """The level at which an initiative is taken."""

    REGIONAL = "regional"
    ZONAL = "zonal"
    LOCAL = "local"
    FEDERAL = "federal"


class Section(StrEnum):
    """Who tells: the region itself, or a member of the working group."""

    REGION = "region"
    MEMBER = "member"


class Progress(StrEnum):
    """How far an initiative is, as its teller's words say; unknown is no progress at all."""

    PLANNED = "planned"
    RUNNING = "running"
    COMPLETED = "completed"
    PARTLY_COMPLETED = "partly_completed"
    ENDED = "ended"


class FigureKind(StrEnum):
    """Where a figure comes from; the three are never added to one another."""

    DECLARED = "declared"
    MEASURED = "measured"
    DERIVED = "derived"


class PleadingKind(StrEnum):
    """How one level of government pleads with another."""

    LETTER = "letter"
    CONFERENCE = "conference"
    MEETING = "meeting"
    OTHER = "other"


class EvidenceKind(StrEnum):
    """What supports an assessment: a file, or a record that lives in this house."""

    FILE = "file"
    TRAINING = "training"
    MEETING = "meeting"
    CAPACITY = "capacity"
    SUBSIDY = "subsidy"


class CostKind(StrEnum):
    """What money of a call may be spent on."""

    INVESTMENT = "investment"
    OPERATING = "operating"


class CapacityStatus(StrEnum):
    """Whether a place can be used."""

    PLANNED = "planned"
    PARTLY_OPEN = "partly_open"
    OPEN = "open"
    CLOSED = "closed"


class InvolvedAs(StrEnum):
    """What a body is in an initiative."""

    OWNER = "owner"
    PARTNER = "partner"
    FUNDER = "funder"
    UNIT = "unit"
    GIVER = "giver"


class ComponentKind(StrEnum):
    """The subjects whose records an initiative can consist of."""

    TRAINING = "training"
    MATERIAL = "material"
    PUBLICATION = "publication"
    GROUP = "group"
    CAPACITY = "capacity"


class Verdict(StrEnum):
    """What a member of a round says of an initiative."""

    NOTHING_NEW = "nothing_new"
    CHANGED = "changed"
    ENDED = "ended"
    NEW = "new"


class Review(StrEnum):
    """What became of a contribution: it waits, stands in the edition, or doesn't."""

    WAITING = "waiting"
    TAKEN_OVER = "taken_over"
    SET_ASIDE = "set_aside"


class QuestionKind(StrEnum):
    """How a member of parliament asks."""

    WRITTEN = "written"
    ORAL = "oral"
    INTERPELLATION = "interpellation"


class QuestionState(StrEnum):
    """How a question stands; of one that is only known from elsewhere nobody here may know."""

    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    NOT_KNOWN = "not_known"
