"""Offering mandates by a mailed link, accepting them, and lending one's own for a while."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.mail import Letter, post
from relais.organisations.commands.people import (
    Appointment,
    MandateRefused,
    Newcomer,
    enrol_professional,
    give_mandate,
    retire_professional,
    stop_mandate,
)
from relais.organisations.models import Mandate, MandateOffer, Professional
from relais.organisations.queries import managing, people, sign_in
from relais.organisations.rules.events import Event
from relais.organisations.rules.mandates import Term, refuse_mandate
from relais.organisations.rules.people import (
    OFFER_LASTS,
    OfferState,
    PeopleRefusal,
    own_name_of,
    refuse_role,
    refuse_standing_in,
)
from relais.organisations.rules.roles import Means, may_sign_in_by
from relais.organisations.rules.secrets import fingerprint
from relais.organisations.rules.vocabulary import BodyKind, Role
from relais.organisations.words import letters


class PeopleRefused(Exception):
    """This cannot be done with somebody's mandates; nothing was changed."""

    def __init__(self, refusal: PeopleRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


class OfferGone(Exception):
    """The link is used, too old, called back or altered."""

    def __init__(self, state: OfferState | None) -> None:
        self.state = state
        super().__init__(state)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Who is asked to act for which body, in which role and on which days."""

    body: str
    role: Role
    term: Term
    name: str
    mail: str
    language: str


@transaction.atomic
def offer_mandate(*, by: Viewer, now: datetime, offer: Offer) -> str:
    """Mail a link that accepts this mandate once, and answer its token, which is kept nowhere.

    An older link to the same mailbox for the same role works no longer. Raises `PeopleRefused`
    and `MandateRefused`.
    """
    body = managing.managed_body(by, offer.body)
    refusal = refuse_role(offer.role, kind=BodyKind(body.kind), as_region=managing.is_region(by))
    if refusal:
        raise PeopleRefused(refusal)
    if isinstance(by, Professional) and by.mail and offer.mail.lower() == by.mail.lower():
        raise PeopleRefused(PeopleRefusal.ONESELF)
    faulty = refuse_mandate(offer.term, held=(), is_active=True)
    if faulty:
        raise MandateRefused(faulty)
    MandateOffer.unscoped.filter(
        body=body, role=offer.role, mail__iexact=offer.mail, used_at=None, revoked_at=None
    ).update(revoked_at=now)
    secret = secrets.token_urlsafe(32)
    MandateOffer.unscoped.create(
        body=body,
        role=offer.role.value,
        from_day=offer.term.from_day,
        to_day=offer.term.to_day,
        name=offer.name,
        mail=offer.mail,
        language=offer.language,
        secret_hash=fingerprint(secret),
        made_by=by.code,
        made_at=now,
        expires_at=now + OFFER_LASTS,
    )
    audit.record(Event.MANDATE_OFFERED, by=by, at=now, about=f"{offer.role} · {body.code}")
    token = managing.signed(secret)
    written = letters.offer(token, language=offer.language, expires_on=localdate(now + OFFER_LASTS))
    post(
        Letter(to=offer.mail, subject=written.subject, body=written.body),
        when_sent=lambda: None,
    )
    return token


@transaction.atomic
def revoke_offer(*, by: Viewer, now: datetime, body: str, offer_id: int) -> None:
    """Let a link that was mailed work no longer."""
    managed = managing.managed_body(by, body)
    rows = MandateOffer.unscoped.filter(pk=offer_id, body=managed, used_at=None, revoked_at=None)
    if rows.update(revoked_at=now):
        audit.record(Event.OFFER_REVOKED, by=by, at=now, about=managed.code)


@transaction.atomic
def accept_offer(*, by: Viewer, now: datetime, token: str, drawn: UUID) -> Professional:
    """Take the mandate, as `by` if somebody is signed in, else as a new professional.

    `drawn` is random: the new one's code is made from it. Whoever calls this gives the new
    professional a way to sign in, in the same transaction. Raises `OfferGone`, `MandateRefused`
    and `PeopleRefused`.
    """
    found = _taken(by, now, token)
    offer = found.offer
    if isinstance(by, Professional):
        professional = by
    else:
        newcomer = Newcomer(
            code=own_name_of(drawn), name=offer.name, language=offer.language, mail=offer.mail
        )
        professional = enrol_professional(by=by, now=now, newcomer=newcomer)
    if professional.code == offer.made_by:
        raise PeopleRefused(PeopleRefusal.ONESELF)
    _refuse_to_shut_out(professional, found.role)
    appointment = Appointment(
        professional=professional.code,
        body=offer.body.code,
        role=found.role,
        term=Term(from_day=offer.from_day, to_day=offer.to_day),
    )
    mandate = give_mandate(by=by, now=now, appointment=appointment)
    # Who gives a mandate is who offered it, not who took it.
    mandate.granted_by = offer.made_by
    mandate.save(update_fields=["granted_by"])
    offer.used_at, offer.professional = now, professional
    offer.save(update_fields=["used_at", "professional"])
    audit.record(Event.OFFER_ACCEPTED, by=by, at=now, about=professional.code)
    return professional


def _refuse_to_shut_out(holder: Professional, role: Role) -> None:
    """Whoever has but a password and an app could sign in no more with a role that needs more."""
    if may_sign_in_by(Means.CODE, [role]) or not sign_in.has_code(holder):
        return
    if not sign_in.passkeys(holder) and not sign_in.agency_accounts(holder):
        raise PeopleRefused(PeopleRefusal.NEEDS_A_PASSKEY)


def _taken(by: Viewer, now: datetime, token: str) -> managing.Opened:
    """The offer, held so that two at once can't both take it."""
    found = managing.opened(by, token, now=now)
    if found is not None:
        MandateOffer.unscoped.select_for_update().get(pk=found.offer.pk)
        found = managing.opened(by, token, now=now)
    if found is None or found.state is not OfferState.OPEN:
        raise OfferGone(found.state if found else None)
    return found


@transaction.atomic
def lend_mandate(*, by: Viewer, now: datetime, mandate_id: int, to: str, term: Term) -> Mandate:
    """Let a colleague of the same body stand in, in the same role, for these days.

    Raises `PeopleRefused` and `MandateRefused`.
    """
    lent = managing.lendable(by, mandate_id, today=localdate(now))
    colleagues = frozenset(managing.colleagues_on(by, lent, day=term.from_day))
    refusal = refuse_standing_in(lent, to=to, term=term, colleagues=colleagues)
    if refusal:
        raise PeopleRefused(refusal)
    if to == by.code:
        raise PeopleRefused(PeopleRefusal.ONESELF)
    _refuse_to_shut_out(people.professional(by, to), lent.role)
    appointment = Appointment(
        professional=to, body=lent.body, role=lent.role, term=term, stands_in_for=lent.pk
    )
    mandate = give_mandate(by=by, now=now, appointment=appointment)
    audit.record(Event.MANDATE_LENT, by=by, at=now, about=f"{lent.code} · {lent.role}")
    return mandate


@transaction.atomic
def stop_mandate_of(*, by: Viewer, now: datetime, mandate_id: int) -> None:
    """End a mandate at once: at a body whose people `by` manages, or one that `by` lent."""
    today = localdate(now)
    lent = {mandate.pk for mandate in managing.lent_by(by, today=today)}
    if mandate_id not in lent:
        managing.managed_body(by, managing.lendable(by, mandate_id, today=today).body)
    stop_mandate(by=by, now=now, mandate_id=mandate_id)


@transaction.atomic
def retire_member(*, by: Viewer, now: datetime, body: str, code: str) -> None:
    """Shut somebody of this body out at once. Raises `PeopleRefused`.

    Whoever works for another body too is the region's to retire; here only the mandates end.
    """
    today, managed = localdate(now), managing.managed_body(by, body)
    professional = managing.member(by, managed, code, today=today)
    if code == by.code:
        raise PeopleRefused(PeopleRefusal.ONESELF)
    elsewhere = managing.works_elsewhere(by, professional, managed, day=today)
    if elsewhere and not managing.is_region(by):
        raise PeopleRefused(PeopleRefusal.WORKS_ELSEWHERE_TOO)
    retire_professional(by=by, now=now, code=code)
