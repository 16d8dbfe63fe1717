"""Making the links that are mailed, and the letters that carry them; in the open transaction."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.directory.models import Invitation
from relais.directory.queries import invitations
from relais.directory.queries.keeping import Kept
from relais.directory.queries.policy import trust_policy
from relais.directory.rules.events import Event
from relais.directory.rules.invitations import fingerprint
from relais.directory.words import letters
from relais.foundation.access import Viewer
from relais.foundation.mail import Letter, post


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """Where to write; an empty language is not known, and then a letter is in both."""

    mail: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that was just made. Its token exists nowhere else: it goes into a letter now."""

    invitation: Invitation
    token: str


def make_link(*, by: Viewer, now: datetime, kept: Kept, for_service: bool) -> Link:
    """A link to this record; an older one that lies unused stops working."""
    Invitation.unscoped.filter(
        service=kept.pk, for_service=for_service, used_at=None, revoked_at=None
    ).update(revoked_at=now)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.unscoped.create(
        service_id=kept.pk,
        for_service=for_service,
        secret_hash=fingerprint(secret),
        created_at=now,
        created_by=by.code,
        expires_at=now + timedelta(days=trust_policy().link_lasts),
    )
    audit.record(Event.INVITATION_SENT, by=by, at=now, about=kept.code)
    return Link(invitation=invitation, token=invitations.signed(secret))


def mail_links(*, now: datetime, mailbox: Mailbox, links: Sequence[Link]) -> None:
    """One letter with these links, all made now, once the transaction is committed."""
    made = [link.invitation.pk for link in links]
    letter = letters.invitation(
        tokens=[link.token for link in links],
        language=mailbox.language,
        expires_on=localdate(links[0].invitation.expires_at),
    )
    post(
        Letter(to=mailbox.mail, subject=letter.subject, body=letter.body),
        when_sent=lambda: Invitation.unscoped.filter(pk__in=made).update(mailed_at=now),
    )


def has_left(links: Sequence[Link]) -> bool:
    """Whether the letter with these links was sent."""
    made = [link.invitation.pk for link in links]
    return not Invitation.unscoped.filter(pk__in=made, mailed_at=None).exists()
