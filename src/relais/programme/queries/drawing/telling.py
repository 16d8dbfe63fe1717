"""Telling a report in one language: marks in words, numbers as that language writes them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import override

from relais.foundation.told import say_date
from relais.foundation.wording import LANGUAGES, Wording
from relais.programme.queries.drawing.charts import chart
from relais.programme.rules import canonical
from relais.programme.rules.completeness import gaps
from relais.programme.rules.places import texts_of_block
from relais.programme.rules.report import (
    Blank,
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Item,
    Mark,
    Paragraph,
    Part,
    Report,
    ReportChapter,
    Row,
    Table,
)
from relais.programme.rules.told import (
    Said,
    Told,
    ToldBlock,
    ToldCell,
    ToldChapter,
    ToldColumn,
    ToldFact,
    ToldFacts,
    ToldItem,
    ToldMark,
    ToldParagraph,
    ToldPart,
    ToldRow,
    ToldTable,
)
from relais.programme.rules.typography import typeset, width
from relais.programme.words import reading
from relais.programme.words.values import say


class CannotDraw(Exception):
    """Something is missing without which this report can't be drawn in this language."""

    def __init__(self, place: str, language: str) -> None:
        self.place = place
        self.language = language
        super().__init__(f"{place}: nothing stands here in {language}")


def tell(report: Report, language: str, *, with_gaps: bool = False) -> Told:
    """The report in `language`. `with_gaps`: what is missing in it stands in another, and says so.

    Raises `CannotDraw` for the first place at which something is missing.
    """
    _refuse(report, language, with_gaps=with_gaps)
    with override(language):
        return _Teller(language).report(report)


def _refuse(report: Report, language: str, *, with_gaps: bool) -> None:
    found = gaps(report)
    for place in (*found.without_text, *found.charts_without_words):
        raise CannotDraw(place, language)
    for missing in found.languages:
        if language in missing.languages and not with_gaps:
            raise CannotDraw(missing.place, language)


