"""Tables for a spreadsheet, in which no cell can be a formula; and reading them back."""

import csv
import warnings
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import date, datetime
from enum import StrEnum
from io import BytesIO, StringIO
from itertools import islice
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.http import HttpResponse
from openpyxl import Workbook, load_workbook

# What a spreadsheet takes for the start of a formula, also behind what it skips.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Ours, and wide for what people fill in by hand.
BYTES_AT_MOST: Final = 1_000_000
_UNPACKED_AT_MOST: Final = 10_000_000
ROWS_AT_MOST: Final = 20_000
_COLUMNS_AT_MOST: Final = 100

type Sheet = list[tuple[str, ...]]


class SheetRefusal(StrEnum):
    """Why a spreadsheet is not read."""

    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    DOCUMENT_TYPE = "document_type"


class SheetRefused(Exception):
    """The file as a whole can't be read."""

    def __init__(self, refusal: SheetRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


def sheet_answer(rows: Iterable[Iterable[object]], *, name: str) -> HttpResponse:
    """The rows as a CSV file to keep. A text like a formula gets an apostrophe before it."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    csv.writer(response).writerows([_harmless(cell) for cell in row] for row in rows)
    return response


def book_answer(sheets: Mapping[str, Iterable[Iterable[object]]], *, name: str) -> HttpResponse:
    """The sheets as an XLSX file to keep, by their titles; texts like formulas as in a CSV file."""
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([_harmless(cell) for cell in row])
    content = BytesIO()
    book.save(content)
    response = HttpResponse(content.getvalue(), content_type=_XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def read_sheets(content: bytes, *, name: str) -> dict[str, Sheet]:
    """Every sheet of an XLSX file by its title, or the one of a CSV file under an empty title.

    Every cell is a text as it was before `sheet_answer` or `book_answer` made it harmless. Raises
    `SheetRefused`.
    """
    if len(content) > BYTES_AT_MOST:
        raise SheetRefused(SheetRefusal.TOO_LARGE)
    if name.lower().endswith(".csv"):
        return {"": _csv(content)}
    archive = unpacked(content, at_most=_UNPACKED_AT_MOST)
    try:
        with warnings.catch_warnings():
            # What openpyxl has to say of styles and extensions concerns nobody here.
            warnings.simplefilter("ignore")
            return _sheets(archive)
    except SheetRefused:
        raise
    except Exception as error:
        # A made-up file can trip the readers of XML anywhere.
        raise SheetRefused(SheetRefusal.NOT_A_SPREADSHEET) from error


def unpacked(content: bytes, *, at_most: int) -> BytesIO:
    """The same parts in an archive of our own, where the sizes are true: those of a zip may lie.

    Raises `SheetRefused` for what is no zip, or unpacks to more than `at_most` bytes.
    """
    ours, left = BytesIO(), at_most
    try:
        with ZipFile(BytesIO(content)) as theirs, ZipFile(ours, "w") as archive:
            for info in theirs.infolist():
                part = _part(theirs, info.filename, at_most=left)
                left -= len(part)
                archive.writestr(info.filename, part)
    except SheetRefused:
        raise
    except Exception as error:
        # A made-up archive can trip its reader anywhere.
        raise SheetRefused(SheetRefusal.NOT_A_SPREADSHEET) from error
    return ours


def _part(archive: ZipFile, name: str, *, at_most: int) -> bytes:
    # The only two ways that the standard allows (ECMA-376, part 2); others unpack without a limit.
    if archive.getinfo(name).compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise SheetRefused(SheetRefusal.NOT_A_SPREADSHEET)
    with archive.open(name) as part:
        content = part.read(at_most + 1)
    if len(content) > at_most:
        raise SheetRefused(SheetRefusal.TOO_LARGE)
    # The same standard forbids it, and entities declared there can grow without end. The zeros are
    # those of UTF-16.
    if b"<!DOCTYPE" in content.replace(b"\0", b""):
        raise SheetRefused(SheetRefusal.DOCUMENT_TYPE)
    return content


def _csv(content: bytes) -> Sheet:
    try:
        text = content.decode("utf-8-sig")
        return _limited(csv.reader(StringIO(text, newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise SheetRefused(SheetRefusal.NOT_A_SPREADSHEET) from error


def _sheets(archive: BytesIO) -> dict[str, Sheet]:
    book = load_workbook(archive, read_only=True, data_only=True, keep_links=False)
    found: dict[str, Sheet] = {}
    with closing(book):
        for sheet in book.worksheets:
            # What a sheet says of its own size can be wrong, and rows would be lost.
            sheet.reset_dimensions()
            cells = sheet.iter_rows(max_col=_COLUMNS_AT_MOST, values_only=True)
            found[sheet.title] = _limited(cells)
    return found


def _limited(rows: Iterable[Iterable[object]]) -> Sheet:
    found = [tuple(map(_text, row)) for row in islice(rows, ROWS_AT_MOST + 1)]
    if len(found) > ROWS_AT_MOST:
        raise SheetRefused(SheetRefusal.TOO_MANY_ROWS)
    return found


def _text(cell: object) -> str:
    """A cell as somebody would type it: a whole number without a point, a day as its date."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    text = str(cell).strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _harmless(cell: object) -> object:
    is_formula = isinstance(cell, str) and cell.startswith(_FORMULA)
    return f"'{cell}" if is_formula else cell
