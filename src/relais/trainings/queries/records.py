"""Trainings as plain values: what a form changes, what is compared, imported and exported."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final

from django.db.models import FETCH_RAISE, Prefetch

from relais.foundation.access import Viewer
from relais.foundation.columns import in_three
from relais.foundation.wording import LANGUAGES, Wording
from relais.trainings.models import (
    CountRow,
    CountTable,
    Course,
    CourseItem,
    CourseSession,
    ProgrammeItem,
    TrainingProgramme,
)
from relais.trainings.permissions import Permission
from relais.trainings.rules.records import (
    CountRowRecord,
    CountTableRecord,
    CourseItemRecord,
    CourseRecord,
    ProgrammeItemRecord,
    ProgrammeRecord,
    SessionRecord,
)
from relais.trainings.rules.vocabulary import (
    CountMode,
    CourseKind,
    CoursePart,
    Dimension,
    ProgrammePart,
)

# What stands in tables of its own.
_APART: Final = frozenset({"programme", "session", "items", "held", "tables", "rows"})
_SPECIAL: Final = _APART | {"part", "mode", "kind", "dimensions"}


def programme_records(viewer: Viewer) -> dict[str, ProgrammeRecord]:
    """Every programme by its reference; none for who may not read them."""
    if not viewer.may(Permission.READ):
        return {}
    found = TrainingProgramme.unscoped.prefetch_related("items").fetch_mode(FETCH_RAISE)
    return {programme.ref: _programme(programme) for programme in found}


def course_records(viewer: Viewer, refs: Iterable[str] | None = None) -> dict[str, CourseRecord]:
    """Trainings by their reference, all or those named; none for who may not read them."""
    if not viewer.may(Permission.READ):
        return {}
    found = Course.unscoped.select_related("programme").prefetch_related(
        "items",
        "held",
        Prefetch(
            "tables",
            queryset=CountTable.unscoped.select_related("session").prefetch_related("rows"),
        ),
    )
    if refs is not None:
        found = found.filter(ref__in=refs)
    return {course.ref: _course(course) for course in found.fetch_mode(FETCH_RAISE)}


def columns_of(record: Any) -> dict[str, Any]:
    """The columns that a record fills in its own table."""
    columns: dict[str, Any] = {}
    for each in fields(record):
        if each.name in _APART:
            continue
        value = getattr(record, each.name)
        if isinstance(value, Wording):
            texts = [getattr(value, language) for language in LANGUAGES]
            columns |= dict(zip(in_three(each.name), texts, strict=True))
        else:
            columns[each.name] = list(value) if isinstance(value, tuple) else value
    return columns


def _plain(row: Any, record: type) -> dict[str, Any]:
    """The fields of a record that its table holds as they are."""
    return {
        each.name: _wording(row, each.name) if each.type is Wording else getattr(row, each.name)
        for each in fields(record)
        if each.name not in _SPECIAL
    }


def _wording(row: Any, stem: str) -> Wording:
    return Wording(**{language: getattr(row, f"{stem}_{language}") for language in LANGUAGES})


def _programme(row: TrainingProgramme) -> ProgrammeRecord:
    return ProgrammeRecord(
        **_plain(row, ProgrammeRecord), items=tuple(map(_programme_item, row.items.all()))
    )


def _programme_item(row: ProgrammeItem) -> ProgrammeItemRecord:
    return ProgrammeItemRecord(
        part=ProgrammePart(row.part), body=row.body, text=_wording(row, "text")
    )


def _course(row: Course) -> CourseRecord:
    return CourseRecord(
        **_plain(row, CourseRecord),
        kind=CourseKind(row.kind),
        programme=row.programme.ref if row.programme else "",
        items=tuple(map(_item, row.items.all())),
        held=tuple(map(_session, row.held.all())),
        tables=tuple(map(_table, row.tables.all())),
    )


def _item(row: CourseItem) -> CourseItemRecord:
    return CourseItemRecord(part=CoursePart(row.part), body=row.body, text=_wording(row, "text"))


def _session(row: CourseSession) -> SessionRecord:
    return SessionRecord(**_plain(row, SessionRecord))


def _table(row: CountTable) -> CountTableRecord:
    return CountTableRecord(
        **_plain(row, CountTableRecord),
        mode=CountMode(row.mode),
        dimensions=tuple(Dimension(each) for each in row.dimensions),
        session=row.session.number if row.session else None,
        rows=tuple(map(_row, row.rows.all())),
    )


def _row(row: CountRow) -> CountRowRecord:
    return CountRowRecord(**_plain(row, CountRowRecord))
