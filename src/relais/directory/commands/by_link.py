"""What whoever holds a mailed link may do with it, once and without an account."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.directory.commands.confirming import sign
from relais.directory.commands.editing import Why, put, read_over
from relais.directory.commands.writing import one_change_at_a_time
from relais.directory.models import Invitation, Proposal
from relais.directory.queries import invitations
from relais.directory.queries.invitations import Opened
from relais.directory.queries.signing import role_of
from relais.directory.rules.aspects import touched
from relais.directory.rules.events import Event
from relais.directory.rules.invitations import InvitationState
from relais.directory.rules.vocabulary import Act, Aspect, Means
from relais.foundation.access import Viewer


class LinkRefused(Exception):
    """The link is not open, or no longer; opening it again says why."""


class RecordChanged(Exception):
    """The record is not what the holder of the link had before them. Nothing was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What someone made sure of, and how; `stamp`: that of the record as it was shown to them."""

    aspects: Collection[Aspect]
    means: Means
    stamp: str


@transaction.atomic
def confirm_by_link(
    *, by: Viewer, now: datetime, token: str, checked: Checked
) -> frozenset[Aspect]:
    """Confirm these aspects of the record that the link is about; once. Answers them.

    A service that confirms by its own link is its own means, whatever was said. Raises
    `LinkRefused` or `RecordChanged`; then, and when there is nothing to confirm, nothing is done
    and the link can still be used.
    """
    found = _ready(by, now, token, checked)
    aspects = _askable(found, checked.aspects)
    if aspects:
        _spend(found, now)
        _sign(found, now, checked, aspects)
    return aspects


@transaction.atomic
def propose_by_link(
    *, by: Viewer, now: datetime, token: str, said: Mapping[str, Any], checked: Checked
) -> tuple[str, ...]:
    """Say by a link what is wrong with the record; answers the fields that would change.

    Of a steward's link the change holds at once, and confirms what it changes: whoever corrects a
    number has just made sure of it. Of the service's own it waits for the steward. What was
    checked besides is confirmed. Raises `LinkRefused`, `RecordChanged` or `RecordRefused`; then,
    and when nothing would change, nothing is done and the link can still be used.
    """
    found = _ready(by, now, token, checked)
    fields = found.kept.record.differences(read_over(by, found.kept.record, said))
    if not fields:
        return ()
    _spend(found, now)
    if found.invitation.for_service:
        _propose(found, now, said, fields)
        aspects = _askable(found, checked.aspects) - touched(fields)
    else:
        why = Why(act=Act.CHANGED, source=found.kept.record.source)
        put(by=found.holder, now=now, kept=found.kept, said=said, why=why)
        aspects = _askable(found, {*checked.aspects} | touched(fields))
    _sign(found, now, checked, aspects)
    return fields


def _ready(by: Viewer, now: datetime, token: str, checked: Checked) -> Opened:
    """The open link. Of two that press the button at the same moment one waits here, and fails."""
    one_change_at_a_time()
    found = invitations.opened(by, token, now=now, today=localdate(now))
    if found is None or found.state is not InvitationState.OPEN:
        raise LinkRefused
    if checked.stamp != found.kept.stamp:
        raise RecordChanged
    return found


def _spend(found: Opened, now: datetime) -> None:
    Invitation.unscoped.filter(pk=found.invitation.pk).update(used_at=now)


def _askable(found: Opened, aspects: Iterable[Aspect]) -> frozenset[Aspect]:
    """Those that this record has; whether there is room has a question of its own."""
    asked = {each.aspect for each in found.kept.standings} - {Aspect.CAPACITY}
    return frozenset(asked.intersection(aspects))


def _sign(found: Opened, now: datetime, checked: Checked, aspects: Collection[Aspect]) -> None:
    means = Means.SERVICE_ITSELF if found.invitation.for_service else checked.means
    sign(by=found.holder, now=now, service_pk=found.kept.pk, aspects=aspects, means=means)


def _propose(
    found: Opened, now: datetime, said: Mapping[str, Any], fields: tuple[str, ...]
) -> None:
    Proposal.unscoped.create(
        service_id=found.kept.pk, content=dict(said), made_at=now, role=role_of(found.holder)
    )
    audit.record(
        Event.CHANGE_PROPOSED, by=found.holder, at=now, about=found.kept.code, fields=fields
    )
