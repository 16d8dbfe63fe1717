"""What is exported is what is imported: the same columns, as XLSX or CSV, and back unchanged."""

from dataclasses import replace

import pytest

from relais.foundation.sheets import (
    BYTES_AT_MOST,
    SheetRefusal,
    SheetRefused,
    book_answer,
    read_sheets,
    sheet_answer,
)
from relais.trainings.queries.exchange import exported, read_file
from relais.trainings.rules.cells import cells_of, print_items, read_cells, read_items
from relais.trainings.rules.exchange import HEADINGS, from_sheets, to_sheets
from relais.trainings.rules.faults import RecordFault
from relais.trainings.rules.records import CourseItemRecord, CourseRecord
from relais.trainings.rules.vocabulary import CoursePart
from relais.trainings.tests.conftest import (
    COURSE,
    HELD,
    MEASURED,
    OUTSIDER,
    READER,
    SHARES,
    load,
    text,
)

WHOLE = replace(
    COURSE,
    held=(HELD,),
    tables=(SHARES, MEASURED),
    items=tuple(sorted(COURSE.items, key=lambda item: list(CoursePart).index(item.part))),
    open_to_others=False,
    max_participants=20,
)


def file_of(*courses):
    return {name: [list(row) for row in rows] for name, rows in to_sheets(courses).items()}


def faults(sheets, *known):
    read = from_sheets(sheets, {course.ref: course for course in known})
    return [(fault.fault, fault.sheet, fault.row, fault.field) for fault in read.faults]


def test_a_training_comes_back_as_it_went_out():
    read = from_sheets(file_of(WHOLE), {})

    assert read.faults == []
    assert read.courses == {"X01": WHOLE}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_and_so_it_does_through_a_file(form):
    sheets = to_sheets([WHOLE])
    if form == "xlsx":
        back = read_sheets(book_answer(sheets, name="x").content, name="trainings.XLSX")
        assert from_sheets(back, {}).courses == {"X01": WHOLE}
    else:
        known = {"X01": WHOLE}
        for rows in sheets.values():
            back = read_sheets(sheet_answer(rows, name="x").content, name="any.csv")
            read = from_sheets(back, known)
            assert (read.faults, read.courses) == ([], known)


def test_a_text_like_a_formula_is_harmless_in_the_file_and_comes_back():
    course = replace(WHOLE, title=text("=1+1"))
    content = sheet_answer(to_sheets([course])["trainings"], name="x").content

    assert b",'=1+1," in content
    back = from_sheets(read_sheets(content, name="x.csv"), {"X01": WHOLE})
    assert back.courses["X01"].title.nl == "=1+1"


def test_what_is_exported_changes_nothing_when_it_comes_back(db):
    load(WHOLE)

    read = read_file(READER, exported(READER))

    assert load(*read.courses.values()).same == 2


def test_who_may_not_read_gets_headings_only(db):
    load(WHOLE)

    assert exported(OUTSIDER) == {name: [row] for name, row in HEADINGS.items()}


def test_counts_alone_are_added_to_the_training_that_is_known():
    file = file_of(replace(WHOLE, tables=(replace(SHARES, number=3),)))

    read = from_sheets({"counts": file["counts"]}, {"X01": WHOLE})

    assert [table.number for table in read.courses["X01"].tables] == [1, 2, 3]


def test_a_sheet_that_is_none_of_ours():
    assert faults({"Sheet1": [["a"]]}) == [(RecordFault.UNKNOWN_SHEET, "Sheet1", None, "")]
    assert faults({"": [["a", "b"]]}) == [(RecordFault.UNKNOWN_SHEET, "", None, "")]
    assert faults({"": []}) == [(RecordFault.UNKNOWN_SHEET, "", None, "")]


def test_columns_that_differ_are_named():
    file = file_of(WHOLE)
    headings = [*HEADINGS["sessions"][1:], "extra", ""]

    found = faults({"sessions": [headings, *file["sessions"][1:]]}, WHOLE)

    assert found == [(RecordFault.OTHER_COLUMNS, "sessions", None, "extra, ref")]
    assert faults({"sessions": []})[0][0] is RecordFault.OTHER_COLUMNS


