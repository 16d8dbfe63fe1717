"""Opening a round, asking again, taking somebody out, and closing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.wording import Wording
from relais.programme.commands.requests import mail_link
from relais.programme.models import ContributionRequest, Round, RoundMember
from relais.programme.queries import contributing, rounds
from relais.programme.queries.recommendations import edition_of
from relais.programme.rules.events import Event
from relais.programme.rules.promised import CONTRIBUTION
from relais.programme.rules.rounds import (
    RoundRefusal,
    end_of,
    refuse_link,
    refuse_opening,
)
from relais.promises import interface as promises


class RoundRefused(Exception):
    """Nothing was changed, for a reason that `words` says."""

    def __init__(self, refusal: RoundRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """Who is asked, and where; an empty language is not known, and then a letter is in both."""

    body: str
    mail: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a round asks, of whom, by when, for which edition."""

    edition: str
    due_on: date
    words: Wording
    mailboxes: Sequence[Mailbox]


@transaction.atomic
def open_round(*, by: Viewer, now: datetime, asking: Asking) -> Round:
    """Ask every member, each by a link of its own. Raises `RoundRefused`."""
    edition = edition_of(by, asking.edition)
    refusal = refuse_opening(
        due_on=asking.due_on,
        today=localdate(now),
        members=len(asking.mailboxes),
        has_open_round=Round.unscoped.filter(edition=edition, closed_at=None).exists(),
    )
    if refusal:
        raise RoundRefused(refusal)
    opened = Round.unscoped.create(
        edition=edition,
        due_on=asking.due_on,
        words_nl=asking.words.nl,
        words_fr=asking.words.fr,
        opened_at=now,
        opened_by=by.code,
    )
    audit.record(Event.ROUND_OPENED, by=by, at=now, about=f"round {opened.pk}")
    for mailbox in asking.mailboxes:
        _ask(by, now, opened, mailbox)
    return opened


@transaction.atomic
def ask_again(*, by: Viewer, now: datetime, member_id: int) -> None:
    """Send this member another link. Raises `RoundRefused`."""
    member = rounds.member_of(by, member_id)
    if member.answered_at or member.taken_out_at:
        raise RoundRefused(RoundRefusal.HAS_ANSWERED)
    _send(by, now, member)


@transaction.atomic
def ask_all_again(*, by: Viewer, now: datetime, round_id: int) -> int:
    """Another link to everyone who has not answered and got none just now; answers how many."""
    asking = rounds.round_of(by, round_id)
    missing = RoundMember.unscoped.select_related("round").filter(
        round=asking, answered_at=None, taken_out_at=None
    )
    return sum(_can_send(now, member) and bool(_mail(by, now, member)) for member in missing)


@transaction.atomic
def take_out(*, by: Viewer, now: datetime, member_id: int) -> None:
    """Ask nothing of this member any more; its links open nothing. What it sent stays."""
    member = rounds.member_of(by, member_id)
    if member.taken_out_at:
        return
    member.taken_out_at = now
    member.save(update_fields=["taken_out_at"])
    promises.release(
        by=by,
        now=now,
        kind=CONTRIBUTION,
        about=str(member.uid),
        reason=promises.Reason.NOT_NEEDED,
    )
    audit.record(Event.MEMBER_TAKEN_OUT, by=by, at=now, about=f"member {member.pk}")


@transaction.atomic
def close_round(*, by: Viewer, now: datetime, round_id: int) -> None:
    """Let nobody answer any more; who has not, owes nothing any more."""
    asking = rounds.round_of(by, round_id)
    if asking.closed_at:
        return
    asking.closed_at = now
    asking.save(update_fields=["closed_at"])
    for member in RoundMember.unscoped.filter(round=asking, answered_at=None, taken_out_at=None):
        promises.release(
            by=by,
            now=now,
            kind=CONTRIBUTION,
            about=str(member.uid),
            reason=promises.Reason.TOO_LATE,
        )
    audit.record(Event.ROUND_CLOSED, by=by, at=now, about=f"round {asking.pk}")


def _ask(by: Viewer, now: datetime, asking: Round, mailbox: Mailbox) -> None:
    known = contributing.known_of(by, mailbox.body, asking)
    member = RoundMember.unscoped.create(
        round=asking,
        body=mailbox.body,
        mail=mailbox.mail,
        language=mailbox.language,
        known={ref: each.as_json() for ref, each in known.items()},
    )
    promises.make_promise(
        by=by,
        now=now,
        promised=promises.Promised(
            kind=CONTRIBUTION,
            about=str(member.uid),
            code=asking.edition.ref,
            owed_by=member.body,
            owed_to=asking.edition.publisher or None,
            due_at=end_of(asking.due_on),
        ),
    )
    _mail(by, now, member)


def _send(by: Viewer, now: datetime, member: RoundMember) -> None:
    refusal = _refusal(now, member)
    if refusal:
        raise RoundRefused(refusal)
    _mail(by, now, member)


def _mail(by: Viewer, now: datetime, member: RoundMember) -> ContributionRequest:
    return mail_link(by=by, now=now, member=member)


def _can_send(now: datetime, member: RoundMember) -> bool:
    return _refusal(now, member) is None


def _refusal(now: datetime, member: RoundMember) -> RoundRefusal | None:
    last = member.requests.order_by("-created_at").values_list("created_at", flat=True).first()
    return refuse_link(is_closed=member.round.closed_at is not None, last_made_at=last, now=now)
