"""Referrals as their viewer may see them: lists, one of them, its course and its consents."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from relais.foundation import vault
from relais.foundation.access import Viewer, body_seat, refuse_walled, visible_to
from relais.organisations.interface import bodies_with
from relais.referrals.models import Consent, Referral, Step
from relais.referrals.permissions import Permission
from relais.referrals.rules.links import Holder, link_seat
from relais.referrals.rules.moves import OPEN, moves_for
from relais.referrals.rules.timekeeper import Timekeeper
from relais.referrals.rules.vocabulary import Move, Party, State

PAGE = 25
SEALED = ("reach", "say", "name", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row of a list: nothing that tells of a person."""

    file: UUID
    code: str
    state: State
    urgency: str
    need: str
    service: str
    sender_body: str
    receiver_body: str
    sent_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a list, and whether there is a next one; pages count from 1."""

    rows: tuple[Listed, ...]
    number: int
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A referral that was opened: the row, what was unsealed, and what its viewer may do.

    The number or address under which the person is reached is not in it: `reach` says that.
    """

    row: Referral
    party: Party
    moves: tuple[Move, ...]
    say: str
    name: str
    note: str
    course: tuple[Step, ...]
    consents: tuple[Consent, ...]


def seen(viewer: Viewer) -> QuerySet[Referral]:
    """The referrals that this viewer sees from one of her seats."""
    return visible_to(Referral.unscoped.all(), viewer)


def sent(viewer: Viewer, *, page: int) -> Page:
    """What the bodies of this viewer handed over, the newest first."""
    own = bodies_with(viewer, Permission.SEND)
    return _page(seen(viewer).filter(sender_body__in=own).order_by("-sent_at", "file_id"), page)


def has_sent(viewer: Viewer) -> bool:
    """Whether the bodies of this viewer handed over anybody yet."""
    return seen(viewer).filter(sender_body__in=bodies_with(viewer, Permission.SEND)).exists()


def inbox(viewer: Viewer, *, page: int) -> Page:
    """What the bodies of this viewer were handed and have not ended, the oldest first."""
    own = bodies_with(viewer, Permission.RECEIVE)
    rows = seen(viewer).filter(receiver_body__in=own, state__in=OPEN)
    return _page(rows.order_by("sent_at", "file_id"), page)


def referral(viewer: Viewer, file: UUID) -> Referral:
    """The referral with this file; 404 for what is not hers, a report where a wall stands."""
    found = seen(viewer).filter(file_id=file).first()
    if found is None:
        refuse_walled(viewer, file)
        raise Http404
    return found


def held(viewer: Viewer, file: UUID) -> Referral:
    """The same, locked until the transaction ends: for whoever is going to change it.

    Raises `PermissionDenied` for who may only read it, like a guest who opened it in an emergency.
    """
    referral(viewer, file)
    found = Referral.unscoped.select_for_update().filter(file_id=file).first()
    if found is None:
        raise PermissionDenied
    return found


def party_of(viewer: Viewer, row: Referral) -> Party:
    """In which part the viewer looks at a referral; a guest opened it in an emergency."""
    if isinstance(viewer, Timekeeper):
        return Party.CLOCK
    if isinstance(viewer, Holder) or row.receiver_body in bodies_with(viewer, Permission.RECEIVE):
        return Party.RECEIVER
    sends = row.sender_body in bodies_with(viewer, Permission.SEND)
    return Party.SENDER if sends else Party.GUEST


def receiver_seat(row: Referral) -> str:
    """The seat from which the receiver sees a referral."""
    return link_seat(row.link) if row.link else body_seat(row.receiver_body)


def opened(viewer: Viewer, row: Referral) -> Opened:
    """All of a referral but how the person is reached, unsealed in one go."""
    say, name, note = vault.unseal_many(
        [(bytes(getattr(row, field)), place(row.file_id, field)) for field in SEALED[1:]]
    )
    party = party_of(viewer, row)
    return Opened(
        row=row,
        party=party,
        moves=moves_for(State(row.state), party),
        say=say,
        name=name,
        note=note,
        course=tuple(Step.unscoped.filter(file=row.file_id).order_by("at", "id")),
        consents=tuple(Consent.unscoped.filter(file=row.file_id).order_by("given_at", "id")),
    )


def reach(_viewer: Viewer, row: Referral) -> str:
    """The number or address itself. Its caller has recorded that it was shown."""
    return vault.unseal(bytes(row.reach), place=place(row.file_id, "reach"))


def place(file: UUID, column: str) -> vault.Place:
    """Where a sealed value of a referral stands; it opens nowhere else."""
    return vault.Place(table="referrals_referral", column=column, file=file, row=file)


def _page(rows: QuerySet[Referral], number: int) -> Page:
    first = (number - 1) * PAGE
    found = list(rows[first : first + PAGE + 1])
    return Page(
        rows=tuple(_listed(row) for row in found[:PAGE]),
        number=number,
        has_next=len(found) > PAGE,
    )


def _listed(row: Referral) -> Listed:
    return Listed(
        file=row.file_id,
        code=row.code,
        state=State(row.state),
        urgency=row.urgency,
        need=row.need,
        service=row.service,
        sender_body=row.sender_body,
        receiver_body=row.receiver_body,
        sent_at=row.sent_at,
        changed_at=row.changed_at,
    )


def address(viewer: Viewer, file: UUID) -> str | None:
    """Where a file can be read, when it is a referral that the viewer sees."""
    known = seen(viewer).filter(file_id=file).exists()
    return reverse("referrals:referral", args=[file]) if known else None
