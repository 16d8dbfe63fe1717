"""Groups, meetings, themes and decisions as plain values: loaded, shown, changed and compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from relais.foundation.wording import Wording
from relais.network.rules.vocabulary import GroupPart, GroupStatus, MeetingKind, MeetingPart

NOTHING: Final = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a list: a body by its code, or a text."""

    part: GroupPart | MeetingPart
    body: str = ""
    text: Wording = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRecord:
    """A group in which organisations meet.

    `chair`, `support` and `mandated_by` are codes of bodies; the dates are as told. What its source
    says of it in numbers stands under `told_`, as quantities; `told_from` and `told_until` are the
    stretch that those numbers are about. `initiative` and `training_programme` are the references
    under which other contexts know it.
    """

    ref: str
    name: Wording
    own_wording: bool = True
    chair: str = ""
    support: str = ""
    mandated_by: str = ""
    starts: str = ""
    ends: str = ""
    status: GroupStatus | str = ""
    told_members: str = ""
    told_zones: str = ""
    told_municipalities: str = ""
    told_meetings: str = ""
    told_from: str = ""
    told_until: str = ""
    initiative: str = ""
    training_programme: str = ""
    source_lines: str = ""
    lines: tuple[Line, ...] = ()

    def list_of(self, part: GroupPart) -> tuple[Line, ...]:
        return _list_of(self.lines, part)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecord:
    """A meeting of the group `group`.

    `held_on` is a date as told, or empty. `number` is its place among those that the source of its
    group counts without a date; it fell in the stretch that the group's numbers are about.
    """

    ref: str
    group: str
    kind: MeetingKind | str
    held_on: str = ""
    number: int | None = None
    own_wording: bool = True
    source_lines: str = ""
    lines: tuple[Line, ...] = ()

    def list_of(self, part: MeetingPart) -> tuple[Line, ...]:
        return _list_of(self.lines, part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRecord:
    """What a group spoke about, without its source saying at which meeting."""

    ref: str
    group: str
    text: Wording
    own_wording: bool = True
    source_lines: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """What a body decided or advised; `decided_on` is a date as told, or empty."""

    ref: str
    body: str
    what: Wording
    decided_on: str = ""
    own_wording: bool = True
    source_lines: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRecords:
    """All of one source."""

    groups: tuple[GroupRecord, ...] = ()
    meetings: tuple[MeetingRecord, ...] = ()
    themes: tuple[ThemeRecord, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()


type Record = GroupRecord | MeetingRecord | ThemeRecord | DecisionRecord


def _list_of(lines: Iterable[Line], part: GroupPart | MeetingPart) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.part == part)
