"""The list of what is due: its parts, and what of it somebody asks to see."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from relais.promises.rules.clocks import REGION

A_PAGE: Final = 25


class Section(StrEnum):
    """The parts of the list, in their order."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


class Side(StrEnum):
    """Whether we owe it, or it climbed to us; or others owe it to us."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of the list somebody wants to see. Without a section: what is due within the week."""

    side: Side = Side.OURS
    section: Section | None = None
    kind: str = ""
    page: int = 1
    dense: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Borders:
    """The moments between the parts of the list."""

    now: datetime
    tomorrow: datetime
    week_on: datetime

    def span(self, section: Section | None) -> tuple[datetime | None, datetime | None]:
        """From when until, and not including, when something of `section` is due."""
        return {
            None: (None, self.week_on),
            Section.LATE: (None, self.now),
            Section.TODAY: (self.now, self.tomorrow),
            Section.WEEK: (self.tomorrow, self.week_on),
            Section.LATER: (self.week_on, None),
        }[section]

    def section(self, due_at: datetime) -> Section:
        """In which part something that is due then stands."""
        if due_at < self.now:
            return Section.LATE
        if due_at < self.tomorrow:
            return Section.TODAY
        return Section.WEEK if due_at < self.week_on else Section.LATER


def borders(now: datetime) -> Borders:
    """Today ends at midnight in the region; the week seven days later."""
    day = now.astimezone(REGION).date() + timedelta(days=1)
    tomorrow, week_on = (
        datetime.combine(each, time(0), tzinfo=REGION) for each in (day, day + timedelta(days=7))
    )
    return Borders(now=now, tomorrow=tomorrow, week_on=week_on)
