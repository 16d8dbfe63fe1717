"""What whoever holds a link of a round may do with it, without an account."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.wording import LANGUAGES, Wording
from relais.programme.commands.requests import make_link
from relais.programme.commands.rounds import RoundRefused
from relais.programme.models import Contribution, ContributionRequest, Initiative, RoundMember
from relais.programme.queries import contributing
from relais.programme.queries.contributing import Contributor, OpenedRequest
from relais.programme.rules.contributing import Given, Known, up_to_date
from relais.programme.rules.events import Event
from relais.programme.rules.promised import CONTRIBUTION
from relais.programme.rules.rounds import SAVES_AN_HOUR, RequestState, RoundRefusal
from relais.programme.rules.vocabulary import Review, Verdict
from relais.promises import interface as promises

_HOUR: Final = timedelta(hours=1)
_SAID: Final = ("verdict", "progress", "ended_on", "figures", "note")


class LinkRefused(Exception):
    """The link is not open, or no longer; opening it again says why. Nothing was changed."""


@transaction.atomic
def save_draft(*, by: Viewer, now: datetime, token: str, typed: Mapping[str, str]) -> None:
    """Keep what was typed, as it was typed. Raises `LinkRefused`, `RoundRefused`."""
    found = _ready(by, now, token)
    found.member.draft = dict(typed)
    found.member.save(update_fields=["draft"])
    _record(Event.CONTRIBUTION_DRAFTED, found.holder, now, found.member)


@transaction.atomic
def send_answers(*, by: Viewer, now: datetime, token: str, answers: Sequence[Given]) -> None:
    """Answer for all initiatives of the member; a later answer takes the place of this one.

    Sending the same again changes nothing. Raises `LinkRefused`, `RoundRefused`.
    """
    found = _ready(by, now, token)
    if not all(each.ref in found.member.known or each.verdict == Verdict.NEW for each in answers):
        raise LinkRefused
    _answer(found, now, answers)


@transaction.atomic
def send_nothing_new(*, by: Viewer, now: datetime, token: str) -> None:
    """Say of all its initiatives that there is nothing new. Raises as `send_answers` does."""
    found = _ready(by, now, token)
    answers = [_unchanged(ref, Known.from_json(known)) for ref, known in found.member.known.items()]
    _answer(found, now, answers)


@transaction.atomic
def open_for_colleague(*, by: Viewer, now: datetime, uid: UUID) -> str:
    """A link for a professional of the body itself, to be used at once: answers its token."""
    member = contributing.member_of_ours(by, uid)
    if member.round.closed_at or member.taken_out_at:
        raise LinkRefused
    return make_link(by=by, now=now, member=member).token


def _ready(by: Viewer, now: datetime, token: str) -> OpenedRequest:
    """The open link, held until the transaction ends, so that saves are counted."""
    found = contributing.opened(by, token, now=now)
    if found is None or found.state is not RequestState.OPEN:
        raise LinkRefused
    request = ContributionRequest.unscoped.select_for_update().get(pk=found.request.pk)
    RoundMember.unscoped.select_for_update().get(pk=found.member.pk)
    _count_save(request, now)
    return found


def _count_save(request: ContributionRequest, now: datetime) -> None:
    if request.saves_since is None or now >= request.saves_since + _HOUR:
        request.saves_since, request.saves = now, 0
    if request.saves >= SAVES_AN_HOUR:
        raise RoundRefused(RoundRefusal.SAVED_TOO_OFTEN)
    request.saves += 1
    request.save(update_fields=["saves_since", "saves"])


def _answer(found: OpenedRequest, now: datetime, answers: Sequence[Given]) -> None:
    member, holder = found.member, found.holder
    kept = contributing.answers_of(holder, member)
    initiatives = {each.ref: each for each in Initiative.unscoped.filter(ref__in=member.known)}
    changed = [_keep(member, each, kept, initiatives, now) for each in answers]
    dropped = [row for ref, row in kept.items() if ref not in {each.ref for each in answers}]
    gone = [row.delete() for row in dropped if row.review == Review.WAITING]
    is_first = member.answered_at is None
    member.answered_at, member.draft = member.answered_at or now, None
    member.save(update_fields=["answered_at", "draft"])
    ContributionRequest.unscoped.filter(pk=found.request.pk, answered_at=None).update(
        answered_at=now
    )
    promises.keep_promise(by=holder, now=now, kind=CONTRIBUTION, about=str(member.uid))
    if is_first or any(changed) or gone:
        _record(Event.CONTRIBUTION_GIVEN, holder, now, member)


def _keep(
    member: RoundMember,
    given: Given,
    kept: Mapping[str, Contribution],
    initiatives: Mapping[str, Initiative],
    now: datetime,
) -> bool:
    """Keep what is said of one initiative; whether it says something else than before.

    What was taken over or set aside waits anew once its member says something else.
    """
    row = kept.get(given.ref)
    if row is not None and _said(row) == _values(member, given):
        return False
    row = row or Contribution(member=member, ref=given.ref, initiative=initiatives.get(given.ref))
    for name, value in _values(member, given).items():
        setattr(row, name, value)
    row.given_at, row.review = now, Review.WAITING
    row.reviewed_at, row.reviewed_by, row.reason = None, "", ""
    row.save()
    return True


def _values(member: RoundMember, given: Given) -> dict[str, Any]:
    """The columns of a contribution; a translation of what stood before is left out."""
    known = member.known.get(given.ref)
    told = up_to_date(given.told, Known.from_json(known).told) if known else given.told
    said = {name: getattr(given, name) for name in _SAID}
    said["figures"] = dict(given.figures)
    return said | _three("title", given.title) | _three("told", told)


def _said(row: Contribution) -> dict[str, Any]:
    said = {name: getattr(row, name) for name in _SAID}
    return said | _three("title", row.title) | _three("told", row.told)


def _three(stem: str, text: Wording) -> dict[str, str]:
    return {f"{stem}_{language}": getattr(text, language) for language in LANGUAGES}


def _unchanged(ref: str, known: Known) -> Given:
    return Given(
        ref=ref,
        verdict=Verdict.NOTHING_NEW,
        told=known.told,
        progress=known.progress,
        figures=known.figures,
    )


def _record(event: Event, holder: Contributor, now: datetime, member: RoundMember) -> None:
    audit.record(event, by=holder, at=now, about=f"member {member.pk}")
