"""Taking over the groups of a source: all of it, or nothing."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.network.commands.writing import (
    NetworkRefused,
    differing,
    write_decision,
    write_group,
    write_meeting,
    write_theme,
)
from relais.network.permissions import Permission
from relais.network.queries.records import records
from relais.network.rules.events import Event
from relais.network.rules.records import NetworkRecords, Record
from relais.network.rules.refusals import refuse_network


@transaction.atomic
def load_network(*, by: Viewer, now: datetime, told: NetworkRecords) -> tuple[str, ...]:
    """Make our records say what a source told; answers the references of those that changed.

    A second run changes nothing, and what it doesn't name stays. Raises `NetworkRefused`.
    """
    if not by.may(Permission.KEEP):
        raise PermissionDenied
    held = records(by)
    objection = refuse_network(told, known=[group.ref for group in held.groups])
    if objection:
        raise NetworkRefused(objection)
    changed = _write(told, held)
    if changed:
        audit.record(Event.LOADED, by=by, at=now, about=f"{len(changed)} changed")
    return changed


def _write(told: NetworkRecords, held: NetworkRecords) -> tuple[str, ...]:
    """Groups first: the others stand under them."""
    groups = differing(told.groups, held.groups)
    meetings = differing(told.meetings, held.meetings)
    themes = differing(told.themes, held.themes)
    decisions = differing(told.decisions, held.decisions)
    for group in groups:
        write_group(group)
    for meeting in meetings:
        write_meeting(meeting)
    for theme in themes:
        write_theme(theme)
    for decision in decisions:
        write_decision(decision)
    written: tuple[Record, ...] = (*groups, *meetings, *themes, *decisions)
    return tuple(each.ref for each in written)
