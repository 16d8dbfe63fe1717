"""The closed lists of this context."""

from enum import StrEnum


class GroupStatus(StrEnum):
    """Whether a group still meets, as its source says; unknown is an empty text."""

    RUNNING = "running"
    ENDED = "ended"


class GroupPart(StrEnum):
    """The lists of a group."""

    ALIAS = "alias"
    TASK = "task"
    MEMBER = "member"
    POSSIBLE_MEMBER = "possible_member"


class MeetingKind(StrEnum):
    """What sort of meeting it is. Only regular ones count as the rhythm of a group."""

    REGULAR = "regular"
    STUDY_DAY = "study_day"
    COUNCIL = "council"


class MeetingPart(StrEnum):
    """The lists of a meeting."""

    ON_THE_TABLE = "on_the_table"
    ATTENDED_BY = "attended_by"
    PRESENTED_BY = "presented_by"
    TABLED_BY = "tabled_by"
