"""What this context writes into the audit."""

from enum import StrEnum


class Event(StrEnum):
    """Each verb of the commands that leaves a trace."""

    LOADED = "trainings.loaded"
    COURSE_SAVED = "trainings.course_saved"
    COUNTS_SAVED = "trainings.counts_saved"
    SESSION_ADDED = "trainings.session_added"
