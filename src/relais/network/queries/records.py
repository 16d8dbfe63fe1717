"""Groups, meetings, themes and decisions as plain values. Who may not read them sees none."""

from django.db.models import FETCH_RAISE
from django.http import Http404

from relais.foundation.access import Viewer
from relais.foundation.columns import plain
from relais.network.models import Decision, Group, Meeting, Theme
from relais.network.permissions import Permission
from relais.network.rules.periods import Period, falls_in
from relais.network.rules.records import (
    DecisionRecord,
    GroupRecord,
    Line,
    MeetingRecord,
    NetworkRecords,
    ThemeRecord,
)
from relais.network.rules.vocabulary import GroupPart, MeetingKind, MeetingPart


def groups(viewer: Viewer) -> tuple[GroupRecord, ...]:
    """Every group, in the order in which they came."""
    if not viewer.may(Permission.READ):
        return ()
    found = Group.unscoped.prefetch_related("lines").fetch_mode(FETCH_RAISE)
    return tuple(_group(row) for row in found)


def group(viewer: Viewer, ref: str) -> GroupRecord:
    """The group, or 404."""
    for found in groups(viewer):
        if found.ref == ref:
            return found
    raise Http404


def meetings(viewer: Viewer, group_ref: str | None = None) -> tuple[MeetingRecord, ...]:
    """The meetings of a group, or of all: first those without a date, then by date as told."""
    if not viewer.may(Permission.READ):
        return ()
    found = Meeting.unscoped.select_related("group").prefetch_related("lines")
    if group_ref is not None:
        found = found.filter(group__ref=group_ref)
    return tuple(_meeting(row) for row in found.fetch_mode(FETCH_RAISE))


def meeting(viewer: Viewer, group_ref: str, ref: str) -> MeetingRecord:
    """The meeting of this group, or 404."""
    for found in meetings(viewer, group_ref):
        if found.ref == ref:
            return found
    raise Http404


def regular_meetings_in(
    viewer: Viewer, group_ref: str, period: Period
) -> tuple[MeetingRecord, ...]:
    """The regular meetings of a group that fell in a period for certain. 404 for no such group."""
    of = group(viewer, group_ref)
    return tuple(
        each
        for each in meetings(viewer, group_ref)
        if each.kind == MeetingKind.REGULAR and falls_in(each, of, period)
    )


def themes(viewer: Viewer, group_ref: str | None = None) -> tuple[ThemeRecord, ...]:
    """What a group spoke about, or all groups, in the order of their source."""
    if not viewer.may(Permission.READ):
        return ()
    found = Theme.unscoped.select_related("group").fetch_mode(FETCH_RAISE)
    if group_ref is not None:
        found = found.filter(group__ref=group_ref)
    return tuple(plain(ThemeRecord, row, group=row.group.ref) for row in found)


def decisions(viewer: Viewer) -> tuple[DecisionRecord, ...]:
    """What bodies decided or advised, in the order of its source."""
    if not viewer.may(Permission.READ):
        return ()
    found = Decision.unscoped.all().fetch_mode(FETCH_RAISE)
    return tuple(plain(DecisionRecord, row) for row in found)


def records(viewer: Viewer) -> NetworkRecords:
    """All of it."""
    return NetworkRecords(
        groups=groups(viewer),
        meetings=meetings(viewer),
        themes=themes(viewer),
        decisions=decisions(viewer),
    )


def _group(row: Group) -> GroupRecord:
    lines = tuple(plain(Line, line, part=GroupPart(line.part)) for line in row.lines.all())
    return plain(GroupRecord, row, lines=lines)


def _meeting(row: Meeting) -> MeetingRecord:
    lines = tuple(plain(Line, line, part=MeetingPart(line.part)) for line in row.lines.all())
    return plain(MeetingRecord, row, group=row.group.ref, lines=lines)
