"""Taking over trainings: from the source, or from a spreadsheet; as a whole or not at all."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.trainings.commands.writing import (
    TrainingsRefused,
    compare,
    one_change_at_a_time,
    together,
    write_course,
    write_programme,
)
from relais.trainings.models import TrainingProgramme
from relais.trainings.permissions import Permission
from relais.trainings.queries.records import course_records, programme_records
from relais.trainings.rules.events import Event
from relais.trainings.rules.faults import faults
from relais.trainings.rules.loading import Loaded, LoadOutcome
from relais.trainings.rules.records import CourseRecord, ProgrammeRecord


@transaction.atomic
def load_trainings(
    *,
    by: Viewer,
    now: datetime,
    programmes: Sequence[ProgrammeRecord],
    courses: Sequence[CourseRecord],
    dry_run: bool = False,
) -> Loaded:
    """Take over all of them, or none when one has a fault. A second run changes nothing.

    What they differ in is replaced; sessions and count tables that they don't name stay, and so do
    trainings. Raises `TrainingsRefused`.
    """
    if not by.may(Permission.KEEP):
        raise PermissionDenied
    one_change_at_a_time()
    known_programmes, known_courses = programme_records(by), course_records(by)
    wrong = faults(programmes, courses, known=known_programmes)
    if wrong:
        raise TrainingsRefused(wrong)
    whole = [together(known_courses.get(course.ref), course) for course in courses]
    rows = (
        *(compare(known_programmes.get(each.ref), each) for each in programmes),
        *(compare(known_courses.get(each.ref), each) for each in whole),
    )
    report = Loaded(rows=rows, applied=not dry_run)
    if not dry_run and report.new + report.changed:
        _write(programmes, whole, report)
        about = f"{report.new} new, {report.changed} changed"
        audit.record(Event.LOADED, by=by, at=now, about=about)
    return report


def _write(
    programmes: Sequence[ProgrammeRecord], courses: Sequence[CourseRecord], report: Loaded
) -> None:
    changes = [row.outcome is not LoadOutcome.SAME for row in report.rows]
    for programme, changed in zip(programmes, changes, strict=False):
        if changed:
            write_programme(programme)
    by_ref = {programme.ref: programme for programme in TrainingProgramme.unscoped.all()}
    for course, changed in zip(courses, changes[len(programmes) :], strict=True):
        if changed:
            write_course(course, by_ref)
