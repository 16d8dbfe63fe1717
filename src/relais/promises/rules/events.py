"""The names under which the acts of this context stand in the audit."""

from enum import StrEnum


class Event(StrEnum):
    """An act that changed something here."""

    PROMISE_MADE = "promises.made"
    PROMISE_KEPT = "promises.kept"
    PROMISE_PASSED_ON = "promises.passed_on"
    PROMISE_BROKEN = "promises.broken"
    PROMISE_RELEASED = "promises.released"
    CHANGE_UNDONE = "promises.undone"
    PROMISE_CLIMBED = "promises.climbed"
    CLOCK_SET = "promises.clock_set"
    TELLING_CHOSEN = "promises.telling_chosen"
