"""The report as a Word document, for whoever lays it out: real styles, tables and languages."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Final

import docx
import typst
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from relais.programme.queries.drawing.sealing import sealed
from relais.programme.rules.told import (
    Chart,
    Said,
    Told,
    ToldBlock,
    ToldFacts,
    ToldItem,
    ToldMark,
    ToldParagraph,
    ToldTable,
)

_CHART: Final = Path(__file__).parents[2] / "templates" / "programme" / "chart.typ"
_BRAND: Final = RGBColor(0x0B, 0x4F, 0x6C)
_QUIET: Final = RGBColor(0x3D, 0x44, 0x48)
# Word wants a region with each language; these are Belgium's, and English as Europe writes it.
_REGION: Final = {"nl": "nl-BE", "fr": "fr-BE", "en": "en-GB"}


def docx_file(told: Told) -> bytes:
    """The report as DOCX."""
    writer = _Writer(told)
    writer.front()
    for chapter in told.chapters:
        writer.heading(chapter.numbered, chapter.title, level=1, on_new_page=True)
        if chapter.remark:
            writer.paragraph(chapter.remark)
        for part in chapter.parts:
            writer.heading("", part.title, level=2)
            writer.blocks(part.blocks)
            for item in part.items:
                writer.item(item)
    writer.annexes()
    return sealed(writer.file())


class _Writer:
    """Holds the document while it is written from front to back."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._document = _blank(told)

    def file(self) -> bytes:
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def front(self) -> None:
        told = self._told
        self._say(self._document.add_paragraph(style="Title"), told.title)
        self._say(self._document.add_paragraph(style="Subtitle"), told.publisher)
        self.paragraph(told.period)
        self.paragraph(told.edition)
        self.paragraph(f"{told.headings['fingerprint']}: {told.sha256}")
        for erratum in told.errata:
            self._say(self._document.add_paragraph(style="List Bullet"), erratum)
        for mark in told.legend:
            line = self._document.add_paragraph()
            line.add_run(f"{mark.label}: ").bold = True
            line.add_run(mark.meaning)

    def annexes(self) -> None:
        if not self._told.annexes:
            return
        heading = Said(text=self._told.headings["annexes"], language=self._told.language)
        self.heading("", heading, level=1, on_new_page=True)
        for annex in self._told.annexes:
            self.heading("", annex.caption, level=2)
            self._table(annex)

    def heading(self, before: str, text: Said, *, level: int, on_new_page: bool = False) -> None:
        heading = self._document.add_heading(before, level=level)
        heading.paragraph_format.page_break_before = on_new_page
        self._say(heading, text)

    def paragraph(self, text: str) -> None:
        self._document.add_paragraph(text)

    def item(self, item: ToldItem) -> None:
        self.heading(f"{item.ref} ", item.title, level=3)
        beside = [mark.label for mark in item.marks]
        if item.lines:
            beside.append(f"{self._told.headings['lines']} {item.lines}")
        if beside:
            _quietly(self._document.add_paragraph(), " · ".join(beside))
        self.blocks(item.blocks)

    def blocks(self, blocks: tuple[ToldBlock, ...]) -> None:
        for block in blocks:
            match block:
                case ToldParagraph():
                    line = self._document.add_paragraph()
                    self._say(line, block.text)
                    _beside(line, block.marks)
                case ToldFacts():
                    self._facts(block)
                case _:
                    self._table(block)

    def _facts(self, facts: ToldFacts) -> None:
        for fact in facts.facts:
            line = self._document.add_paragraph(style="List Bullet")
            self._say(line, fact.label).bold = True
            line.add_run(": ").bold = True
            self._say(line, fact.value)
            _beside(line, fact.marks)
            if fact.lines:
                _quietly(line, f" {self._told.headings['lines']} {fact.lines}")

    def _table(self, told: ToldTable) -> None:
        caption = self._document.add_paragraph(style="Caption")
        caption.paragraph_format.keep_with_next = True
        self._say(caption, told.caption)
        _beside(caption, told.marks)
        table = self._document.add_table(
            rows=1 + len(told.rows), cols=len(told.columns) + told.has_marks, style="Table Grid"
        )
        _is_header(table.rows[0])
        _describe(table._tbl.tblPr, told.caption.text)  # noqa: SLF001  # python-docx has no way in
        # Asking for the cells of a row at a time: one by one, each look counts all of them again.
        self._fill([row.cells for row in table.rows], told)
        for note in told.notes:
            self._say(self._document.add_paragraph(), note)
        if told.chart:
            self._chart(told.chart)

    def _fill(self, lines: Sequence[Sequence[Any]], told: ToldTable) -> None:
        for cell, column in zip(lines[0], told.columns, strict=False):
            self._cell(cell, column.label, to_the_right=column.numeric).bold = True
        if told.has_marks:
            lines[0][-1].paragraphs[0].add_run(self._told.headings["marks"]).bold = True
        for line, row in zip(lines[1:], told.rows, strict=True):
            for cell, said in zip(line, row.cells, strict=False):
                self._cell(cell, said.text, to_the_right=said.numeric).bold = row.is_total
            line[-1].paragraphs[0].add_run(", ".join(mark.label for mark in row.marks))

    def _cell(self, cell: Any, text: Said, *, to_the_right: bool) -> Any:
        line = cell.paragraphs[0]
        if to_the_right:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        return self._say(line, text)

    def _chart(self, chart: Chart) -> None:
        picture = self._document.add_picture(io.BytesIO(_png(chart)), width=Cm(15))
        _described(picture, chart.alt.text)

    def _say(self, line: Paragraph, said: Said) -> Any:
        """Write a text; one in another language than the document says which."""
        run = line.add_run(said.text)
        if said.language != self._told.language:
            _speak(run, said.language)
            line.add_run(f" ({self._told.in_language[said.language]})")
        return run


