"""Sheets are shown row by row before anything changes; then all of them are taken over, or none."""

import pytest

from relais.foundation.access import OPERATOR
from relais.foundation.tables.cells import CellFault
from relais.foundation.tables.takeover import Outcome, SheetFault
from relais.network import interface as network
from relais.programme.commands.tables import take_over
from relais.programme.models import (
    CompetenceRule,
    Initiative,
    ParliamentaryQuestion,
    Recommendation,
    SourceText,
)
from relais.programme.models.tables import TABLES
from relais.programme.tests.asking import owed
from relais.programme.tests.conftest import NOW
from relais.programme.words.tables import NAMES

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
    return {table.name: [TABLES.cells(row) for row in TABLES.rows(table)] for table in TABLES}


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
    for table in reversed(list(TABLES)):
        if table.name not in {"editions", "recommendations", "texts"}:
            TABLES.rows(table).delete()
    assert not Initiative.unscoped.exists()

    assert take(**sheets).is_sound
    assert exported() == sheets


def test_a_body_or_a_group_may_be_told_by_its_name(loaded):
    group = network.group(OPERATOR, "tf-ifg").name.nl.upper()
    sheet = [{"text": "res-ifg-2020", "ref": "R4", "acting_body": group}]

    assert take(recommendations=sheet).count(Outcome.SAME) == 1
    sheet[0]["acting_body"] = "Safe.Brussels"
    assert take(recommendations=sheet).count(Outcome.CHANGED) == 1
    assert Recommendation.unscoped.get(ref="R4").acting_body == "safe-brussels"
    assert take(recommendations=sheet).count(Outcome.SAME) == 1


def test_a_name_that_nobody_bears_is_a_fault_of_its_cell(loaded):
    (row,) = take(subsidies=[{"ref": "S99", "funders": "safe-brussels | The moon"}]).rows
    assert (row.faults[0].column, row.faults[0].fault) == ("funders", CellFault.UNKNOWN_NAME)


QUESTIONS = {
    "questions": [
        {
            "ref": "qe-1",
            "kind": "written",
            "subject_fr": "Les brochures",
            "deadline": "2026-04-01",
            "state": "open",
        },
        {"ref": "qe-0", "kind": "written", "subject_fr": "Avant", "state": "not_known"},
    ],
    "addressees": [{"question": "qe-1", "order": "1", "body": "SAFE.brussels", "number": "7"}],
    "questions_recommendations": [
        {"parliamentaryquestion": "qe-1", "recommendation": "res-ifg-2020:R1"}
    ],
    "questions_repeats": [
        {"from_parliamentaryquestion": "qe-1", "to_parliamentaryquestion": "qe-0"}
    ],
    "competences": [
        {
            "level": "regional",
            "body": "safe.brussels",
            "from_day": "",
            "matter_nl": "Hulp: alle",
            "matter_fr": "",
        }
    ],
    "competences_recommendations": [
        {
            "competencerule": "regional:safe-brussels::Hulp: alle:",
            "recommendation": "res-ifg-2020:R1",
        }
    ],
}


def test_questions_and_competences_come_with_their_links_and_a_second_time_changes_nothing(loaded):
    done = take(**QUESTIONS)
    assert done.is_sound, (done.refused, [row.faults for row in done.rows])

    question = ParliamentaryQuestion.unscoped.get(ref="qe-1")
    assert [each.body for each in question.addressees.all()] == ["safe-brussels"]
    assert [each.ref for each in question.repeats.all()] == ["qe-0"]
    assert CompetenceRule.unscoped.get().recommendations.get().ref == "R1"
    assert not take(**QUESTIONS).changes_anything
    assert not take(**exported()).changes_anything


def test_what_is_owed_follows_the_questions_that_were_taken_over(loaded):
    take(**QUESTIONS)
    assert owed("programme.question") == {("safe-brussels", "open")}

    take(questions=[{"ref": "qe-1", "deadline": "2026-05-01"}])
    assert owed("programme.question") == {("safe-brussels", "released"), ("safe-brussels", "open")}

    answer = {"state": "answered", "answered_on": "2026-04", "answer_fr": "Voici."}
    take(questions=[{"ref": "qe-1", **answer}])
    assert owed("programme.question") == {("safe-brussels", "released"), ("safe-brussels", "kept")}


def test_a_question_that_comes_back_withdrawn_is_owed_no_more(loaded):
    take(**QUESTIONS)
    take(questions=[{"ref": "qe-1", "state": "withdrawn"}])
    assert owed("programme.question") == {("safe-brussels", "released")}


def test_every_table_and_column_has_its_words():
    for table in TABLES:
        for language in ("nl", "fr", "en"):
            assert NAMES.table(table.name, language)
            assert all(NAMES.column(name, language) for name in table.columns)
