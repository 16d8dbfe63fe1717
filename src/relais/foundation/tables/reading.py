"""The tables as sheets: what leaves can come back, column by column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import Http404

from relais.foundation.sheets import read_sheets
from relais.foundation.tables.table import Table, Tables
from relais.foundation.tables.takeover import Sheets

ROWS: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage:
    """Some rows of a table: their keys and cells."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    total: int
    page: int
    pages: int


def counts(tables: Tables) -> dict[str, int]:
    """How many rows each table has, in the order in which one needs the other."""
    return {table.name: tables.rows(table).count() for table in tables}


def table_called(tables: Tables, name: str) -> Table:
    """The table with this name, or 404."""
    if name not in tables.by_name:
        raise Http404
    return tables.by_name[name]


def page_of(tables: Tables, name: str, *, page: int = 1) -> SheetPage:
    """Fifty rows of a table, or 404 for no such table."""
    found = table_called(tables, name)
    total = tables.rows(found).count()
    pages = max(1, -(-total // ROWS))
    page = min(max(page, 1), pages)
    rows = tables.rows(found)[(page - 1) * ROWS : page * ROWS]
    return SheetPage(
        name=name,
        columns=tuple(found.columns),
        rows=tuple((tables.key_of(row), tuple(tables.cells(row).values())) for row in rows),
        total=total,
        page=page,
        pages=pages,
    )


def row_of(tables: Tables, name: str, key: str) -> dict[str, str]:
    """The cells of one row by their columns, or 404."""
    for row in tables.rows(table_called(tables, name)):
        if tables.key_of(row) == key:
            return tables.cells(row)
    raise Http404


def lines_of(tables: Tables, name: str) -> Iterator[Sequence[str]]:
    """A table as lines: its columns, then its rows. 404 for no such table."""
    found = table_called(tables, name)
    yield tuple(found.columns)
    for row in tables.rows(found):
        yield tuple(tables.cells(row).values())


def book(tables: Tables) -> dict[str, Iterator[Sequence[str]]]:
    """Every table as a sheet of one workbook."""
    return {each.name: lines_of(tables, each.name) for each in tables}


def read_file(name: str, content: bytes) -> Sheets:
    """The sheets of an uploaded workbook, or of one table in a CSV file that is named after it.

    Raises `SheetRefused`.
    """
    stem = name.rpartition("/")[2].partition(".")[0]
    read = read_sheets(content, name=name)
    return {title or stem: _rows(sheet) for title, sheet in read.items()}


def _rows(sheet: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """Rows by the names in the first line; lines without any text are left out."""
    names, *lines = sheet or [()]
    return [dict(zip(names, line, strict=False)) for line in lines if any(line)]
