"""Trainings and programmes as they are shown. Who may not read them sees none."""

from django.http import Http404

from relais.foundation.access import Viewer
from relais.foundation.wording import Wording
from relais.trainings.models import CourseItem, ProgrammeItem
from relais.trainings.permissions import Permission
from relais.trainings.queries.records import course_records, programme_records
from relais.trainings.rules.display import (
    CourseDisplay,
    ProgrammeDisplay,
    show_course,
    show_programme,
)
from relais.trainings.rules.vocabulary import CoursePart, ProgrammePart


def trainings(viewer: Viewer) -> tuple[CourseDisplay, ...]:
    """Every training, by reference."""
    return tuple(show_course(record) for record in course_records(viewer).values())


def training(viewer: Viewer, ref: str) -> CourseDisplay:
    """The training, or 404."""
    record = course_records(viewer, [ref]).get(ref)
    if record is None:
        raise Http404
    return show_course(record)


def programmes(viewer: Viewer) -> tuple[ProgrammeDisplay, ...]:
    """Every programme under which trainings are given, by reference."""
    return tuple(show_programme(record) for record in programme_records(viewer).values())


def programme(viewer: Viewer, ref: str) -> ProgrammeDisplay:
    """The programme, or 404."""
    record = programme_records(viewer).get(ref)
    if record is None:
        raise Http404
    return show_programme(record)


def objectives(viewer: Viewer, programme_ref: str) -> tuple[Wording, ...]:
    """What a programme is for, in its order."""
    if not viewer.may(Permission.READ):
        return ()
    found = ProgrammeItem.unscoped.filter(
        programme__ref=programme_ref, part=ProgrammePart.OBJECTIVE
    ).order_by("order")
    return tuple(item.text for item in found)


def themes(viewer: Viewer, ref: str) -> tuple[Wording, ...]:
    """The themes that the source of a training lists, in their order."""
    if not viewer.may(Permission.READ):
        return ()
    found = CourseItem.unscoped.filter(course__ref=ref, part=CoursePart.THEME).order_by("order")
    return tuple(item.text for item in found)
