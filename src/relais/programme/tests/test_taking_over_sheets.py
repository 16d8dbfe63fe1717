"""Sheets are shown row by row before anything changes; then all of them are taken over, or none."""

import pytest

from relais.foundation.access import OPERATOR
from relais.programme.commands.tables import take_over
from relais.programme.models import Initiative, Recommendation, SourceText
from relais.programme.models.tables import TABLES
from relais.programme.rules.cells import CellFault
from relais.programme.rules.takeover import Outcome, SheetFault
from relais.programme.tests.conftest import NOW

pytestmark = pytest.mark.django_db

TEXTS = [{"ref": "motion-2026", "title_nl": "Motie", "adopted_on": "2026-02"}]
ASKED = [
    {
        "text": "motion-2026",
        "ref": "M1",
        "order": "1",
        "channel": "plead",
        "partners": "De politie | Het parket",
        "short_nl": "Pleiten.",
        "own_wording": "no",
    }
]


def take(*, dry_run=False, **sheets):
    return take_over(by=OPERATOR, now=NOW, sheets=sheets, about="test", dry_run=dry_run)


def exported():
    return {
        table.name: [
            dict(zip(table.columns, table.cells(row), strict=True)) for row in table.rows()
        ]
        for table in TABLES
    }


def test_a_dry_run_shows_every_row_and_changes_nothing():
    shown = take(texts=TEXTS, recommendations=ASKED, dry_run=True)

    assert [(row.table, row.number, row.key, row.outcome) for row in shown.rows] == [
        ("texts", 2, "motion-2026", Outcome.NEW),
        ("recommendations", 2, "motion-2026:M1", Outcome.NEW),
    ]
    assert not SourceText.unscoped.exists()


def test_rows_are_taken_over_with_what_they_refer_to():
    assert take(texts=TEXTS, recommendations=ASKED).is_sound

    asked = Recommendation.unscoped.select_related("text").get()
    assert (asked.text.ref, asked.order, asked.own_wording) == ("motion-2026", 1, False)
    assert asked.partners == ["De politie", "Het parket"]


def test_a_second_run_changes_nothing():
    take(texts=TEXTS, recommendations=ASKED)
    again = take(texts=TEXTS, recommendations=ASKED)

    assert again.count(Outcome.SAME) == 2
    assert not again.changes_anything


def test_a_changed_cell_is_shown_with_what_stood_there():
    take(texts=TEXTS)
    done = take(texts=[{"ref": "motion-2026", "title_nl": "Resolutie"}])

    (row,) = done.rows
    assert row.outcome is Outcome.CHANGED
    assert [(cell.column, cell.before, cell.after) for cell in row.changes] == [
        ("title_nl", "Motie", "Resolutie")
    ]
    assert SourceText.unscoped.get().adopted_on == "2026-02"


@pytest.mark.parametrize(
    ("column", "text", "fault"),
    [
        ("order", "first", CellFault.NOT_WHOLE),
        ("order", "", CellFault.EMPTY),
        ("own_wording", "perhaps", CellFault.NOT_YES_NO),
        ("channel", "shout", CellFault.NOT_ALLOWED),
        ("text", "another", CellFault.UNKNOWN_REFERENCE),
    ],
)
def test_a_cell_at_fault_is_named_and_nothing_is_taken_over(column, text, fault):
    done = take(texts=TEXTS, recommendations=[{**ASKED[0], column: text}])

    refused = [row for row in done.rows if row.outcome is Outcome.REFUSED]
    assert [(cell.column, cell.fault, cell.text) for cell in refused[0].faults] == [
        (column, fault, text)
    ]
    assert not SourceText.unscoped.exists()


def test_a_day_that_is_none_is_named():
    (row,) = take(texts=[{"ref": "x", "response_due": "soon"}]).rows
    assert row.faults[0].fault is CellFault.NOT_A_DAY


def test_a_date_as_told_must_be_one():
    (row,) = take(texts=[{"ref": "x", "adopted_on": "in spring"}]).rows
    assert row.faults[0].fault is CellFault.NOT_ALLOWED


@pytest.mark.parametrize(
    ("sheets", "fault", "about"),
    [
        ({"people": [{"ref": "x"}]}, SheetFault.UNKNOWN_TABLE, ""),
        ({"texts": [{"ref": "x", "colour": "red"}]}, SheetFault.UNKNOWN_COLUMN, "colour"),
        ({"texts": [{"title_nl": "x"}]}, SheetFault.MISSING_KEY, ""),
        ({"texts": [{"ref": "x"}, {"ref": "x"}]}, SheetFault.TWICE, "x"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_named(sheets, fault, about):
    (refused,) = take(**sheets).refused
    assert (refused.fault, refused.about) == (fault, about)


def test_a_rule_between_rows_is_named_and_nothing_is_taken_over():
    second = {**ASKED[0], "ref": "M2"}
    (refused,) = take(texts=TEXTS, recommendations=[*ASKED, second]).refused

    assert (refused.fault, refused.about) == (
        SheetFault.CONTRADICTION,
        "recommendation_has_its_place",
    )
    assert not SourceText.unscoped.exists()


def test_what_was_exported_can_be_imported_again(loaded):
    again = take(**exported())

    assert again.is_sound
    assert not again.changes_anything
    assert again.count(Outcome.SAME) == len(again.rows) > 300


def test_what_was_exported_builds_an_empty_house_anew(loaded):
    sheets = exported()
    for table in reversed(TABLES):
        if table.name not in {"editions", "recommendations", "texts"}:
            table.rows().delete()
    assert not Initiative.unscoped.exists()

    assert take(**sheets).is_sound
    assert exported() == sheets
