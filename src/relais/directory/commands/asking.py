"""Asking others to look at a record: where to write, the links, and what they propose."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.directory.commands.editing import Why, put
from relais.directory.commands.links import Mailbox, mail_links, make_link
from relais.directory.commands.writing import one_change_at_a_time
from relais.directory.models import Contact, Invitation
from relais.directory.queries import invitations, keeping
from relais.directory.queries.keeping import Kept
from relais.directory.rules.events import Event
from relais.directory.rules.invitations import (
    RENEWABLE,
    AskingRefusal,
    refuse_asking,
    refuse_asking_anew,
)
from relais.directory.rules.vocabulary import Act
from relais.foundation.access import Viewer


class AskingRefused(Exception):
    def __init__(self, refusal: AskingRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


@transaction.atomic
def keep_contact(
    *, by: Viewer, now: datetime, code: str, for_service: bool, mailbox: Mailbox
) -> Contact:
    """Keep the mailbox of a service, or of the steward of its record.

    Links that lie in another mailbox than this one work no longer: it was the wrong one.
    """
    kept = keeping.kept(by, code, today=localdate(now))
    steward = kept.record.steward
    before = invitations.contact_of(kept.pk, steward, for_service=for_service)
    whose = {"service_id": kept.pk} if for_service else {"steward_id": steward}
    contact, _created = Contact.unscoped.update_or_create(
        **whose, defaults={"mail": mailbox.mail, "language": mailbox.language}
    )
    audit.record(Event.CONTACT_KEPT, by=by, at=now, about=code, fields=["mail", "language"])
    if before is not None and before.mail != mailbox.mail:
        _revoke(invitations.sent_to(kept.pk, steward, for_service=for_service), by, now)
    return contact


@transaction.atomic
def invite(*, by: Viewer, now: datetime, code: str, for_service: bool) -> Invitation:
    """Mail a link that confirms this record once. An older link that lies unused stops working.

    Raises `AskingRefused`.
    """
    one_change_at_a_time()
    kept = keeping.kept(by, code, today=localdate(now))
    contact = _contact(kept, for_service=for_service)
    if contact is None:
        raise AskingRefused(AskingRefusal.NO_CONTACT)
    last_sent_at = invitations.last_sent_at(kept, for_service=for_service)
    refusal = refuse_asking(last_sent_at=last_sent_at, now=now)
    if refusal:
        raise AskingRefused(refusal)
    return _invite(by, now, kept, contact)


@transaction.atomic
def invite_again(*, by: Viewer, now: datetime, token: str) -> None:
    """Send whoever had this link a new one, to the mailbox that we know and to no other.

    A link that was called back or altered sends nothing, and nobody is told the difference.
    """
    one_change_at_a_time()
    found = invitations.opened(by, token, now=now, today=localdate(now))
    if found is not None and found.state in RENEWABLE:
        contact = _contact(found.kept, for_service=found.invitation.for_service)
        _invite_anew(found.holder, now, found.kept, contact)


@transaction.atomic
def invite_by_code(*, by: Viewer, now: datetime, code: str) -> None:
    """Send a link to the mailbox that we know for this record: the service's own, or the steward's.

    Nobody is told whether there is such a record or such a mailbox.
    """
    one_change_at_a_time()
    kept = invitations.asked_about(by, code, today=localdate(now))
    if kept is not None:
        own = _contact(kept, for_service=True)
        _invite_anew(by, now, kept, own or _contact(kept, for_service=False))


@transaction.atomic
def revoke_invitation(*, by: Viewer, now: datetime, code: str, invitation_id: int) -> None:
    """Let a link that was sent work no longer."""
    kept = keeping.kept(by, code, today=localdate(now))
    _revoke(Invitation.unscoped.filter(pk=invitation_id, service=kept.pk), by, now)


@transaction.atomic
def decide_proposal(
    *, by: Viewer, now: datetime, proposal_id: int, accept: bool
) -> tuple[str, ...]:
    """Take over what was proposed, or not; a decided proposal stays decided.

    Answers the fields that changed. Raises `RecordRefused`.
    """
    one_change_at_a_time()
    proposal = invitations.proposal(by, proposal_id)
    if proposal.decided_at is not None:
        return ()
    kept = keeping.kept(by, proposal.service.code, today=localdate(now))
    fields: tuple[str, ...] = ()
    if accept:
        why = Why(act=Act.PROPOSED, source=kept.record.source)
        fields = put(by=by, now=now, kept=kept, said=proposal.content, why=why)
    proposal.decided_at, proposal.decided_by, proposal.accepted = now, by.code, accept
    proposal.save(update_fields=["decided_at", "decided_by", "accepted"])
    audit.record(Event.PROPOSAL_DECIDED, by=by, at=now, about=kept.code, fields=fields)
    return fields


def _contact(kept: Kept, *, for_service: bool) -> Contact | None:
    return invitations.contact_of(kept.pk, kept.record.steward, for_service=for_service)


def _invite(by: Viewer, now: datetime, kept: Kept, contact: Contact) -> Invitation:
    link = make_link(by=by, now=now, kept=kept, for_service=contact.service_id is not None)
    mailbox = Mailbox(mail=contact.mail, language=contact.language)
    mail_links(now=now, mailbox=mailbox, links=[link])
    return link.invitation


def _invite_anew(by: Viewer, now: datetime, kept: Kept, contact: Contact | None) -> None:
    if contact is None:
        return
    for_service = contact.service_id is not None
    facts = invitations.asking_facts(kept, for_service=for_service, now=now)
    if refuse_asking_anew(facts, now=now) is None:
        _invite(by, now, kept, contact)


def _revoke(links: QuerySet[Invitation], by: Viewer, now: datetime) -> None:
    for link in links.filter(used_at=None, revoked_at=None).select_related("service"):
        link.revoked_at = now
        link.save(update_fields=["revoked_at"])
        audit.record(Event.INVITATION_REVOKED, by=by, at=now, about=link.service.code)
