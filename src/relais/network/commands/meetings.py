"""Keeping meetings by hand."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.network.commands.writing import NetworkRefused, differing, write_meeting
from relais.network.models import Group
from relais.network.permissions import Permission
from relais.network.queries import records
from relais.network.rules.events import Event
from relais.network.rules.records import MeetingRecord
from relais.network.rules.refusals import NetworkRefusal, Objection, is_a_date
from relais.network.rules.table import refuse_table, table_lines
from relais.network.rules.vocabulary import MeetingKind, MeetingPart


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """What somebody types of a meeting: when, of what kind, and what was on the table, by line."""

    kind: MeetingKind
    held_on: str
    table_nl: str
    table_fr: str
    table_en: str = ""


@transaction.atomic
def add_meeting(*, by: Viewer, now: datetime, group_ref: str, facts: MeetingFacts) -> str:
    """Add a meeting to a group; answers its reference. Raises `NetworkRefused`, or 404.

    The same kind on the same date is the same meeting, so adding it again changes it.
    """
    _refuse(by, group_ref, facts)
    # Two who add at once wait for each other, so that no reference is given twice.
    Group.unscoped.select_for_update().get(ref=records.group(by, group_ref).ref)
    held = records.meetings(by, group_ref)
    same = (each for each in held if (each.kind, each.held_on) == (facts.kind, facts.held_on))
    before = next(same, None) if facts.held_on else None
    new = MeetingRecord(ref=_free_ref(group_ref, held), group=group_ref, kind=facts.kind)
    return _keep(by, now, before or new, facts, is_new=before is None)


@transaction.atomic
def change_meeting(
    *, by: Viewer, now: datetime, group_ref: str, ref: str, facts: MeetingFacts
) -> None:
    """Change when it was, its kind, or what was on the table. Raises `NetworkRefused`, or 404."""
    _refuse(by, group_ref, facts)
    before = records.meeting(by, group_ref, ref)
    _keep(by, now, before, facts, is_new=False)


def _refuse(by: Viewer, group_ref: str, facts: MeetingFacts) -> None:
    if not by.may(Permission.KEEP):
        raise PermissionDenied
    refusal = refuse_table(facts.table_nl, facts.table_fr, facts.table_en)
    if not is_a_date(facts.held_on):
        refusal = NetworkRefusal.NOT_A_DATE
    if refusal:
        raise NetworkRefused(Objection(refusal=refusal, about=group_ref))


def _free_ref(group_ref: str, held: tuple[MeetingRecord, ...]) -> str:
    """Meetings are never deleted, so their number is not one that another had."""
    return f"{group_ref}-m{len(held) + 1}"


def _keep(
    by: Viewer, now: datetime, before: MeetingRecord, facts: MeetingFacts, *, is_new: bool
) -> str:
    """Write what differs, and answer the reference."""
    others = tuple(line for line in before.lines if line.part is not MeetingPart.ON_THE_TABLE)
    after = replace(
        before,
        kind=facts.kind,
        held_on=facts.held_on,
        lines=(*table_lines(facts.table_nl, facts.table_fr, facts.table_en), *others),
    )
    if differing([after], [] if is_new else [before]):
        write_meeting(after)
        event = Event.MEETING_ADDED if is_new else Event.MEETING_CHANGED
        audit.record(event, by=by, at=now, about=after.ref)
    return after.ref
