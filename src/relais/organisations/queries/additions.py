"""What contexts above add to our pages: each says so once, in its `apps.ready()`.

A lower context never asks an upper one by name, so the upper ones come to it.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from uuid import UUID

from relais.foundation.access import Viewer
from relais.organisations.rules.additions import CastMember, DueWork, Figure, OwnerToTell, WorkPage

type AskFigures = Callable[[Viewer], Iterable[Figure]]
type AskDue = Callable[[Viewer, date], Iterable[DueWork]]

type TellOwner = Callable[[Viewer, datetime, OwnerToTell], None]
type AddressOfFile = Callable[[Viewer, UUID], str | None]

_tell_owner: list[TellOwner] = []
_addresses: list[AddressOfFile] = []
_work_pages: list[WorkPage] = []
_due: list[AskDue] = []
_figures: list[AskFigures] = []
_cast: list[CastMember] = []


def add_work_page(page: WorkPage) -> None:
    """Let the home of the work face lead to `page`."""
    _work_pages.append(page)


def add_due(ask: AskDue) -> None:
    """Let the home of the work face say how much of some work is due."""
    _due.append(ask)


def add_figures(ask: AskFigures) -> None:
    """Let the open face show what `ask` counts at that moment."""
    _figures.append(ask)


def introduce_cast(members: Iterable[CastMember]) -> None:
    """Let the sign-in page offer these invented people; never called in production."""
    _cast.extend(members)


def tell_owners_with(tell: TellOwner) -> None:
    """Let `tell` bring to the owner of a file what happened to it, in the same transaction."""
    _tell_owner.append(tell)


def add_file_address(ask: AddressOfFile) -> None:
    """Let `ask` say where a file can be read; None for a file that is not of its kind."""
    _addresses.append(ask)


def tell_owner(by: Viewer, now: datetime, told: OwnerToTell) -> None:
    """Have the owner told by whoever can."""
    for tell in _tell_owner:
        tell(by, now, told)


def file_address(viewer: Viewer, file: UUID) -> str | None:
    """Where this file can be read."""
    found = (ask(viewer, file) for ask in _addresses)
    return next((address for address in found if address), None)


def work_pages(viewer: Viewer) -> tuple[WorkPage, ...]:
    """The pages of the work face that this viewer may open."""
    return tuple(page for page in _work_pages if viewer.may(page.permission))


def follow_up_pages(viewer: Viewer) -> tuple[WorkPage, ...]:
    """Those of them that tell what became of recommendations, in the order of that work."""
    found = (page for page in work_pages(viewer) if page.follow_up)
    return tuple(sorted(found, key=lambda page: page.follow_up))


def due_work(viewer: Viewer, today: date) -> tuple[DueWork, ...]:
    """What the contexts above have for this viewer to do, where there is something."""
    return tuple(work for ask in _due for work in ask(viewer, today) if work.count)


def figures(viewer: Viewer) -> tuple[Figure, ...]:
    """What the contexts above count for the open face."""
    return tuple(figure for ask in _figures for figure in ask(viewer))


def cast() -> tuple[CastMember, ...]:
    """The invented people to sign in as; empty in production."""
    return tuple(_cast)
