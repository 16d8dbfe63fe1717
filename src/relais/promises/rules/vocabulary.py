"""The closed lists of this context."""

from enum import StrEnum


class Urgency(StrEnum):
    """How soon something was asked; clocks are set for each."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"


class State(StrEnum):
    """Where a promise stands. Only an open one is still owed."""

    OPEN = "open"
    KEPT = "kept"
    PASSED_ON = "passed_on"
    BROKEN = "broken"
    RELEASED = "released"


class Move(StrEnum):
    """What happened to a promise: one row of its history each."""

    MADE = "made"
    KEPT = "kept"
    PASSED_ON = "passed_on"
    BROKEN = "broken"
    RELEASED = "released"
    UNDONE = "undone"
    CLIMBED = "climbed"


class Reason(StrEnum):
    """Why nothing is owed any more. A closed list: free words could tell of a person."""

    NOT_NEEDED = "not_needed"
    WITHDRAWN = "withdrawn"
    DONE_ELSEWHERE = "done_elsewhere"
    TOO_LATE = "too_late"
    MISTAKE = "mistake"


class Target(StrEnum):
    """Who is told when a promise climbs a step."""

    OWED_BY = "owed_by"
    DEPUTY = "deputy"
    OWED_TO = "owed_to"
    REGION = "region"


class ClockUnit(StrEnum):
    """What a clock counts in."""

    MINUTES = "minutes"
    WORKING_HOURS = "working_hours"


class Telling(StrEnum):
    """What a professional wants to be told by mail. What climbs to her, she is always told."""

    AT_ONCE = "at_once"
    DIGEST = "digest"
    NOTHING = "nothing"
