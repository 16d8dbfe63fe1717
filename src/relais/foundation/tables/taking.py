"""Taking over sheets: a dry run shows every row; then all of it is taken over, or nothing.

The same path serves a spreadsheet that somebody edited and a source that comes with the program,
so that what was exported can always be imported again, and a second time changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, models, transaction

from relais.foundation.tables import cells
from relais.foundation.tables.cells import LIST_SIGN, CellFault, Shape, UnreadableCell
from relais.foundation.tables.table import Column, Table, Tables, shape_of
from relais.foundation.tables.takeover import (
    CellChanged,
    CellRefused,
    Outcome,
    RowOutcome,
    SheetFault,
    SheetRefused,
    Sheets,
    Takeover,
)

type Cells = Mapping[str, str]


def take_over(
    tables: Tables, sheets: Sheets, *, codes: Mapping[str, str], dry_run: bool = False
) -> Takeover:
    """Take over these sheets, or only say what that would do. Refused anywhere, nothing changes.

    Rows that the sheets don't name stay as they are: nothing is ever deleted by an import. `codes`
    are those that a coded column may hold, by each name in small letters. Whoever calls this says
    in the same transaction who did it.
    """
    coded = {name: _in_codes(tables, name, rows, codes) for name, rows in sheets.items()}
    refused = tuple(_faults_of(tables, coded))
    if refused:
        return Takeover(rows=(), refused=refused)
    with transaction.atomic():
        done = _Taking(tables, frozenset(codes.values())).take(coded)
        if dry_run or not done.is_sound:
            transaction.set_rollback(True)
    return done


def _in_codes(
    tables: Tables, name: str, rows: Sequence[Cells], codes: Mapping[str, str]
) -> Sequence[Cells]:
    """The rows of this sheet, with the code for each name in a coded column."""
    table = tables.by_name.get(name)
    if table is None:
        return rows
    known = frozenset(codes.values())

    def code(told: str) -> str:
        return told if told in known else codes.get(told.casefold(), told)

    return [
        {
            column: LIST_SIGN.join(map(code, _told(table, column, text)))
            if column in table.coded
            else text
            for column, text in row.items()
        }
        for row in rows
    ]


def _told(table: Table, column: str, text: str) -> list[str]:
    """Each name or code that the cell of a coded column tells."""
    if shape_of(table.columns[column]) is Shape.LIST:
        return text.split(LIST_SIGN)
    return [text]


def _faults_of(tables: Tables, sheets: Sheets) -> list[SheetRefused]:
    """What is wrong with the sheets before any row is read."""
    faults = []
    for name, rows in sheets.items():
        table = tables.by_name.get(name)
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


def _key_in(table: Table, sheet_row: Cells) -> str:
    return cells.key_of(sheet_row.get(name, "") for name in table.key)


def _contradiction(table: Table, error: DatabaseError) -> SheetRefused:
    """A rule of the database that the rows break, by its name."""
    cause: Any = error.__cause__
    broken = cause.diag.constraint_name or "" if cause else ""
    return SheetRefused(table=table.name, fault=SheetFault.CONTRADICTION, about=broken)


def _judged(*, faults: bool, is_new: bool, changes: bool) -> Outcome:
    if faults:
        return Outcome.REFUSED
    if is_new:
        return Outcome.NEW
    return Outcome.CHANGED if changes else Outcome.SAME


class _Taking:
    """One taking over, with the rows that it has read or made so far, by table and key."""

    def __init__(self, tables: Tables, codes: frozenset[str]) -> None:
        self._tables = tables
        self._codes = codes
        self._known: dict[str, dict[str, models.Model]] = {}

    def take(self, sheets: Sheets) -> Takeover:
        rows: list[RowOutcome] = []
        refused: list[SheetRefused] = []
        for table in self._tables:
            if table.name not in sheets:
                continue
            try:
                with transaction.atomic():
                    rows += self._take_table(table, sheets[table.name])
            except IntegrityError as error:
                refused.append(_contradiction(table, error))
                break
        return Takeover(rows=tuple(rows), refused=tuple(refused))

    def _take_table(self, table: Table, sheet: Sequence[Cells]) -> list[RowOutcome]:
        """Take over one sheet; rows that refer to others of the same table stand after them."""
        return [
            self._take_row(table, sheet_row, number=number)
            for number, sheet_row in enumerate(sheet, start=2)
        ]

    def _take_row(self, table: Table, sheet_row: Cells, *, number: int) -> RowOutcome:
        key = _key_in(table, sheet_row)
        row = self._rows_of(table).get(key)
        is_new = row is None
        row = table.model() if row is None else row
        before = {} if is_new else {name: self._tables.cell(row, name) for name in sheet_row}
        faults = (*self._unknown(table, sheet_row, before), *self._fill(row, table, sheet_row))
        changes = () if faults else tuple(self._changes(row, before, sheet_row))
        outcome = _judged(faults=bool(faults), is_new=is_new, changes=bool(changes))
        if outcome in (Outcome.NEW, Outcome.CHANGED):
            row.save()
            self._known[table.name][key] = row
        return RowOutcome(
            table=table.name,
            number=number,
            key=key,
            outcome=outcome,
            changes=changes,
            faults=faults,
        )

    def _unknown(self, table: Table, told: Cells, before: Cells) -> Iterator[CellRefused]:
        """Names that nobody bears. A code that stands there already may stay, known or not."""
        for name in table.coded:
            text = told.get(name, "")
            standing = {"", *_told(table, name, before.get(name, ""))}
            if not {*_told(table, name, text)} <= self._codes | standing:
                yield CellRefused(column=name, fault=CellFault.UNKNOWN_NAME, text=text)

    def _changes(
        self, row: models.Model, before: Cells, named: Iterable[str]
    ) -> Iterator[CellChanged]:
        """Cells that say something else than before; of a new row all that say anything."""
        for name in named:
            after = self._tables.cell(row, name)
            if after != before.get(name, ""):
                yield CellChanged(column=name, before=before.get(name, ""), after=after)

    def _fill(self, row: models.Model, table: Table, told: Cells) -> Iterator[CellRefused]:
        """Put the cells into the row; whatever can't be read or isn't allowed is a fault."""
        for name, text in told.items():
            column = table.columns[name]
            try:
                setattr(row, name, self._value(column, text))
                value = getattr(row, column.attname)
                # Django's own check of a list trips over one that may be, and is, unknown.
                if value is not None or not (column.null and column.blank):
                    column.clean(value, row)
            except UnreadableCell as unreadable:
                yield CellRefused(column=name, fault=unreadable.fault, text=text)
            except ValidationError:
                fault = CellFault.NOT_ALLOWED if text else CellFault.EMPTY
                yield CellRefused(column=name, fault=fault, text=text)

    def _value(self, column: Column, text: str) -> Any:
        if not text and column.null:
            return None
        shape = shape_of(column)
        if shape is not Shape.REFERENCE:
            return cells.read(text, shape)
        found = self._rows_of(self._tables.of(column.related_model)).get(text)
        if found is None and text:
            raise UnreadableCell(CellFault.UNKNOWN_REFERENCE)
        return found

    def _rows_of(self, table: Table) -> dict[str, models.Model]:
        """Every row of the table by its key, read once."""
        if table.name not in self._known:
            rows = self._tables.rows(table)
            self._known[table.name] = {self._tables.key_of(row): row for row in rows}
        return self._known[table.name]
