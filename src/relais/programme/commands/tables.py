"""Taking over sheets: a dry run shows every row; then all of it is taken over, or nothing.

The same path serves a spreadsheet that somebody edited and the source that comes with the program,
so that what was exported can always be imported again, and a second time changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, models, transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.programme.models.tables import BY_NAME, TABLES, Column, Table, shape_of, table_of
from relais.programme.rules import cells
from relais.programme.rules.cells import CellFault, Shape, UnreadableCell
from relais.programme.rules.events import Event
from relais.programme.rules.takeover import (
    CellChanged,
    CellRefused,
    Outcome,
    RowOutcome,
    SheetFault,
    SheetRefused,
    Sheets,
    Takeover,
)

# Rows by their key, for each table that was read or made so far.
type Known = dict[str, dict[str, models.Model]]


def take_over(
    *, by: Viewer, now: datetime, sheets: Sheets, about: str, dry_run: bool = False
) -> Takeover:
    """Take over these sheets, or only say what that would do. Refused anywhere, nothing changes.

    Rows that the sheets don't name stay as they are: nothing is ever deleted by an import.
    """
    refused = tuple(_faults_of(sheets))
    if refused:
        return Takeover(rows=(), refused=refused)
    with transaction.atomic():
        done = _take_all(sheets)
        if dry_run or not done.is_sound:
            transaction.set_rollback(True)
        elif done.changes_anything:
            audit.record(Event.TAKEN_OVER, by=by, at=now, about=about)
    return done


def _faults_of(sheets: Sheets) -> list[SheetRefused]:
    """What is wrong with the sheets before any row is read."""
    faults = []
    for name, rows in sheets.items():
        table = BY_NAME.get(name)
        if table is None:
            faults.append(SheetRefused(table=name, fault=SheetFault.UNKNOWN_TABLE))
            continue
        named = {column for row in rows for column in row}
        faults += [
            SheetRefused(table=name, fault=SheetFault.UNKNOWN_COLUMN, about=column)
            for column in sorted(named - set(table.columns))
        ]
        if rows and not named >= set(table.key):
            faults.append(SheetRefused(table=name, fault=SheetFault.MISSING_KEY))
        faults += [
            SheetRefused(table=name, fault=SheetFault.TWICE, about=key)
            for key, times in Counter(_key_in(table, row) for row in rows).items()
            if times > 1
        ]
    return faults


def _key_in(table: Table, sheet_row: Mapping[str, str]) -> str:
    return cells.key_of(sheet_row.get(name, "") for name in table.key)


def _take_all(sheets: Sheets) -> Takeover:
    known: Known = {}
    rows: list[RowOutcome] = []
    refused: list[SheetRefused] = []
    for table in TABLES:
        if table.name not in sheets:
            continue
        try:
            with transaction.atomic():
                rows += _take_table(table, sheets[table.name], known)
        except IntegrityError as error:
            refused.append(_contradiction(table, error))
            break
    return Takeover(rows=tuple(rows), refused=tuple(refused))


def _contradiction(table: Table, error: DatabaseError) -> SheetRefused:
    """A rule of the database that the rows break, by its name."""
    cause: Any = error.__cause__
    broken = cause.diag.constraint_name or "" if cause else ""
    return SheetRefused(table=table.name, fault=SheetFault.CONTRADICTION, about=broken)


def _take_table(table: Table, sheet: Sequence[Mapping[str, str]], known: Known) -> list[RowOutcome]:
    """Take over one sheet; rows that refer to others of the same table stand after them."""
    return [
        _take_row(table, sheet_row, number=number, known=known)
        for number, sheet_row in enumerate(sheet, start=2)
    ]


def _take_row(
    table: Table, sheet_row: Mapping[str, str], *, number: int, known: Known
) -> RowOutcome:
    key = _key_in(table, sheet_row)
    row = _rows_of(table, known).get(key)
    is_new = row is None
    row = table.model() if row is None else row
    before = {} if is_new else {name: table.cell(row, name) for name in sheet_row}
    faults = _fill(row, table, sheet_row, known)
    changes = () if faults else tuple(_changes(row, table, before, sheet_row))
    outcome = _judged(faults=bool(faults), is_new=is_new, changes=bool(changes))
    if outcome in (Outcome.NEW, Outcome.CHANGED):
        row.save()
        known[table.name][key] = row
    return RowOutcome(
        table=table.name, number=number, key=key, outcome=outcome, changes=changes, faults=faults
    )


def _changes(
    row: models.Model, table: Table, before: Mapping[str, str], named: Iterable[str]
) -> Iterator[CellChanged]:
    """Cells that say something else than before; of a new row all that say anything."""
    for name in named:
        after = table.cell(row, name)
        if after != before.get(name, ""):
            yield CellChanged(column=name, before=before.get(name, ""), after=after)


def _judged(*, faults: bool, is_new: bool, changes: bool) -> Outcome:
    if faults:
        return Outcome.REFUSED
    if is_new:
        return Outcome.NEW
    return Outcome.CHANGED if changes else Outcome.SAME


def _fill(
    row: models.Model, table: Table, told: Mapping[str, str], known: Known
) -> tuple[CellRefused, ...]:
    """Put the cells into the row; whatever can't be read or isn't allowed is a fault."""
    faults = []
    for name, text in told.items():
        column = table.columns[name]
        try:
            setattr(row, name, _value(column, text, known))
            column.clean(getattr(row, column.attname), row)
        except UnreadableCell as unreadable:
            faults.append(CellRefused(column=name, fault=unreadable.fault, text=text))
        except ValidationError:
            fault = CellFault.NOT_ALLOWED if text else CellFault.EMPTY
            faults.append(CellRefused(column=name, fault=fault, text=text))
    return tuple(faults)


def _value(column: Column, text: str, known: Known) -> Any:
    shape = shape_of(column)
    if shape is not Shape.REFERENCE:
        return cells.read(text, shape)
    if not text:
        return None
    found = _rows_of(table_of(column.related_model), known).get(text)
    if found is None:
        raise UnreadableCell(CellFault.UNKNOWN_REFERENCE)
    return found


def _rows_of(table: Table, known: Known) -> dict[str, models.Model]:
    """Every row of the table by its key, read once."""
    if table.name not in known:
        known[table.name] = {table.key_of(row): row for row in table.rows()}
    return known[table.name]
