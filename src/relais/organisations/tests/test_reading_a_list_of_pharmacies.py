"""What a list looks like, which day it is of, and what counts as a value in it."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from relais.foundation.access import OPERATOR
from relais.organisations.interface import pharmacies
from relais.organisations.queries.pharmacies_file import read_sheet
from relais.organisations.tests.spreadsheets import (
    HEADINGS,
    SAMPLE,
    SAMPLE_DAY,
    SHEET_PART,
    TITLE,
    pharmacy,
    sample_rows,
    with_part,
)


def test_the_shipped_sample_is_made_of_its_source():
    width = len(HEADINGS)

    assert [list(row[:width]) for row in read_sheet(SAMPLE)] == [
        [*row, *[None] * (width - len(row))] for row in sample_rows()
    ]


def test_the_shipped_sample_is_taken_over(places, said_by):
    said = said_by(SAMPLE, "--apply")

    assert "9 new, 0 changed, 0 unchanged, 0 closed. Outside Brussels, read past: 2." in said
    by_postcode = {(each.postcode, each.nis) for each in pharmacies(OPERATOR)}
    assert {("1040", "21004"), ("1040", "21005")} <= by_postcode
    assert {("1050", "21004"), ("1050", "21009")} <= by_postcode


def test_empty_rows_are_read_past_and_rows_count_as_the_spreadsheet_shows_them(
    places, list_file, capsys
):
    path = list_file(pharmacy(), (), (None, " "), pharmacy(None))

    with override("en"), pytest.raises(CommandError):
        call_command("organisations", "pharmacies", str(path))

    assert capsys.readouterr().out == "Row 6: the authorisation number is missing.\n"


@pytest.mark.parametrize(
    "footer",
    ["(Bijwerking: 05/01/2026)", "Totaal: 2 (mise à jour 5.1.2026 )", "(a) (b, 05-01-2026) (c)"],
)
def test_the_day_is_the_one_in_brackets_however_it_is_written(places, file_of, said_by, footer):
    path = file_of((TITLE,), HEADINGS, pharmacy(), (None, footer))

    assert "List of 5 January 2026" in said_by(path)


@pytest.mark.parametrize(
    "footer", ["(update)", "update : 05-01-2026", "(update : 31-02-2026)", "(2026-01-05)"]
)
def test_a_list_without_a_day_is_refused(file_of, refused_sentence, footer):
    path = file_of((TITLE,), HEADINGS, pharmacy(), (footer,))

    assert "does not say of which day it is" in refused_sentence(path)


@pytest.mark.parametrize("rows", [[], [pharmacy()]], ids=len)
def test_a_list_without_its_last_row_is_refused(file_of, refused_sentence, rows):
    path = file_of((TITLE,), HEADINGS, *rows)

    assert "does not say of which day it is" in refused_sentence(path)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(TITLE,)],
        [(TITLE,), HEADINGS[:9], pharmacy()],
        [(TITLE,), (*HEADINGS, "Titularis"), pharmacy()],
        [(TITLE,), (None, *HEADINGS[:9]), pharmacy()],
        [HEADINGS, pharmacy(status="x"), pharmacy()],
    ],
    ids=["empty", "title alone", "nine", "eleven", "shifted", "no title"],
)
def test_other_headings_are_refused(file_of, refused_sentence, rows):
    path = file_of(*rows, (f"(update : {SAMPLE_DAY})",))

    assert "row 2 must hold 10 headings and nothing else" in refused_sentence(path)


def test_a_list_without_brussels_is_refused(list_file, refused_sentence):
    path = list_file(pharmacy(postcode=2000), pharmacy(2, postcode=4000))

    assert "names no pharmacy in Brussels" in refused_sentence(path)


def test_before_the_municipalities_are_loaded_the_sentence_says_so(db, list_file):
    path = list_file(pharmacy())

    with override("en"), pytest.raises(CommandError, match="are the municipalities loaded"):
        call_command("organisations", "pharmacies", str(path))


# --- Formulas are values ----------------------------------------------------------------------


def with_formula(path, formula, value=""):
    """The same file with a formula for the name of the first pharmacy, and what it came to."""
    worked_out = f"<v>{value}</v>" if value else ""
    cell = f'<c r="B3" t="str"><f>{formula}</f>{worked_out}</c>'
    return with_part(
        path, SHEET_PART, lambda sheet: re.sub(r'<c r="B3".*?</c>', cell, sheet, count=1)
    )


def test_a_formula_counts_as_the_value_that_stands_in_the_file(places, list_file, said_by):
    said_by(with_formula(list_file(pharmacy()), "1+1", "Apotheek Uitgerekend"), "--apply")

    assert [each.name for each in pharmacies(OPERATOR)] == ["Apotheek Uitgerekend"]


def test_a_formula_that_was_never_worked_out_is_nothing(list_file):
    path = with_formula(list_file(pharmacy()), "WEBSERVICE(A1)")

    assert read_sheet(path)[2][:3] == (9900001, None, "Denkbeeldige Hoek 1")


def test_an_error_in_a_cell_is_nothing(list_file):
    assert read_sheet(list_file(pharmacy(name="#REF!")))[2][1] is None
