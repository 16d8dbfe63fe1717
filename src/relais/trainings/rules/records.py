"""A training as it is entered, loaded, imported and exported: plain values, nothing computed."""

from dataclasses import dataclass
from typing import Final

from relais.foundation.wording import Wording
from relais.trainings.rules.vocabulary import (
    CountMode,
    CourseKind,
    CoursePart,
    Dimension,
    ProgrammePart,
)

NOTHING: Final = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItemRecord:
    """One line of a list of a programme: a body by its code, or a text."""

    part: ProgrammePart
    body: str = ""
    text: Wording = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRecord:
    """A training programme; `lines` are those of its source."""

    ref: str
    title: Wording
    own_wording: bool = True
    owner: str = ""
    items: tuple[ProgrammeItemRecord, ...] = ()
    lines: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseItemRecord:
    """One line of a list of a training: a body by its code, or a text."""

    part: CoursePart
    body: str = ""
    text: Wording = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRowRecord:
    """One row as printed or counted. `None` is not printed, and never zero.

    `printed_share` is a percentage as text, such as `7.2`.
    """

    year: int | None = None
    language: str = ""
    grade: str = ""
    sector: Wording = NOTHING
    heads: int | None = None
    men: int | None = None
    women: int | None = None
    printed_share: str = ""
    lines: str = ""

    @property
    def is_printed(self) -> bool:
        """Whether its source says anything of this row; a row may be known to be missing."""
        counts = (self.heads, self.men, self.women)
        return bool(self.printed_share) or any(count is not None for count in counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTableRecord:
    """Counts of one source, or of one session (`session` is its number) if they are measured."""

    number: int
    mode: CountMode
    dimensions: tuple[Dimension, ...]
    rows: tuple[CountRowRecord, ...]
    session: int | None = None
    source: Wording = NOTHING
    note: Wording = NOTHING
    # As printed (`Quantity`); empty where the source prints none.
    printed_total: str = ""
    lines: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """One time that a training was given; no names of persons anywhere."""

    number: int
    held_on: str = ""
    language: str = ""
    place: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRecord:
    """A training. Numbers are as told (`Quantity`), dates too (`PartialDate`); empty is unknown."""

    ref: str
    title: Wording
    kind: CourseKind
    programme: str = ""
    own_wording: bool = True
    provider: str = ""
    provider_name: Wording = NOTHING
    provider_unit: Wording = NOTHING
    provider_note: Wording = NOTHING
    goal: Wording = NOTHING
    mandatory: bool | None = None
    mandatory_note: Wording = NOTHING
    open_to_others: bool | None = None
    starts: str = ""
    ends: str = ""
    sessions: str = ""
    hours_per_session: str = ""
    hour_unit: str = ""
    max_participants: int | None = None
    duration_days: int | None = None
    persons: str = ""
    persons_per_zone: int | None = None
    printed_average: str = ""
    round_tables: str = ""
    themes_printed: int | None = None
    status: str = ""
    planned_next: str = ""
    planned_next_sessions: str = ""
    initiative: str = ""
    outlook: str = ""
    lines: str = ""
    items: tuple[CourseItemRecord, ...] = ()
    held: tuple[SessionRecord, ...] = ()
    tables: tuple[CountTableRecord, ...] = ()
