"""Handing somebody over: once consent is given, or a legal basis recorded, and never before."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit import interface as audit
from relais.foundation import vault
from relais.foundation.access import Basis, Share, Viewer, body_seat, open_file
from relais.organisations.interface import bodies_with, viewer_role
from relais.promises.interface import Promised, Urgency, make_promises
from relais.referrals.models import Consent, Desk, Referral, Step
from relais.referrals.permissions import Permission
from relais.referrals.queries import referrals
from relais.referrals.queries.legal_bases import legal_bases
from relais.referrals.rules.consent import BasisRefusal, Grounds, refuse_grounds
from relais.referrals.rules.contact import SafeContact
from relais.referrals.rules.events import Event
from relais.referrals.rules.links import link_seat
from relais.referrals.rules.promised import RUNG_INSTEAD, Kind
from relais.referrals.rules.timekeeper import CLOCK_SEAT
from relais.referrals.rules.vocabulary import Move, Party, Purpose, State


class NotHandedOver(Exception):
    """The grounds do not carry a hand-over; nothing was made."""

    def __init__(self, refusal: BasisRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


class NoDesk(Exception):
    """Nobody answers referrals to this service in Relais: phone it instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is handed over: what is asked of which service, and how the person is reached.

    `reach` is a number or an address; `name` one that the person chose; `note` is mostly empty.
    """

    need: str
    service: str
    urgency: Urgency
    contact: SafeContact
    reach: str
    facts: tuple[str, ...] = ()
    municipality: str = ""
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Who gets it: the body of a desk, or whoever holds a link, and then not after `until`.

    `name` stands in the ledger of consents; `replaces`: the file that went to another before.
    """

    name: str
    body: str = ""
    link: UUID | None = None
    until: datetime | None = None
    replaces: UUID | None = None

    @property
    def seat(self) -> str:
        """The seat from which it sees what it gets."""
        return link_seat(self.link) if self.link else body_seat(self.body)


@transaction.atomic
@audit.together()
def hand_over(*, by: Viewer, now: datetime, asked: Asked, grounds: Grounds) -> UUID:
    """Send a referral to the desk of a service. Raises `NotHandedOver`, `NoDesk`."""
    return send_to_desk(by, now, asked, grounds)


def send_to_desk(
    by: Viewer, now: datetime, asked: Asked, grounds: Grounds, *, replaces: UUID | None = None
) -> UUID:
    """Send it to the body that answers for the service, in the open transaction."""
    desk = Desk.unscoped.filter(service=asked.service).first()
    if desk is None:
        raise NoDesk
    receiver = Receiver(name=desk.body, body=desk.body, replaces=replaces)
    return send_to(by, now, asked, grounds, receiver).file_id


def send_to(
    by: Viewer, now: datetime, asked: Asked, grounds: Grounds, receiver: Receiver
) -> Referral:
    """Make the file, let its receiver see it, and promise an answer, in the open transaction."""
    body = _sending_body(by)
    role = viewer_role(by)
    roles = frozenset({role.value}) if role else frozenset()
    refusal = refuse_grounds(grounds, bases=legal_bases(), roles=roles, now=now)
    if refusal:
        raise NotHandedOver(refusal)
    row = _write(by, now, asked, sender_body=body, shares=_shares(grounds, receiver))
    row.receiver_body, row.link, row.replaces = receiver.body, receiver.link, receiver.replaces
    row.save(force_insert=True)
    Step.unscoped.create(
        file_id=row.file_id, move=Move.SEND, party=Party.SENDER, by=by.code, at=now
    )
    _record_grounds(by, now, row, grounds, receiver)
    audit.record(Event.SENT, by=by, at=now, about=row.code, fields=["consent"], file=row.file_id)
    owed = [owed_by_receiver(row, kind) for kind in (Kind.SEE, Kind.ANSWER)]
    make_promises(by=by, now=now, promised=owed)
    return row


def _sending_body(by: Viewer) -> str:
    bodies = sorted(bodies_with(by, Permission.SEND))
    if not bodies:
        raise PermissionDenied
    return bodies[0]


def _shares(grounds: Grounds, receiver: Receiver) -> list[Share]:
    """Who sees it beside its sender: the receiver as long as it may, the clock until an answer."""
    given = grounds.consent
    ends = [end for end in (given.until if given else None, receiver.until) if end]
    basis = Basis.CONSENT if given else Basis.LEGAL_BASIS
    return [
        Share(seat=receiver.seat, basis=basis, until=min(ends, default=None)),
        Share(seat=CLOCK_SEAT, basis=Basis.SERVICE),
    ]


def _write(
    by: Viewer, now: datetime, asked: Asked, *, sender_body: str, shares: list[Share]
) -> Referral:
    """The row of a new file, with what tells of a person sealed under a key of its own."""
    file = uuid4()
    code = open_file(by, file=file, body=sender_body, shares=shares)
    vault.new_key(file)
    texts = (asked.reach, asked.contact.say, asked.name, asked.note)
    sealed = vault.seal_many(
        [
            (text, referrals.place(file, column))
            for column, text in zip(referrals.SEALED, texts, strict=True)
        ]
    )
    return Referral(
        file_id=file,
        code=code,
        state=State.REQUESTED,
        urgency=asked.urgency,
        need=asked.need,
        facts=list(asked.facts),
        municipality=asked.municipality,
        service=asked.service,
        sender=by.code,
        sender_body=sender_body,
        channel=asked.contact.channel,
        day_part=asked.contact.when,
        language=asked.contact.language,
        answerer=asked.contact.answerer,
        may_leave_message=asked.contact.may_leave_message,
        sent_at=now,
        changed_at=now,
        **dict(zip(referrals.SEALED, sealed, strict=True)),
    )


def _record_grounds(
    by: Viewer, now: datetime, row: Referral, grounds: Grounds, receiver: Receiver
) -> None:
    """Write on what the receiver sees the file."""
    given = grounds.consent
    Consent.unscoped.create(
        file_id=row.file_id,
        receiver=receiver.name,
        purpose=given.purpose if given else Purpose.CONTACT,
        scope=sorted(given.scope) if given else [],
        how=given.how if given else "",
        legal_basis="" if given else grounds.legal_basis,
        given_at=now,
        until=given.until if given else None,
        recorded_by=by.code,
    )


def owed_by_receiver(row: Referral, kind: Kind) -> Promised:
    """What the receiver of a referral owes its sender; in Relais or else by being rung."""
    if row.link:
        return owed_by_sender(row, RUNG_INSTEAD[kind])
    return Promised(
        kind=kind,
        about=str(row.file_id),
        code=row.code,
        owed_by=row.receiver_body,
        owed_to=row.sender_body,
        urgency=Urgency(row.urgency),
    )


def owed_by_sender(row: Referral, kind: Kind) -> Promised:
    """What the body that handed over has to do itself."""
    return Promised(
        kind=kind,
        about=str(row.file_id),
        code=row.code,
        owed_by=row.sender_body,
        urgency=Urgency(row.urgency),
    )
