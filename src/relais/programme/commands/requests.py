"""Making the links that are mailed to members of a round, in the open transaction."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.mail import Letter, post
from relais.programme.models import ContributionRequest, RoundMember
from relais.programme.queries.contributing import signed
from relais.programme.rules.events import Event
from relais.programme.rules.rounds import Reminder, expiry_of, fingerprint
from relais.programme.words import letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that was just made. Its token exists nowhere else: use it now."""

    request: ContributionRequest
    token: str


def make_link(*, by: Viewer, now: datetime, member: RoundMember) -> Link:
    """Another link for this member; those that it has work on."""
    secret = secrets.token_urlsafe(32)
    request = ContributionRequest.unscoped.create(
        member=member,
        secret_hash=fingerprint(secret),
        created_at=now,
        created_by=by.code,
        expires_at=expiry_of(member.round.due_on, made_at=now),
    )
    audit.record(Event.CONTRIBUTION_ASKED, by=by, at=now, about=f"request {request.pk}")
    return Link(request=request, token=signed(secret))


def mail_link(
    *, by: Viewer, now: datetime, member: RoundMember, reminder: Reminder | None = None
) -> ContributionRequest:
    """A link to the mailbox of this member, once the transaction is committed.

    A letter that the mail server refused leaves nothing behind: it is sent anew by whoever sends
    next, and its reminder counts as not sent.
    """
    link = make_link(by=by, now=now, member=member)
    written = letters.invitation(
        token=link.token,
        language=member.language,
        due_on=member.round.due_on,
        is_reminder=reminder is not None,
    )
    made = ContributionRequest.unscoped.filter(pk=link.request.pk)

    def lose() -> None:
        made.delete()
        before = [each for each in member.reminded if each != reminder]
        RoundMember.unscoped.filter(pk=member.pk).update(reminded=before)

    post(
        Letter(to=member.mail, subject=written.subject, body=written.body),
        when_sent=lambda: made.update(mailed_at=now),
        when_lost=lose,
    )
    return link.request