def _blank(told: Told) -> Document:
    """An empty document in the language of the report, with its title and its foot."""
    document = docx.Document()
    document.core_properties.title = told.title.text
    document.core_properties.author = told.publisher.text
    document.core_properties.language = _REGION[told.language]
    document.core_properties.comments = told.edition
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Caption"):
        style = document.styles[name]
        style.font.name = "Calibri"
        _speak(style, told.language)
        if name != "Normal":
            style.font.color.rgb = _BRAND
    document.styles["Normal"].font.size = Pt(10.5)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    _foot(section.footer.paragraphs[0], told)
    return document


def _foot(line: Paragraph, told: Told) -> None:
    """The words that the source asks for in their own language, else who publishes."""
    if told.attribution:
        _quietly(line, f"{told.headings['source']} ")
    said = told.attribution or told.publisher
    run = _quietly(line, said.text)
    if said.language != told.language:
        _speak(run, said.language)


def _speak(styled: Any, language: str) -> None:
    """Say in which language a style or a run stands."""
    properties = styled.element.get_or_add_rPr()
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), _REGION[language])
    properties.append(lang)


def _is_header(row: Any) -> None:
    """Repeat the row on every page, and have it read as the head of its columns."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no way in
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _describe(properties: Any, text: str) -> None:
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), text)
    properties.append(caption)


def _described(picture: Any, text: str) -> None:
    picture._inline.docPr.set("descr", text)  # noqa: SLF001  # python-docx has no way in


def _beside(line: Paragraph, marks: tuple[ToldMark, ...]) -> None:
    if marks:
        _quietly(line, f" [{', '.join(mark.label for mark in marks)}]")


def _quietly(line: Paragraph, text: str) -> Any:
    run = line.add_run(text)
    run.font.size = Pt(9)
    run.font.color.rgb = _QUIET
    return run


def _png(chart: Chart) -> bytes:
    """The chart as a picture, the same on every machine."""
    return typst.compile(
        _template(),
        format="png",
        ppi=200,
        sys_inputs={"chart": json.dumps(asdict(chart))},
        ignore_system_fonts=True,
    )


@cache
def _template() -> bytes:
    return _CHART.read_bytes()
