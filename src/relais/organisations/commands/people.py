"""Enrolling professionals, and giving and ending the mandates under which they act."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.organisations.models import Mandate, Professional
from relais.organisations.queries import bodies, people
from relais.organisations.queries.sign_in import own_sessions
from relais.organisations.rules.events import Event
from relais.organisations.rules.mandates import (
    MandateRefusal,
    Term,
    refuse_ending,
    refuse_mandate,
)
from relais.organisations.rules.vocabulary import Role


class MandateRefused(Exception):
    """The mandate cannot be given or ended so; nothing was changed."""

    def __init__(self, refusal: MandateRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Someone to enrol: a code in lower case, a name, the language she reads first, a mailbox."""

    code: str
    name: str
    language: str
    mail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Who is to act for which body, in which role and on which days; people and bodies by code.

    `stands_in_for` is the mandate that is lent for these days, if one is.
    """

    professional: str
    body: str
    role: Role
    term: Term
    stands_in_for: int | None = None


@transaction.atomic
def enrol_professional(*, by: Viewer, now: datetime, newcomer: Newcomer) -> Professional:
    """Let someone be known to Relais. She cannot sign in or do anything yet."""
    known = Professional.unscoped.filter(code=newcomer.code).first()
    if known is not None:
        return known
    professional = Professional(
        code=newcomer.code, name=newcomer.name, language=newcomer.language, mail=newcomer.mail
    )
    professional.set_unusable_password()
    professional.save()
    audit.record(Event.PROFESSIONAL_ENROLLED, by=by, at=now, about=newcomer.code)
    return professional


@transaction.atomic
def give_mandate(*, by: Viewer, now: datetime, appointment: Appointment) -> Mandate:
    """Let a professional act for a body. The very same mandate given again changes nothing."""
    professional = people.professional(by, appointment.professional)
    body = bodies.body(by, appointment.body)
    held = tuple(
        professional.mandates.filter(body=body, role=appointment.role.value, called_off_at=None)
    )
    same = next((mandate for mandate in held if mandate.term == appointment.term), None)
    if same is not None:
        return same
    refusal = refuse_mandate(
        appointment.term,
        held=tuple(mandate.term for mandate in held),
        is_active=professional.is_active,
    )
    if refusal:
        raise MandateRefused(refusal)
    mandate = professional.mandates.create(
        body=body,
        role=appointment.role.value,
        from_day=appointment.term.from_day,
        to_day=appointment.term.to_day,
        granted_by=by.code,
        granted_at=now,
        delegated_by_id=appointment.stands_in_for,
    )
    about = f"{professional.code} · {appointment.role} · {body.code}"
    audit.record(Event.MANDATE_GIVEN, by=by, at=now, about=about)
    return mandate


@transaction.atomic
def end_mandate(*, by: Viewer, now: datetime, mandate_id: int, to_day: date) -> Mandate:
    """Let a mandate no longer hold from `to_day` on; what it allowed ends with that day."""
    mandate = people.mandate(by, mandate_id)
    if mandate.to_day == to_day:
        return mandate
    refusal = refuse_ending(mandate.term, to_day=to_day)
    if refusal:
        raise MandateRefused(refusal)
    mandate.to_day = to_day
    mandate.save(update_fields=["to_day"])
    about = f"{mandate.professional.code} · {mandate.role} · {mandate.body.code}"
    audit.record(Event.MANDATE_ENDED, by=by, at=now, about=about, fields=["to_day"])
    return mandate


@transaction.atomic
def stop_mandate(*, by: Viewer, now: datetime, mandate_id: int) -> None:
    """Let a mandate hold no more from this moment on, and with it whoever stands in under it."""
    mandate = people.mandate(by, mandate_id)
    for lent in mandate.delegations.select_related("professional", "body"):
        _stop(lent, by=by, now=now)
    _stop(mandate, by=by, now=now)


def _stop(mandate: Mandate, *, by: Viewer, now: datetime) -> None:
    today = localdate(now)
    over = mandate.to_day is not None and mandate.to_day <= today
    if over or mandate.called_off_at is not None:
        return
    if mandate.from_day < today:
        mandate.to_day = today
    else:
        mandate.called_off_at = now
    mandate.save(update_fields=["to_day", "called_off_at"])
    about = f"{mandate.professional.code} · {mandate.role} · {mandate.body.code}"
    audit.record(Event.MANDATE_ENDED, by=by, at=now, about=about, fields=["to_day"])


@transaction.atomic
def retire_professional(*, by: Viewer, now: datetime, code: str) -> None:
    """Shut someone out at once: no sign-in, no new mandate; sessions that run end with it."""
    professional = people.professional(by, code)
    if not professional.is_active:
        return
    professional.is_active = False
    professional.save(update_fields=["is_active"])
    own_sessions(professional).delete()
    audit.record(Event.PROFESSIONAL_RETIRED, by=by, at=now, about=code, fields=["is_active"])
