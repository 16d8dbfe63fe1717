"""By when a steward has to confirm a record again, and in which part of the worklist it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from relais.directory.rules.freshness import AspectStanding
from relais.directory.rules.vocabulary import Aspect, Trust

_WEEK, _MONTH = timedelta(days=7), timedelta(days=31)


class DueSection(StrEnum):
    """The parts of the worklist, in their order."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When something of a record is to be confirmed, and what."""

    on: date
    section: DueSection
    aspects: tuple[Aspect, ...]
    days_late: int


def due_of(found: Sequence[AspectStanding], *, troubles: int, today: date) -> Due:
    """A report from a counter makes the record due today, whatever was confirmed before.

    `aspects` are those that are due within the month: who is on the telephone asks them in one go.
    Room is not among the reasons to call: it has its own daily question.
    """
    asked = [each for each in found if each.aspect is not Aspect.CAPACITY]
    on = min(each.due_on for each in asked)
    if troubles:
        on = min(on, today)
    soon = tuple(
        each.aspect
        for each in asked
        if each.trust is not Trust.CONFIRMED or each.due_on <= today + _MONTH
    )
    everything = tuple(each.aspect for each in asked)
    return Due(
        on=on,
        section=_section(on, today),
        aspects=everything if troubles else soon or everything,
        days_late=max((today - on).days, 0),
    )


def _section(on: date, today: date) -> DueSection:
    if on < today:
        return DueSection.LATE
    if on == today:
        return DueSection.TODAY
    if on <= today + _WEEK:
        return DueSection.WEEK
    return DueSection.MONTH if on <= today + _MONTH else DueSection.LATER
