"""The files of a report: the same on every build, accessible, and true to what was told."""

import io
import time
from dataclasses import replace
from datetime import UTC, datetime
from zipfile import ZipFile

import docx
import openpyxl
import outloud
import pdfua
import pypdf
import pytest

from relais.foundation.wording import Wording
from relais.programme.queries.drawing.files import draw
from relais.programme.rules import canonical
from relais.programme.rules.formats import Format
from relais.programme.rules.report import Column, Row, Table
from relais.programme.tests.sample import REPORT, day, quantity, with_annex, with_item, words

LANGUAGES = ["nl", "fr", "en"]
HALF = Wording(nl="Alleen Nederlands")
WITH_GAPS = replace(with_item(title=HALF, source=""), errata=(words("Fout", "Faute", "Slip"),))


def midnight(day_of_march):
    """A day as a spreadsheet gives it back: it knows no zones."""
    return datetime(2021, 3, day_of_march, tzinfo=UTC).replace(tzinfo=None)


def pdf(language, report=REPORT, **options):
    return draw(report, Format.PDF, language, **options)


def word(language="nl", report=REPORT, **options):
    return docx.Document(io.BytesIO(draw(report, Format.DOCX, language, **options)))


def book(language="en", report=REPORT):
    return openpyxl.load_workbook(io.BytesIO(draw(report, Format.XLSX, language)))


def values(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("file_format", Format)
def test_a_file_is_the_same_on_every_build_whatever_the_hour(file_format):
    first = draw(REPORT, file_format, "nl")
    time.sleep(2.1)  # a zip counts in steps of two seconds

    assert draw(canonical.read(canonical.write(REPORT)), file_format, "nl") == first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("report", [REPORT, WITH_GAPS], ids=["whole", "with gaps"])
def test_outside_checkers_find_nothing_inaccessible_in_the_pdf(language, report, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf(language, report, with_gaps=True))

    assert [str(finding) for finding in pdfua.validate(str(file)).findings] == []
    heard = outloud.check(str(file))
    assert (heard.error, heard.errors, heard.warnings) == (None, 0, 0)


def test_the_pdf_says_its_title_its_language_and_no_day():
    reader = pypdf.PdfReader(io.BytesIO(pdf("fr")))

    assert reader.metadata.title == "Rapport inventé au parlement"
    assert reader.trailer["/Root"]["/Lang"] == "fr"
    assert reader.metadata.creation_date is None


def test_every_page_but_the_cover_bears_the_source_and_its_number():
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf("nl"))).pages]

    assert all("verzonnen bron (2022)" in page for page in pages)
    assert [f"{n} / {len(pages)}" in page for n, page in enumerate(pages, start=1)][1:] == [
        True
    ] * (len(pages) - 1)


def test_no_record_can_program_the_pdf():
    sly = words(*['#read("x") $a$'] * 3)
    text = "".join(
        page.extract_text()
        for page in pypdf.PdfReader(io.BytesIO(pdf("nl", with_item(title=sly)))).pages
    )

    assert '#read("x") $a$' in text


def test_a_source_that_asks_for_no_line_leaves_the_publisher_at_the_foot():
    report = replace(REPORT, attribution=Wording(), annexes=())
    pages = pypdf.PdfReader(io.BytesIO(pdf("nl", report))).pages

    assert all("Verzonnen bestuur" in page.extract_text() for page in pages)
    assert "Verzonnen bestuur" in word(report=report).sections[0].footer.paragraphs[0].text
    assert "Verzonnen bestuur" in draw(report, Format.HTML, "nl").decode()
    assert "verzonnen bron (2022)" not in str(values(book("nl", report).worksheets[0]))


def test_a_voice_reads_the_line_of_a_dutch_source_in_dutch():
    report = replace(REPORT, attribution=words(*["naar de bron"] * 3))
    foot = word("fr", report).sections[0].footer._element.xml
    cover = pypdf.PdfReader(io.BytesIO(pdf("fr", report))).pages[0].get_contents().get_data()

    page = draw(report, Format.HTML, "fr").decode()
    assert 'Source\xa0: <span lang="nl">naar de bron</span>' in page
    assert '<span lang="nl">' not in draw(report, Format.HTML, "nl").decode()
    assert 'w:val="nl-BE"' in foot
    assert b"/Lang (nl)" in cover.replace(b"/Lang(", b"/Lang (")


@pytest.mark.parametrize("file_format", [each for each in Format if each is not Format.JSON])
def test_every_file_says_in_words_that_the_source_numbers_a_chapter_otherwise(file_format):
    said = "The source prints this chapter as number 3."
    file = draw(REPORT, file_format, "en")

    assert said in TEXT[file_format](file)


