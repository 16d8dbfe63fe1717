"""Writing trainings as plain values into their tables; always inside a verb's transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db import connection

from relais.trainings.models import (
    CountRow,
    CountTable,
    Course,
    CourseItem,
    CourseSession,
    ProgrammeItem,
    TrainingProgramme,
)
from relais.trainings.queries.records import columns_of
from relais.trainings.rules.counts import compute
from relais.trainings.rules.faults import Fault
from relais.trainings.rules.loading import LoadedRow, LoadOutcome
from relais.trainings.rules.records import CountTableRecord, CourseRecord, ProgrammeRecord

# Any two changes wait for each other here, so that none builds on what the other changes.
_ONE_CHANGE_AT_A_TIME = 7_261_031


class TrainingsRefused(Exception):
    """Nothing was taken; `faults` say why."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)


def one_change_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_CHANGE_AT_A_TIME])


def together(before: CourseRecord | None, after: CourseRecord) -> CourseRecord:
    """The training as it will be: what `after` doesn't hold of sessions and tables stays."""
    held = {one.number: one for one in (before.held if before else ())}
    tables = {one.number: one for one in (before.tables if before else ())}
    held |= {one.number: one for one in after.held}
    tables |= {one.number: one for one in after.tables}
    return replace(
        after,
        held=tuple(held[number] for number in sorted(held)),
        tables=tuple(tables[number] for number in sorted(tables)),
        items=tuple(sorted(after.items, key=lambda item: item.part)),
    )


def compare[R: (ProgrammeRecord, CourseRecord)](before: R | None, after: R) -> LoadedRow:
    """What changes of one programme or training."""
    if before is None:
        return LoadedRow(ref=after.ref, outcome=LoadOutcome.NEW)
    was, will_be = _flat(before), _flat(after)
    changed = tuple(name for name in will_be if was[name] != will_be[name])
    return LoadedRow(
        ref=after.ref,
        outcome=LoadOutcome.CHANGED if changed else LoadOutcome.SAME,
        fields=changed,
    )


def _flat(record: ProgrammeRecord | CourseRecord) -> dict[str, Any]:
    """Everything of a record that its tables hold; whose wording a text is stands apart."""
    flat = columns_of(record) | {
        "items": sorted((columns_of(item) for item in record.items), key=lambda item: item["part"])
    }
    if isinstance(record, CourseRecord):
        flat |= {
            "programme": record.programme,
            "held": [columns_of(held) for held in record.held],
            "tables": [
                columns_of(table)
                | {"session": table.session, "rows": [columns_of(row) for row in table.rows]}
                for table in record.tables
            ],
        }
    return flat


def write_programme(record: ProgrammeRecord) -> None:
    programme, _new = TrainingProgramme.unscoped.update_or_create(
        ref=record.ref, defaults=columns_of(record)
    )
    ProgrammeItem.unscoped.filter(programme=programme).delete()
    ProgrammeItem.unscoped.bulk_create(
        ProgrammeItem(programme=programme, order=order, **columns_of(item))
        for order, item in enumerate(record.items, start=1)
    )


def write_course(record: CourseRecord, programmes: Mapping[str, TrainingProgramme]) -> None:
    """Write a training with its lists, sessions and tables, and what follows from these."""
    programme = programmes[record.programme] if record.programme else None
    course, _new = Course.unscoped.update_or_create(
        ref=record.ref, defaults=columns_of(record) | {"programme": programme}
    )
    CourseItem.unscoped.filter(course=course).delete()
    CourseItem.unscoped.bulk_create(
        CourseItem(course=course, order=order, **columns_of(item))
        for order, item in enumerate(record.items, start=1)
    )
    sessions = {
        held.number: CourseSession.unscoped.update_or_create(
            course=course, number=held.number, defaults=columns_of(held)
        )[0]
        for held in record.held
    }
    CountTable.unscoped.filter(course=course).delete()
    for table in record.tables:
        _write_table(course, table, sessions)


def _write_table(
    course: Course, table: CountTableRecord, sessions: Mapping[int, CourseSession]
) -> None:
    row = CountTable.unscoped.create(
        course=course,
        session=None if table.session is None else sessions[table.session],
        **columns_of(table),
    )
    CountRow.unscoped.bulk_create(
        CountRow(
            table=row,
            order=order,
            computed_heads=follows.heads,
            computed_share_hundredths=follows.share_hundredths,
            **columns_of(record),
        )
        for order, (record, follows) in enumerate(
            zip(table.rows, compute(table).rows, strict=True), start=1
        )
    )
