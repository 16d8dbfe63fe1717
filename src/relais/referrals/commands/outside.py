"""A receiver outside Relais: a link for it, and opening one with the code said on the phone."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.crypto import constant_time_compare

from relais.audit import interface as audit
from relais.foundation.access import Basis, Share, Viewer, share
from relais.referrals.commands.moving import close_to_receiver
from relais.referrals.commands.sending import Asked, Receiver, send_to
from relais.referrals.models import Consent, Desk, OutsideLink
from relais.referrals.queries import referrals
from relais.referrals.queries.outside import code_mark, found
from relais.referrals.rules.consent import Grounds
from relais.referrals.rules.events import Event
from relais.referrals.rules.links import (
    CODE_DIGITS,
    LASTS,
    MOST_WRONG_TRIES,
    Holder,
    LinkState,
    fingerprint,
)
from relais.referrals.rules.moves import UNANSWERED
from relais.referrals.rules.vocabulary import Party, State


class DeskAnswers(Exception):
    """This service answers in Relais: a link past its desk would hide what it owes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that was just made. Its secret and its code exist nowhere else: show them now."""

    file: UUID
    secret: str
    code: str


@transaction.atomic
@audit.together()
def hand_over_outside(*, by: Viewer, now: datetime, asked: Asked, grounds: Grounds) -> Link:
    """Hand over to a service without a desk, by a link. Raises `NotHandedOver`, `DeskAnswers`."""
    if Desk.unscoped.filter(service=asked.service).exists():
        raise DeskAnswers
    link, secret, code = _new_link(now)
    receiver = Receiver(name=asked.service, link=link.pk, until=link.expires_at)
    row = send_to(by, now, asked, grounds, receiver)
    audit.record(Event.LINK_MADE, by=by, at=now, about=row.code, file=row.file_id)
    return Link(file=row.file_id, secret=secret, code=code)


@transaction.atomic
@audit.together()
def renew_link(*, by: Viewer, now: datetime, file: UUID) -> Link:
    """Another link to what was not answered yet, in place of one that was lost or is over."""
    row = referrals.held(by, file)
    if referrals.party_of(by, row) is not Party.SENDER or not row.link:
        raise PermissionDenied
    if State(row.state) not in UNANSWERED | {State.ACCEPTED}:
        raise PermissionDenied
    close_to_receiver(by, now, row)
    link, secret, code = _new_link(now)
    row.link = link.pk
    row.save(update_fields=["link"])
    consent = Consent.unscoped.filter(file=file, withdrawn_at=None).latest("given_at")
    again = Share(
        seat=referrals.receiver_seat(row),
        basis=Basis.LEGAL_BASIS if consent.legal_basis else Basis.CONSENT,
        until=min(link.expires_at, consent.until or link.expires_at),
    )
    share(by, file=file, shares=[again])
    audit.record(Event.LINK_MADE, by=by, at=now, about=row.code, file=file)
    return Link(file=file, secret=secret, code=code)


@transaction.atomic
def open_link(*, by: Viewer, now: datetime, secret: str, code: str) -> Holder | None:
    """Whoever has both the secret and the code; None says never what was wrong.

    A wrong code is counted, and after the fifth the link is dead.
    """
    row = found(by, secret)
    mark = code_mark(row.pk if row else uuid4(), code)
    if row is None or row.state_at(now) is not LinkState.OPEN:
        return None
    if constant_time_compare(bytes(row.code_mark), mark):
        return Holder(link=row.pk)
    row.wrong_tries += 1
    if row.wrong_tries >= MOST_WRONG_TRIES:
        row.ended_at = now
    row.save(update_fields=["wrong_tries", "ended_at"])
    audit.record(Event.LINK_TRIED, by=by, at=now, about=Holder(link=row.pk).code)
    return None


def _new_link(now: datetime) -> tuple[OutsideLink, str, str]:
    secret = secrets.token_urlsafe(32)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    number = uuid4()
    link = OutsideLink.unscoped.create(
        id=number,
        secret_hash=fingerprint(secret),
        code_mark=code_mark(number, code),
        made_at=now,
        expires_at=now + LASTS,
    )
    return link, secret, code
