"""Changing one training, its sessions or its counts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.trainings.commands.writing import (
    TrainingsRefused,
    compare,
    one_change_at_a_time,
    together,
    write_course,
)
from relais.trainings.models import TrainingProgramme
from relais.trainings.permissions import Permission
from relais.trainings.queries.records import course_records, programme_records
from relais.trainings.rules.counts import Found, compute
from relais.trainings.rules.events import Event
from relais.trainings.rules.faults import Fault, RecordFault, about_course
from relais.trainings.rules.loading import LoadOutcome
from relais.trainings.rules.records import CountTableRecord, CourseRecord, SessionRecord


class FindingsUnread(Exception):
    """Nothing was saved: nobody said to have seen what doesn't fit."""

    def __init__(self, findings: Iterable[Found]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)


@transaction.atomic
def save_course(*, by: Viewer, now: datetime, record: CourseRecord, is_new: bool) -> CourseRecord:
    """Keep a training as it is now; sessions and counts that it doesn't name stay.

    Raises `TrainingsRefused`; 404 for changing one that is not there.
    """
    before = _known(by, record.ref) if is_new else _there(by, record.ref)
    if is_new and before and _differs(before, record):
        raise TrainingsRefused([Fault(ref=record.ref, fault=RecordFault.TWICE, field="ref")])
    return _save(by, now, Event.COURSE_SAVED, record=record)


@transaction.atomic
def add_session(*, by: Viewer, now: datetime, ref: str, held: SessionRecord) -> SessionRecord:
    """Say that a training was given once more, or once more what a session of this number was.

    Raises `TrainingsRefused`; 404 for a training that is not there.
    """
    course = _there(by, ref)
    _save(by, now, Event.SESSION_ADDED, record=replace(course, held=(*_others(course, held), held)))
    return held


@transaction.atomic
def save_counts(
    *,
    by: Viewer,
    now: datetime,
    ref: str,
    table: CountTableRecord,
    seen: frozenset[str] = frozenset(),
) -> CountTableRecord:
    """Keep a count table, printed and computed. What doesn't fit is kept as it was printed.

    `seen` are the keys of the findings that somebody has seen. Raises `FindingsUnread` when there
    are others, `TrainingsRefused`; 404 for a training that is not there.
    """
    course = _there(by, ref)
    record = replace(
        course, tables=(*(one for one in course.tables if one.number != table.number), table)
    )
    _refuse(record, by)
    findings = compute(table).all_findings
    if not {found.key for found in findings} <= seen:
        raise FindingsUnread(findings)
    _save(by, now, Event.COUNTS_SAVED, record=record)
    return table


def _differs(before: CourseRecord, record: CourseRecord) -> bool:
    return compare(before, together(before, record)).outcome is not LoadOutcome.SAME


def _others(course: CourseRecord, held: SessionRecord) -> tuple[SessionRecord, ...]:
    return tuple(one for one in course.held if one.number != held.number)


def _there(by: Viewer, ref: str) -> CourseRecord:
    """The training as it is, for who may change it, while nobody else does."""
    course = _known(by, ref)
    if course is None:
        raise Http404
    return course


def _known(by: Viewer, ref: str) -> CourseRecord | None:
    if not by.may(Permission.KEEP):
        raise PermissionDenied
    one_change_at_a_time()
    return course_records(by, [ref]).get(ref)


def _refuse(record: CourseRecord, by: Viewer) -> None:
    faults = tuple(about_course(record, programmes=programme_records(by)))
    if faults:
        raise TrainingsRefused(faults)


def _save(by: Viewer, now: datetime, event: Event, *, record: CourseRecord) -> CourseRecord:
    _refuse(record, by)
    before = course_records(by, [record.ref]).get(record.ref)
    whole = together(before, record)
    row = compare(before, whole)
    if row.outcome is not LoadOutcome.SAME:
        programmes = {each.ref: each for each in TrainingProgramme.unscoped.all()}
        write_course(whole, programmes)
        audit.record(event, by=by, at=now, about=record.ref, fields=row.fields)
    return whole
