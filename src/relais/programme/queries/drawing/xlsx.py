"""The tables of a report as a workbook: a sheet each, numbers that calculate, nothing lost.

What was told as "at least 170" stands as told, and beside it as a number that one may use. What is
printed and what was calculated never share a column. A text can't become a formula.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from relais.foundation.partial_dates import PartialDate, Precision
from relais.foundation.quantities import Operator, Quantity
from relais.programme.queries.drawing.sealing import sealed
from relais.programme.rules.report import Cell, Money, Share
from relais.programme.rules.told import Told, ToldBlock, ToldFacts, ToldTable
from relais.programme.words import reading

type Value = str | int | float | date | None

_NAME_AT_MOST: Final = 31
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDEST: Final = 60
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A table as a spreadsheet has it, and where in the report it stands."""

    title: str
    where: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()


def xlsx(told: Told) -> bytes:
    """All tables and facts of the report as XLSX."""
    with override(told.language):
        sheets = list(_sheets(told))
        facts = _facts_sheet(told)
        contents = [str(head) for head in reading.CONTENTS_COLUMNS]
    book = Workbook()
    book.properties.title = told.title.text
    book.properties.creator = told.publisher.text
    book.properties.language = told.language
    front = book.worksheets[0]
    front.title = _name(told.headings["contents"], 0)
    _front(front, told, contents, [facts, *sheets])
    for number, sheet in enumerate([facts, *sheets], start=1):
        _fill(book.create_sheet(_name(sheet.title, number)), sheet)
    out = io.BytesIO()
    book.save(out)
    return sealed(out.getvalue())


def _sheets(told: Told) -> Iterator[_Sheet]:
    for where, block in _blocks(told):
        if isinstance(block, ToldTable):
            yield _sheet(block, where, told)


def _blocks(told: Told) -> Iterator[tuple[str, ToldBlock]]:
    """Every block with the number of its chapter and the name of what it belongs to."""
    for chapter in told.chapters:
        for part in chapter.parts:
            where = f"{chapter.numbered}{chapter.title.text} · {part.title.text}"
            for block in part.blocks:
                yield where, block
            for item in part.items:
                for block in item.blocks:
                    yield f"{where} · {item.ref} {item.title.text}", block
    for annex in told.annexes:
        yield told.headings["annexes"], annex


def _sheet(table: ToldTable, where: str, told: Told) -> _Sheet:
    columns: list[tuple[str, list[Value]]] = []
    for place, column in enumerate(table.columns):
        cells = [row.cells[place] for row in table.source.rows]
        texts = [row.cells[place].text.text for row in table.rows]
        columns += _spread(column.label.text, cells, texts)
    if table.has_marks:
        said = [", ".join(mark.label for mark in row.marks) for row in table.rows]
        columns.append((told.headings["marks"], list(said)))
    return _Sheet(
        title=table.caption.text,
        where=where,
        heads=tuple(head for head, _ in columns),
        rows=tuple(zip(*(values for _, values in columns), strict=True)),
        notes=tuple(note.text for note in table.notes),
    )


def _facts_sheet(told: Told) -> _Sheet:
    """Every fact of the report: where it stands, what it is, as told, and as numbers or days."""
    known = [
        (where, fact, source)
        for where, block in _blocks(told)
        if isinstance(block, ToldFacts)
        for fact, source in zip(block.facts, block.source.facts, strict=True)
    ]
    place, subject = (str(head) for head in reading.FACTS_COLUMNS)
    columns: list[tuple[str, list[Value]]] = [
        (place, [where for where, _, _ in known]),
        (subject, [fact.label.text for _, fact, _ in known]),
        *_spread(
            told.headings["value"],
            [source.value for _, _, source in known],
            [fact.value.text for _, fact, _ in known],
        ),
        (told.headings["marks"], [", ".join(m.label for m in fact.marks) for _, fact, _ in known]),
        (told.headings["lines"], [fact.lines for _, fact, _ in known]),
    ]
    return _Sheet(
        title=str(reading.FACTS_SHEET),
        where="",
        heads=tuple(head for head, _ in columns),
        rows=tuple(zip(*(values for _, values in columns), strict=True)),
    )


def _spread(
    label: str, cells: Sequence[Cell], texts: Sequence[str]
) -> Iterator[tuple[str, list[Value]]]:
    """The columns that one column becomes: as told, then what one may calculate with."""
    plain = _plain_numbers(cells) or _plain_days(cells)
    if plain:
        yield label, plain
        return
    is_words = not any(isinstance(cell, Quantity | Share | Money | PartialDate) for cell in cells)
    yield (label if is_words else reading.AS_TOLD % {"column": label}), list(texts)
    for head, kind, value in _READINGS:
        if any(isinstance(cell, kind) for cell in cells):
            values = [value(cell) if isinstance(cell, kind) else None for cell in cells]
            yield head % {"column": label}, values