def text_of_pdf(file):
    pages = pypdf.PdfReader(io.BytesIO(file)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


TEXT = {
    Format.PDF: text_of_pdf,
    Format.HTML: bytes.decode,
    Format.DOCX: lambda file: " ".join(
        line.text for line in docx.Document(io.BytesIO(file)).paragraphs
    ),
    Format.XLSX: lambda file: str(values(openpyxl.load_workbook(io.BytesIO(file)).worksheets[0])),
}


def test_word_gets_real_headings_in_the_order_of_the_report():
    headings = [
        (line.style.name, line.text)
        for line in word().paragraphs
        if line.style.name.startswith("Heading")
    ]

    assert headings == [
        ("Heading 1", "1. Opleidingen"),
        ("Heading 2", "Het gewest"),
        ("Heading 3", "I01 Verzonnen opleiding"),
        ("Heading 1", "2. Bij de federale regering"),
        ("Heading 2", "De leden"),
        ("Heading 3", "R5 Verzonnen aanbeveling"),
        ("Heading 1", "Bijlagen"),
        ("Heading 2", "Alle bedragen"),
    ]


def test_word_knows_the_language_the_heads_of_tables_and_what_a_chart_says():
    document = word("fr")
    xml = document.element.xml

    assert document.core_properties.language == "fr-BE"
    assert 'w:val="fr-BE"' in document.styles["Normal"].element.xml
    assert xml.count("<w:tblHeader") == len(document.tables) == 2
    assert "Le plus grand nombre de participants" in document.inline_shapes[0]._inline.docPr.get(
        "descr"
    )


def test_word_says_which_text_stands_in_another_language():
    document = word("fr", WITH_GAPS, with_gaps=True)

    assert "I01 Alleen Nederlands (en néerlandais)" in [line.text for line in document.paragraphs]
    assert 'w:val="nl-BE"' in document.element.xml


def test_the_workbook_has_a_sheet_for_each_table_and_one_for_the_facts():
    assert book().sheetnames == ["0 Contents", "1 Facts", "2 Sessions by zone", "3 All amounts"]


def test_printed_and_derived_numbers_stand_in_columns_of_their_own():
    heads, north, south, formula, west, east, note = values(book()["2 Sessions by zone"])

    assert heads == [
        "Zone",
        "Participants, as told",
        "Participants, lowest",
        "Participants, highest",
        "Share, as told",
        "Share, printed (%)",
        "Share, derived (%)",
        "Cost, as told",
        "Cost (€)",
        "When, as told",
        "When, first day",
        "When, last day",
        "Marks",
    ]
    assert north[1:4] == ["245", 245, 245]
    assert north[5:9] == [7.2, 7.14, "€ 138,000", 138000]
    assert north[10:12] == [midnight(1), midnight(1)]
    assert south[1:4] == ["at least 170", 170, None]
    assert formula[1:4] == ["about 100 to 150", 100, 150]
    assert west[1:7] == ["fewer than 20", None, 20, "not printed", None, None]
    assert east[1:4] == ["not printed", None, None]
    assert note[0] == "The shares are as printed."


def test_no_text_becomes_a_formula():
    cell = book()["2 Sessions by zone"]["A4"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=A1+A2", "s", True)


def test_exact_numbers_and_days_need_no_second_column():
    table = Table(
        ref="plain",
        caption=words("a/b", "a/b", "a/b: [c]"),
        columns=(
            Column(key="n", label=words("Aantal", "Nombre", "Number"), numeric=True),
            Column(key="d", label=words("Dag", "Jour", "Day")),
        ),
        rows=(
            Row(cells=(quantity("7"), day("2021-03-01"))),
            Row(cells=(quantity("1/2"), day("2021-03-02"))),
        ),
    )

    assert values(book(report=with_annex(table))["3 a b c"]) == [
        ["Number", "Day"],
        [7, midnight(1)],
        [0.5, midnight(2)],
    ]


def test_the_facts_stand_as_told_and_as_numbers():
    rows = values(book()["1 Facts"])

    assert rows[0][:5] == ["Where", "Fact", "Value, as told", "Value, lowest", "Value, highest"]
    assert rows[1][1:5] == ["Participants", "more than 500", 500, None]
    assert rows[2][-2] == "derived"
    assert rows[1][-1] == "142-149"


def test_office_files_hold_no_hour():
    for file_format in (Format.DOCX, Format.XLSX):
        with ZipFile(io.BytesIO(draw(REPORT, file_format, "nl"))) as packed:
            assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert b"1980-01-01T00:00:00Z" in packed.read("docProps/core.xml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_everything_in_itself(language):
    page = draw(WITH_GAPS, Format.HTML, language, with_gaps=True).decode()

    assert f'<html lang="{language}"' in page
    assert "src=" not in page
    assert "<link" not in page
    assert ('<span lang="nl">Alleen Nederlands</span>' in page) == (language != "nl")


def test_a_chart_is_heard_and_stands_beside_its_table():
    page = draw(REPORT, Format.HTML, "en").decode()

    assert 'role="img"' in page
    assert '<desc id="chart-sessions-text">Most participants were in the north: 245.</desc>' in page
    assert page.index('id="table-sessions"') < page.index('id="chart-sessions-title"')
    assert "url(#chart-sessions-hatch)" in page


def test_the_json_is_what_was_frozen_in_every_language():
    assert draw(REPORT, Format.JSON, "nl") == canonical.write(REPORT).encode()
    assert draw(REPORT, Format.JSON, "fr") == draw(REPORT, Format.JSON, "nl")