def test_columns_may_stand_in_another_order_and_empty_rows_between():
    file = file_of(WHOLE)
    turned = [list(reversed(row)) for row in file["trainings"]]

    read = from_sheets({**file, "trainings": [turned[0], [""] * len(turned[0]), turned[1]]}, {})

    assert read.courses == {"X01": WHOLE}


@pytest.mark.parametrize(
    ("sheet", "column", "cell", "fault"),
    [
        ("trainings", "kind", "party", RecordFault.NOT_A_CHOICE),
        ("trainings", "mandatory", "perhaps", RecordFault.NOT_A_CHOICE),
        ("trainings", "status", "soon", RecordFault.NOT_A_CHOICE),
        ("trainings", "max_participants", "many", RecordFault.NOT_A_NUMBER),
        ("trainings", "list_topic", "a|b|c|d", RecordFault.MALFORMED_ITEM),
        ("sessions", "number", "", RecordFault.NOT_A_NUMBER),
        ("sessions", "language", "de", RecordFault.NOT_A_CHOICE),
        ("counts", "table_mode", "guessed", RecordFault.NOT_A_CHOICE),
        ("counts", "table_dimensions", "size", RecordFault.NOT_A_CHOICE),
        ("counts", "heads", "7.5", RecordFault.NOT_A_NUMBER),
        ("counts", "grade", "queen", RecordFault.NOT_A_CHOICE),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_its_row(sheet, column, cell, fault):
    file = file_of(WHOLE)
    file[sheet][1][HEADINGS[sheet].index(column)] = cell

    assert (fault, sheet, 2, column) in faults(file, WHOLE)


def test_rows_of_one_table_that_say_different_things_of_it():
    file = file_of(WHOLE)
    file["counts"][2][HEADINGS["counts"].index("table_note_nl")] = "anders"

    assert (RecordFault.TABLE_DIFFERS, "counts", 3, "table_number") in faults(file)


def test_rows_of_a_training_that_nobody_knows():
    file = file_of(WHOLE)
    del file["trainings"]

    assert {fault for fault, *_where in faults(file)} == {RecordFault.UNKNOWN_COURSE}


def test_one_training_twice_in_a_file():
    file = file_of(WHOLE)
    file["trainings"].append(file["trainings"][1])

    assert faults(file) == [(RecordFault.TWICE, "trainings", 3, "ref")]


def test_lines_of_a_list():
    items = (
        CourseItemRecord(part=CoursePart.GIVEN_BY, body="gip"),
        CourseItemRecord(part=CoursePart.GIVEN_BY, text=replace(text("cel"), en="")),
        CourseItemRecord(part=CoursePart.GIVEN_BY, body="gip", text=text("cel")),
    )

    printed = print_items(items, CoursePart.GIVEN_BY)

    assert printed == "[gip]\ncel | cel (fr)\n[gip] cel | cel (fr) | cel (en)"
    assert read_items(printed, CoursePart.GIVEN_BY) == items
    assert print_items(items, CoursePart.TOPIC) == ""


def test_a_cell_that_is_missing_is_empty():
    said, wrong = read_cells(CourseRecord, {"kind": "webinar", "own_wording": "yes"})

    assert wrong == ()
    assert said["mandatory"] is None
    assert cells_of(CourseRecord(**said))["mandatory"] == ""


def refusal(content, name="x.xlsx"):
    with pytest.raises(SheetRefused) as refused:
        read_sheets(content, name=name)
    return refused.value.refusal


def test_files_that_are_not_read():
    assert refusal(b"a" * (BYTES_AT_MOST + 1)) is SheetRefusal.TOO_LARGE
    assert refusal(b"no zip") is SheetRefusal.NOT_A_SPREADSHEET
    assert refusal(b"\xff\xfe", "x.csv") is SheetRefusal.NOT_A_SPREADSHEET
    assert refusal(b"a\n" * 20_001, "x.csv") is SheetRefusal.TOO_MANY_ROWS
