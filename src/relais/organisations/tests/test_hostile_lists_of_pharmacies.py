"""A made-up file is refused in a clear sentence, before it can cost much, and nothing changes."""

import re
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from openpyxl import Workbook

from relais.organisations.queries import pharmacies_file
from relais.organisations.queries.pharmacies_file import PharmaciesRefused, read_sheet
from relais.organisations.rules.pharmacies_file import PharmaciesRefusal
from relais.organisations.tests.spreadsheets import SHEET_PART, pharmacy, with_part

ENTITIES = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
MEGABYTE = 1_000_000


@pytest.fixture
def good(list_file):
    """A list with nothing wrong, to spoil."""
    return list_file(pharmacy(1), pharmacy(2))


def refusal_of(path):
    with pytest.raises(PharmaciesRefused) as refused:
        read_sheet(path)
    return refused.value.refusal


def with_more(path, parts):
    """The same file with more parts in its archive."""
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_the_file_to_spoil_is_read(good):
    assert [row[0] for row in read_sheet(good)[2:4]] == [1, 2]


def test_a_file_that_is_not_there_is_refused(tmp_path, refused_sentence):
    assert refusal_of(tmp_path) is PharmaciesRefusal.UNREADABLE
    assert (
        refused_sentence(tmp_path / "nowhere.xlsx")
        == "nowhere.xlsx can not be opened. Is it there?"
    )


@pytest.mark.parametrize("content", [b"", b"number;name\n1;Apotheek", b"PK\x03\x04 and no more"])
def test_a_file_that_is_no_zip_is_refused(tmp_path, refused_sentence, content):
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)

    assert refused_sentence(path) == "list.xlsx is not an .xlsx spreadsheet, or is damaged."


def test_a_zip_that_is_no_spreadsheet_is_refused(tmp_path):
    path = with_more(tmp_path / "list.xlsx", {"letter.txt": "Geachte apotheker"})

    assert refusal_of(path) is PharmaciesRefusal.NOT_A_SPREADSHEET


def test_a_spreadsheet_without_a_worksheet_is_refused(tmp_path):
    path = tmp_path / "list.xlsx"
    book = Workbook()
    book.remove(book.active)
    book.create_chartsheet()
    book.save(path)

    assert refusal_of(path) is PharmaciesRefusal.NOT_A_SPREADSHEET


def test_a_broken_part_is_refused(good):
    path = with_part(good, SHEET_PART, lambda sheet: sheet[: len(sheet) // 2])

    assert refusal_of(path) is PharmaciesRefusal.NOT_A_SPREADSHEET


def test_a_number_that_no_machine_can_hold_is_refused(good):
    path = with_part(
        good, SHEET_PART, lambda sheet: sheet.replace("<v>1</v>", f"<v>{'9' * 9999}</v>")
    )

    assert refusal_of(path) is PharmaciesRefusal.NOT_A_SPREADSHEET


def test_a_file_that_is_too_large_is_refused(tmp_path, refused_sentence):
    path = tmp_path / "list.xlsx"
    path.write_bytes(bytes(pharmacies_file.MEGABYTES * MEGABYTE + 1))

    assert "far larger than a list of pharmacies" in refused_sentence(path)


def test_a_zip_bomb_is_not_unpacked_beyond_the_limit(good):
    blanks = " " * pharmacies_file.MEGABYTES_UNPACKED * MEGABYTE
    path = with_part(good, SHEET_PART, lambda sheet: blanks + sheet)

    assert path.stat().st_size < MEGABYTE
    assert refusal_of(path) is PharmaciesRefusal.TOO_LARGE


def test_many_parts_together_are_too_large_too(good):
    parts = {f"{n}.xml": " " * MEGABYTE for n in range(pharmacies_file.MEGABYTES_UNPACKED)}

    assert refusal_of(with_more(good, parts)) is PharmaciesRefusal.TOO_LARGE


def test_a_zip_that_lies_about_its_sizes_is_refused(good):
    with ZipFile(good) as archive:
        size = archive.getinfo(SHEET_PART).file_size
    said, lie = size.to_bytes(4, "little"), (40).to_bytes(4, "little")
    content = good.read_bytes()
    # Once before the part, and once in the directory at the end.
    assert content.count(said) == 2
    good.write_bytes(content.replace(said, lie))

    assert refusal_of(good) is PharmaciesRefusal.NOT_A_SPREADSHEET


@pytest.mark.parametrize("packing", [ZIP_BZIP2, ZIP_LZMA])
def test_ways_of_packing_that_unpack_without_a_limit_are_refused(good, packing):
    path = with_part(good, SHEET_PART, str, compress_type=packing)

    assert refusal_of(path) is PharmaciesRefusal.NOT_A_SPREADSHEET


def test_a_part_that_is_not_packed_is_read(good):
    assert read_sheet(with_part(good, SHEET_PART, str, compress_type=ZIP_STORED))


def test_a_zip_with_a_password_is_refused(good):
    content = bytearray(good.read_bytes())
    first_part, directory = content.index(b"PK\x03\x04"), content.index(b"PK\x01\x02")
    content[first_part + 6] |= 1
    content[directory + 8] |= 1
    good.write_bytes(content)

    assert refusal_of(good) is PharmaciesRefusal.NOT_A_SPREADSHEET


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_entities_are_never_expanded(good, refused_sentence, encoding):
    path = with_more(good, {"xl/more.xml": ENTITIES.encode(encoding)})

    assert refusal_of(path) is PharmaciesRefusal.DOCUMENT_TYPE
    assert "holds a document type" in refused_sentence(path)


def test_a_row_that_says_it_is_a_million_rows_further_on_is_refused(good, refused_sentence):
    path = with_part(
        good, SHEET_PART, lambda sheet: sheet.replace('<row r="4"', '<row r="1000000000000"')
    )

    assert "far more rows than a list of pharmacies" in refused_sentence(path)


def test_a_sheet_that_says_it_is_smaller_than_it_is_loses_no_row(good):
    path = with_part(
        good,
        SHEET_PART,
        lambda sheet: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:B2"', sheet),
    )

    assert [row[0] for row in read_sheet(path)[2:4]] == [1, 2]


def test_what_openpyxl_has_to_say_of_styles_is_not_said(good, recwarn):
    def without_names(styles):
        return re.sub("<cellStyles.*?</cellStyles>", "", styles)

    read_sheet(with_part(good, "xl/styles.xml", without_names))

    assert not recwarn.list
