"""Who sees a file: the seats, the people who sit on them today, and whom a wall keeps out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from relais.foundation import access
from relais.foundation.access import Seat, Viewer, Wall
from relais.foundation.trilingual import Trilingual
from relais.organisations.models import Body, Mandate, Professional
from relais.organisations.rules.mandates import HANDLES_FILES
from relais.organisations.rules.vocabulary import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """Someone who sits on a seat: her name, and the role in which."""

    name: str
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatDisplay:
    """One seat with the name of its body, who sits on it today, and whether it still sees."""

    seat: Seat
    body: Trilingual | None
    people: tuple[Sitting, ...]
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WallDisplay:
    """One wall, by the name of whom it keeps out; whether this viewer may lower it."""

    wall: Wall
    name: str
    may_lower: bool


def seats_of(viewer: Viewer, file: UUID, *, now: datetime, today: date) -> tuple[SeatDisplay, ...]:
    """Every seat that sees or saw the file; none of a file that the viewer does not see."""
    found = access.seats(viewer, file=file)
    bodies = {body.code: body for body in Body.unscoped.filter(code__in=_codes(found, "body:"))}
    sitting = _sitting(tuple(bodies), today)
    names = _names(_codes(found, "person:"))
    return tuple(
        SeatDisplay(
            seat=seat,
            body=bodies[code].name if code in bodies else None,
            people=sitting.get(code, ()) or names.get(code, ()),
            open=seat.until is None or seat.until > now,
        )
        for seat, code in ((seat, seat.seat.partition(":")[2]) for seat in found)
    )


def walls_of(viewer: Viewer, file: UUID) -> tuple[WallDisplay, ...]:
    """The walls around the file; none of a file that the viewer does not see."""
    found = access.walls(viewer, file=file)
    names = _names([wall.professional for wall in found])
    return tuple(
        WallDisplay(
            wall=wall,
            name=names[wall.professional][0].name,
            may_lower=viewer.code not in (wall.raised_by, wall.professional),
        )
        for wall in found
    )


def _codes(seats: tuple[Seat, ...], kind: str) -> list[str]:
    return [seat.seat.removeprefix(kind) for seat in seats if seat.seat.startswith(kind)]


def _names(codes: list[str]) -> dict[str, tuple[Sitting, ...]]:
    known = Professional.unscoped.filter(code__in=codes)
    return {person.code: (Sitting(name=person.name, role=None),) for person in known}


def _sitting(bodies: tuple[str, ...], today: date) -> dict[str, tuple[Sitting, ...]]:
    """Who handles files at these bodies today."""
    mandates = (
        Mandate.unscoped.on(today)
        .filter(body__code__in=bodies, role__in=HANDLES_FILES, professional__is_active=True)
        .select_related("professional", "body")
        .order_by("professional__name")
    )
    sitting: dict[str, tuple[Sitting, ...]] = {}
    for mandate in mandates:
        one = Sitting(name=mandate.professional.name, role=Role(mandate.role))
        sitting[mandate.body.code] = (*sitting.get(mandate.body.code, ()), one)
    return sitting