class _Teller:
    """Holds the language while the tree is walked."""

    def __init__(self, language: str) -> None:
        self._language = language

    def report(self, report: Report) -> Told:
        told_chapters = tuple(self._chapter(each) for each in report.chapters)
        told_annexes = tuple(self._table(each, ()) for each in report.annexes)
        period = {"start": say_date(report.period_start), "end": say_date(report.period_end)}
        return Told(
            language=self._language,
            ref=report.ref,
            revision=report.revision,
            sha256=canonical.digest(report),
            title=self._said(report.title),
            publisher=self._said(report.publisher),
            edition=reading.EDITION % {"ref": report.ref, "revision": report.revision},
            period=reading.PERIOD % period,
            attribution=self._attribution(report.attribution),
            errata=tuple(self._said(each) for each in report.errata),
            chapters=told_chapters,
            annexes=told_annexes,
            legend=_legend(told_chapters, told_annexes),
            headings=self._headings(),
            in_language={code: str(label) for code, label in reading.IN_LANGUAGE.items()},
        )

    def _headings(self) -> dict[str, str]:
        before_source = typeset(reading.ATTRIBUTION % {"source": ""}, self._language).strip()
        headings = {name: str(label) for name, label in reading.HEADINGS.items()}
        return {**headings, "source": before_source}

    def _attribution(self, attribution: Wording) -> Said | None:
        """The words that the source asks for, which nobody may translate.

        Where all languages have the same ones, they are those of the first that has them: a voice
        reads them in that language, on whatever page they stand.
        """
        if not attribution:
            return None
        said = self._said(attribution)
        words = attribution.in_language(said.language)
        theirs = next(code for code in LANGUAGES if getattr(attribution, code) == words)
        return replace(said, language=theirs)

    def _chapter(self, chapter: ReportChapter) -> ToldChapter:
        printed = {"number": chapter.printed_number}
        remark = reading.PRINTED_NUMBER % printed if chapter.is_renumbered else ""
        return ToldChapter(
            ref=chapter.ref,
            numbered=f"{chapter.number}. " if chapter.number else "",
            title=self._said(chapter.title),
            remark=typeset(remark, self._language),
            parts=tuple(self._part(each) for each in chapter.parts),
        )

    def _part(self, part: Part) -> ToldPart:
        return ToldPart(
            ref=part.ref,
            title=self._said(part.title),
            blocks=tuple(self._block(each, ()) for each in part.blocks),
            items=tuple(self._item(each) for each in part.items),
        )

    def _item(self, item: Item) -> ToldItem:
        marks = _marks(item.marks, [item.title])
        return ToldItem(
            ref=item.ref,
            title=self._said(item.title),
            marks=_in_words(marks),
            lines=item.source,
            blocks=tuple(self._block(each, marks, lines=item.source) for each in item.blocks),
        )

    def _block(self, block: Block, above: tuple[Mark, ...], *, lines: str = "") -> ToldBlock:
        """A block; marks and `lines` of the source that stand above it already are not repeated."""
        match block:
            case Paragraph():
                marks = _unless(above, _marks(block.marks, [block.text]))
                return ToldParagraph(text=self._said(block.text), marks=_in_words(marks))
            case Facts():
                told = tuple(self._fact(each, above, lines=lines) for each in block.facts)
                return ToldFacts(facts=told, source=block)
            case _:
                return self._table(block, above)

    def _fact(self, fact: Fact, above: tuple[Mark, ...], *, lines: str) -> ToldFact:
        words = [fact.value] if isinstance(fact.value, Wording) else []
        return ToldFact(
            label=self._said(fact.label),
            value=self._cell(fact.value),
            marks=_in_words(_unless(above, _marks(fact.marks, words))),
            lines="" if fact.source == lines else fact.source,
        )

    def _table(self, table: Table, above: tuple[Mark, ...]) -> ToldTable:
        words = [placed.text for placed in texts_of_block(table, "")]
        own = _unless(above, _marks((), words))
        rows = tuple(self._row(each, table.columns) for each in table.rows)
        return ToldTable(
            ref=table.ref,
            caption=self._said(table.caption),
            columns=tuple(
                self._column(each, [row.cells[place].text.text for row in rows])
                for place, each in enumerate(table.columns)
            ),
            rows=rows,
            notes=tuple(self._said(each) for each in table.notes),
            marks=_in_words(own),
            chart=chart(table, self._said, self._cell),
            source=table,
        )

    def _column(self, column: Column, texts: Sequence[str]) -> ToldColumn:
        label = self._said(column.label)
        return ToldColumn(label=label, numeric=column.numeric, width=width((label.text, *texts)))

    def _row(self, row: Row, columns: tuple[Column, ...]) -> ToldRow:
        cells = tuple(
            ToldCell(
                text=self._cell(cell), numeric=column.numeric, is_blank=isinstance(cell, Blank)
            )
            for cell, column in zip(row.cells, columns, strict=True)
        )
        return ToldRow(cells=cells, marks=_in_words(row.marks), is_total=row.is_total)

    def _cell(self, cell: Cell) -> Said:
        if isinstance(cell, Wording):
            return self._said(cell)
        return Said(text=typeset(say(cell), self._language), language=self._language)

    def _said(self, wording: Wording) -> Said:
        language = next(code for code in (self._language, *LANGUAGES) if wording.has(code))
        return Said(text=typeset(wording.in_language(language), language), language=language)


def _marks(stated: tuple[Mark, ...], words: Iterable[Wording]) -> tuple[Mark, ...]:
    """The marks that were set, and that a wording is our own if it is, in the order of the list."""
    is_own = any(each.own for each in words)
    return tuple(mark for mark in Mark if mark in stated or (is_own and mark is Mark.OWN_WORDING))


def _unless(above: tuple[Mark, ...], marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark not in above)


def _in_words(marks: Iterable[Mark]) -> tuple[ToldMark, ...]:
    return tuple(
        ToldMark(code=mark, label=str(reading.MARK[mark]), meaning=str(reading.MARK_MEANING[mark]))
        for mark in marks
    )


def _legend(
    chapters: tuple[ToldChapter, ...], annexes: tuple[ToldTable, ...]
) -> tuple[ToldMark, ...]:
    """The marks that stand anywhere, once each, in the order of their list."""
    used = {mark.code for mark in _used(chapters)} | {
        mark.code for annex in annexes for mark in _of_block(annex)
    }
    return _in_words(mark for mark in Mark if mark in used)


def _used(chapters: tuple[ToldChapter, ...]) -> Iterator[ToldMark]:
    for chapter in chapters:
        for part in chapter.parts:
            for block in part.blocks:
                yield from _of_block(block)
            for item in part.items:
                yield from item.marks
                for block in item.blocks:
                    yield from _of_block(block)


def _of_block(block: ToldBlock) -> Iterator[ToldMark]:
    match block:
        case ToldParagraph():
            yield from block.marks
        case ToldFacts():
            yield from (mark for fact in block.facts for mark in fact.marks)
        case _:
            yield from block.marks
            yield from (mark for row in block.rows for mark in row.marks)