def _plain_numbers(cells: Sequence[Cell]) -> list[Value]:
    """The cells as numbers, if each of them is just a number: nothing then needs to be said."""
    if cells and all(isinstance(cell, Quantity) and cell.is_exact for cell in cells):
        return [_number(cell.low) for cell in cells if isinstance(cell, Quantity)]
    return []


def _plain_days(cells: Sequence[Cell]) -> list[Value]:
    """The cells as days, if each of them is known to the day."""
    if cells and all(
        isinstance(cell, PartialDate) and cell.precision is Precision.DAY for cell in cells
    ):
        return [cell.first_day for cell in cells if isinstance(cell, PartialDate)]
    return []


def _lowest(quantity: Quantity) -> Value:
    is_below = quantity.operator in {Operator.LESS_THAN, Operator.AT_MOST}
    return None if is_below else _number(quantity.low)


def _highest(quantity: Quantity) -> Value:
    is_above = quantity.operator in {Operator.MORE_THAN, Operator.AT_LEAST}
    return None if is_above else _number(quantity.high)


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _printed(share: Share) -> Value:
    return _number(share.printed.low) if share.printed else None


def _computed(share: Share) -> Value:
    hundredths = share.computed_hundredths
    return None if hundredths is None else _number(Fraction(hundredths, _HUNDRED))


_READINGS: Final[tuple[tuple[Promise, type, Callable[[Any], Value]], ...]] = (
    (reading.AT_LEAST, Quantity, _lowest),
    (reading.AT_MOST, Quantity, _highest),
    (reading.PRINTED, Share, _printed),
    (reading.COMPUTED, Share, _computed),
    (reading.IN_EURO, Money, lambda money: money.euro),
    (reading.FIRST_DAY, PartialDate, lambda told: told.first_day),
    (reading.LAST_DAY, PartialDate, lambda told: told.last_day),
)


def _front(front: Any, told: Told, heads: list[str], sheets: list[_Sheet]) -> None:
    """What the workbook is, from whom, and which sheet holds what."""
    lines = [told.title.text, told.publisher.text, told.edition, told.period]
    if told.attribution:
        lines.append(f"{told.headings['source']} {told.attribution.text}")
    lines += [
        f"{chapter.numbered}{chapter.title.text}: {chapter.remark}"
        for chapter in told.chapters
        if chapter.remark
    ]
    lines += [f"{told.headings['fingerprint']}: {told.sha256}", ""]
    for text in lines:
        _add(front, [text])
    front["A1"].font = Font(bold=True, size=14)
    _add(front, heads, bold=True)
    for number, sheet in enumerate(sheets, start=1):
        name = _name(sheet.title, number)
        _add(front, [name, sheet.title, sheet.where])
        front.cell(row=front.max_row, column=1).hyperlink = f"#'{name}'!A1"
    for mark in told.legend:
        _add(front, [mark.label, mark.meaning])
    for place, width in enumerate((34, 60, 60), start=1):
        front.column_dimensions[get_column_letter(place)].width = width


def _fill(page: Any, sheet: _Sheet) -> None:
    _add(page, sheet.heads, bold=True)
    for row in sheet.rows:
        _add(page, row)
    for note in sheet.notes:
        _add(page, [note])
    page.freeze_panes = "A2"
    for place, head in enumerate(sheet.heads):
        longest = max((len(str(row[place])) for row in sheet.rows), default=0)
        width = min(max(longest, len(head)) + 2, _WIDEST)
        page.column_dimensions[get_column_letter(place + 1)].width = width


def _add(page: Any, values: Iterable[Value], *, bold: bool = False) -> None:
    """A row. A text stays a text, also where it looks like a formula."""
    row = page.max_row + (page.max_row > 1 or page["A1"].value is not None)
    for place, value in enumerate(values, start=1):
        cell = page.cell(row=row, column=place)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(_FORMULA)
            cell.alignment = Alignment(wrap_text=len(value) > _WIDEST, vertical="top")
        elif isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        if bold:
            cell.font = Font(bold=True)


def _name(title: str, number: int) -> str:
    """A name that a sheet may have: short, without the signs that spreadsheets forbid, unique."""
    clean = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)
    return f"{number} {' '.join(clean.split())}"[:_NAME_AT_MOST].strip()
