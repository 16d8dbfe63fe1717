"""An answer sheet says what is in the records as of a day, with its lines, and invents nothing."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.http import Http404
from openpyxl import load_workbook

from relais.foundation.access import OPERATOR
from relais.foundation.wording import Wording
from relais.organisations.interface import Role
from relais.programme.commands.assessing import Judgement, assess
from relais.programme.commands.questions import PutTo, QuestionTold, add_question, load_questions
from relais.programme.models import Figure
from relais.programme.queries.answer_sheet import answer_sheet
from relais.programme.queries.drawing.telling import tell
from relais.programme.rules.report import Facts, Mark
from relais.programme.rules.vocabulary import Position, QuestionKind, State
from relais.programme.tests.asking import NOW, appoint, viewer

DAY = date(2026, 3, 20)
SHEET = "/nl/report/questions/qe-1/sheet"
WORK = {"host": "work.localhost"}


def asked(*recommendations, figures=(), **said):
    told = QuestionTold(
        ref="qe-1",
        kind=QuestionKind.WRITTEN,
        subject=Wording(nl="Opleidingen van politie", fr="Formations de la police"),
        put_to=[PutTo(number="1", body="brussels-government"), PutTo(number="2")],
        recommendations=[f"res-ifg-2020:{ref}" for ref in recommendations],
        figures=[each.pk for each in figures],
        **said,
    )
    return add_question(by=OPERATOR, now=NOW, told=told)


def sheet(on=DAY, ref="qe-1"):
    return answer_sheet(OPERATOR, ref, on=on)


def parts(report):
    return {part.ref: part for part in report.chapters[0].parts}


def items(report, part):
    return [item.ref for item in parts(report)[part].items]


def said(item):
    """The facts of an item in English, by their label."""
    blocks = [block for block in item.blocks if isinstance(block, Facts)]
    return {
        fact.label.en: getattr(fact.value, "en", "") or str(fact.value)
        for block in blocks
        for fact in block.facts
    }


def test_a_sheet_holds_the_recommendations_with_what_was_done_and_trained(loaded):
    asked("R2")

    found = sheet()

    assert items(found, "asked") == ["R2"]
    done = items(found, "done")
    assert {"I05", "I06", "I07", "T10", "T18"} <= set(done)
    assert not {"I01", "T01"} & set(done)


def test_what_nobody_said_is_shown_as_not_said(loaded):
    asked("R6")

    (item,) = parts(sheet())["asked"].items
    assert Mark.NO_INFORMATION in item.marks
    assert "done" not in parts(sheet())


def test_only_what_was_said_by_the_day_counts(loaded):
    asked("R6")
    judgement = Judgement(position=Position.ACCEPTED, state=State.UNDER_WAY)
    assess(
        by=OPERATOR,
        now=datetime(2026, 3, 15, 12, tzinfo=UTC),
        edition="2022",
        recommendation="res-ifg-2020:R6",
        judgement=judgement,
    )

    (before,) = parts(sheet(date(2026, 3, 14)))["asked"].items
    (after,) = parts(sheet(date(2026, 3, 15)))["asked"].items
    assert said(before)["State"] == "No information"
    assert said(after)["State"] == "Under way"


def test_everything_bears_the_lines_of_its_source(loaded):
    asked("R2")

    assert all(item.source for item in parts(sheet())["done"].items)


def test_the_question_itself_says_whom_it_was_put_to_and_what_is_not_known(loaded):
    asked("R1", is_verified=False, source="ergens gezien")

    told = tell(sheet(), "nl", with_gaps=True)
    facts = told.chapters[0].parts[0].blocks[0].facts
    shown = [(fact.label.text, fact.value.text) for fact in facts]
    assert ("Stand op", "20 maart 2026") in shown
    assert ("Gesteld op", "niet gekend") in shown
    assert ("Gericht aan", "niet gekend") in shown
    marks = [fact.marks[0].code for fact in facts if fact.marks]
    assert marks == [Mark.OWN_WORDING, Mark.NOT_VALIDATED]


def test_a_question_about_nothing_that_is_linked_says_so(loaded):
    load_questions(by=OPERATOR, now=NOW)

    told = tell(sheet(ref="qe-310"), "fr", with_gaps=True)
    assert "Aucune recommandation" in told.chapters[0].parts[1].blocks[0].text.text
    assert "non connu" in {fact.value.text for fact in told.chapters[0].parts[0].blocks[0].facts}


def test_linked_figures_stand_by_themselves(loaded):
    figures = Figure.unscoped.filter(initiative__ref__in=["I03", "I06"]).exclude(quantity="")
    asked("R6", figures=figures)

    assert items(sheet(), "figures") == ["I03-linked", "I06-linked"]


def test_before_any_edition_there_is_no_sheet(loaded):
    asked("R2")

    with pytest.raises(Http404):
        sheet(date(2015, 1, 1))


def test_the_sheet_is_a_page_and_two_files(client, loaded):
    asked("R2")
    appoint("joris", "safe-brussels", Role.OBSERVATORY_ANALYST)
    client.force_login(viewer("joris"))

    page = client.get(f"{SHEET}/?on=2026-03-20", headers=WORK)
    today = client.get(f"{SHEET}/?on=someday", headers=WORK)
    book = client.get(f"{SHEET}.xlsx?on=2026-03-20", headers=WORK)

    assert "20 maart 2026" in page.text
    assert today.status_code == 200
    assert load_workbook(BytesIO(book.content)).sheetnames
    assert client.get(f"{SHEET}.docx", headers=WORK).status_code == 200
    assert client.get(f"{SHEET}.pdf", headers=WORK).status_code == 404
