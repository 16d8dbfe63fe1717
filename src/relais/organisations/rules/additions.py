"""What contexts above add to the pages of this one, said once at start-up."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.files import FileNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPage:
    """A page that the home of the work face leads to, for those who carry `permission`.

    `follow_up` is its place in the row that joins the pages of the follow-up, from 1; 0: not there.
    """

    url_name: str
    title: Trilingual
    permission: StrEnum
    follow_up: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DueWork:
    """How much of one kind of work is due in a section of the home: late, today or week."""

    section: str
    count: int
    label: Trilingual
    url_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One count on the open face, with the words that say what was counted."""

    value: int
    label: Trilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerToTell:
    """Which body owns the file, which file, and what happened to it."""

    body: str
    file: UUID
    notice: FileNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """An invented person whom the sign-in page offers in development."""

    code: str
    name: str
    profession: Trilingual
    body: Trilingual
