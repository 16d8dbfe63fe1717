"""What this context writes into the audit."""

from enum import StrEnum


class Event(StrEnum):
    """Each verb of the commands that leaves a trace."""

    LOADED = "network.loaded"
    TAKEN_OVER = "network.taken_over"
    MEETING_ADDED = "network.meeting_added"
    MEETING_CHANGED = "network.meeting_changed"
