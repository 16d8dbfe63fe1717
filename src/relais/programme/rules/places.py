"""Every text of a report with the place where it stands, as `2/members/I05/title`."""

from collections.abc import Iterator
from dataclasses import dataclass

from relais.foundation.wording import Wording
from relais.programme.rules.report import (
    Block,
    Fact,
    Facts,
    Item,
    Mark,
    Paragraph,
    Part,
    Report,
    ReportChapter,
    Share,
    Table,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A text and its place; `is_alt` when it stands for a picture."""

    place: str
    text: Wording
    is_alt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedShare:
    """A percentage and its place."""

    place: str
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedItem:
    """An item with the chapter and the part in which it stands."""

    chapter: ReportChapter
    part: Part
    item: Item

    @property
    def place(self) -> str:
        return f"{self.chapter.ref}/{self.part.ref}"


def items(report: Report) -> Iterator[PlacedItem]:
    """Every item in the order of reading."""
    for chapter in report.chapters:
        for part in chapter.parts:
            for item in part.items:
                yield PlacedItem(chapter=chapter, part=part, item=item)


def texts(report: Report) -> Iterator[Placed]:
    """Every text in the order of reading. The attribution may be empty: it is then not there."""
    yield Placed(place="title", text=report.title)
    yield Placed(place="publisher", text=report.publisher)
    if report.attribution:
        yield Placed(place="attribution", text=report.attribution)
    for number, erratum in enumerate(report.errata, start=1):
        yield Placed(place=f"errata/{number}", text=erratum)
    for chapter in report.chapters:
        yield Placed(place=f"{chapter.ref}/title", text=chapter.title)
        for part in chapter.parts:
            yield from _of_part(part, f"{chapter.ref}/{part.ref}")
    for annex in report.annexes:
        yield from _of_table(annex, f"annexes/{annex.ref}")


def marks(report: Report) -> Iterator[tuple[str, Mark]]:
    """Every mark with the place where it stands."""
    for chapter in report.chapters:
        for part in chapter.parts:
            place = f"{chapter.ref}/{part.ref}"
            yield from _marks_of_blocks(part.blocks, place)
            for item in part.items:
                yield from ((f"{place}/{item.ref}", mark) for mark in item.marks)
                yield from _marks_of_blocks(item.blocks, f"{place}/{item.ref}")
    yield from _marks_of_blocks(report.annexes, "annexes")


def shares(report: Report) -> Iterator[PlacedShare]:
    """Every percentage with the place where it stands."""
    for chapter in report.chapters:
        for part in chapter.parts:
            place = f"{chapter.ref}/{part.ref}"
            yield from _shares_of_blocks(part.blocks, place)
            for item in part.items:
                yield from _shares_of_blocks(item.blocks, f"{place}/{item.ref}")
    yield from _shares_of_blocks(report.annexes, "annexes")


def texts_of_block(block: Block, place: str) -> Iterator[Placed]:
    """Every text of one block."""
    match block:
        case Paragraph():
            yield Placed(place=place, text=block.text)
        case Facts():
            for number, fact in enumerate(block.facts, start=1):
                yield from _of_fact(fact, f"{place}/{number}")
        case _:
            yield from _of_table(block, f"{place}/{block.ref}")


def _of_part(part: Part, place: str) -> Iterator[Placed]:
    yield Placed(place=f"{place}/title", text=part.title)
    yield from _of_blocks(part.blocks, place)
    for item in part.items:
        yield Placed(place=f"{place}/{item.ref}/title", text=item.title)
        yield from _of_blocks(item.blocks, f"{place}/{item.ref}")


def _of_blocks(blocks: tuple[Block, ...], place: str) -> Iterator[Placed]:
    for number, block in enumerate(blocks, start=1):
        yield from texts_of_block(block, f"{place}/{number}")


def _of_fact(fact: Fact, place: str) -> Iterator[Placed]:
    yield Placed(place=f"{place}/label", text=fact.label)
    if isinstance(fact.value, Wording):
        yield Placed(place=f"{place}/value", text=fact.value)


def _of_table(table: Table, place: str) -> Iterator[Placed]:
    yield Placed(place=f"{place}/caption", text=table.caption)
    for column in table.columns:
        yield Placed(place=f"{place}/{column.key}", text=column.label)
    for number, row in enumerate(table.rows, start=1):
        for column, cell in zip(table.columns, row.cells, strict=True):
            if isinstance(cell, Wording):
                yield Placed(place=f"{place}/{number}/{column.key}", text=cell)
    for number, note in enumerate(table.notes, start=1):
        yield Placed(place=f"{place}/notes/{number}", text=note)
    if table.bars:
        yield Placed(place=f"{place}/chart", text=table.bars.alt, is_alt=True)


def _shares_of_blocks(blocks: tuple[Block, ...], place: str) -> Iterator[PlacedShare]:
    for number, block in enumerate(blocks, start=1):
        if isinstance(block, Table):
            for row_number, row in enumerate(block.rows, start=1):
                here = f"{place}/{number}/{block.ref}/{row_number}"
                yield from (
                    PlacedShare(place=here, share=cell)
                    for cell in row.cells
                    if isinstance(cell, Share)
                )


def _marks_of_blocks(blocks: tuple[Block, ...], place: str) -> Iterator[tuple[str, Mark]]:
    for number, block in enumerate(blocks, start=1):
        here = f"{place}/{number}"
        match block:
            case Paragraph():
                yield from ((here, mark) for mark in block.marks)
            case Facts():
                yield from ((here, mark) for fact in block.facts for mark in fact.marks)
            case _:
                yield from ((here, mark) for row in block.rows for mark in row.marks)
