"""What the house says of the report of 2022: all of it, as printed, with what follows beside it."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relais.foundation.access import OPERATOR
from relais.foundation.quantities import Quantity
from relais.programme.commands.loading import load_source
from relais.programme.models import DeclaredCheck, Edition, Figure, Recommendation
from relais.programme.queries.checking import checks_of
from relais.programme.queries.composing import compose
from relais.programme.rules.report import Blank, Mark, Share, Table
from relais.programme.rules.vocabulary import Position, State
from relais.programme.tests.conftest import NOW
from relais.programme.words import POSITION, STATE

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def report():
    return compose(OPERATOR, "2022")


def tables(report):
    for chapter in report.chapters:
        for part in chapter.parts:
            yield from (block for block in part.blocks if isinstance(block, Table))
            for item in part.items:
                yield from (block for block in item.blocks if isinstance(block, Table))


def table(report, ref):
    return next(each for each in tables(report) if each.ref == ref)


def column(found, key):
    place = [each.key for each in found.columns].index(key)
    return [row.cells[place] for row in found.rows]


def items(report):
    return {
        item.ref: item
        for chapter in report.chapters
        for part in chapter.parts
        for item in part.items
    }


def test_loading_it_again_changes_nothing(source):
    assert not load_source(by=OPERATOR, now=NOW, source=source).changes_anything


def test_all_checks_of_the_source_are_found_again_with_their_queries():
    checks = checks_of(OPERATOR, Edition.unscoped.get())

    assert [check.ref for check in checks] == [f"K{number:02d}" for number in range(1, 25)]
    assert [check.ref for check in checks if not check.holds] == []
    assert all("SELECT" in query for check in checks for query in check.queries)
    assert all(check.queries for check in checks)


def test_a_check_that_does_not_hold_is_said_and_fails():
    Figure.unscoped.filter(key="reference_persons.PC").update(quantity="2")
    out = StringIO()

    with pytest.raises(CommandError, match="K18"):
        call_command("programme", "check", "--json", stdout=out)

    found = {check["id"]: check for check in json.loads(out.getvalue())["results"]}
    assert found["K18"]["found"] == {"expected": 4, "terms": [2, 2]}
    assert not found["K18"]["holds"]


def test_nothing_of_a_check_is_taken_from_its_declaration():
    DeclaredCheck.unscoped.filter(ref="K01").update(declared='{"expected": 92}')
    found = {check.ref: check for check in checks_of(OPERATOR, Edition.unscoped.get())}
    assert (found["K01"].found["expected"], found["K01"].holds) == (91, False)


def test_the_matrix_counts_the_initiatives_of_each_recommendation(report):
    matrix = table(report, "matrix")
    assert [str(number) for number in column(matrix, "initiatives")] == [
        "4",
        "12",
        "13",
        "3",
        "0",
        "0",
        "0",
    ]


def test_silence_is_said_and_the_one_position_that_is_stated(report):
    matrix = table(report, "matrix")
    silent = [row.marks == (Mark.NO_INFORMATION,) for row in matrix.rows]
    positions = [text.en for text in column(matrix, "position")]

    assert silent == [False] * 4 + [True] * 3
    assert [text.en for text in column(matrix, "state")][4:] == [STATE[State.NO_INFORMATION].en] * 3
    assert [
        place
        for place, text in enumerate(positions, start=1)
        if text != POSITION[Position.NONE_STATED].en
    ] == [5]


def test_what_nobody_stated_is_marked_as_derived(report):
    assert [row.marks for row in table(report, "matrix").rows[:4]] == [(Mark.DERIVED,)] * 4


def test_every_initiative_training_outlook_advice_and_slip_is_told(report):
    refs = set(items(report))
    assert {f"I{number:02d}" for number in range(1, 32)} <= refs
    assert {f"O{number:02d}" for number in range(1, 9)} <= refs
    assert {f"W{number}" for number in range(1, 6)} <= refs
    assert {f"A{number:02d}" for number in range(1, 21)} <= refs
    assert {f"T{number:02d}" for number in range(1, 27)} <= refs


def test_a_chapter_keeps_the_number_that_was_printed(report):
    numbers = [(chapter.number, chapter.printed_number) for chapter in report.chapters[1:6]]
    assert numbers == [(1, 1), (2, 2), (3, 3), (4, 3), (5, 5)]


def test_printed_shares_stand_beside_the_calculated_ones(report):
    def share(ref, place):
        found = column(table(report, f"{ref}-1"), "share")[place]
        assert isinstance(found, Share)
        return str(found.printed), found.computed_hundredths

    assert share("T03", 3) == ("7.2", 714)
    assert share("T04", 5) == ("14.4", 1429)
    assert share("T05", 4) == ("13.4", 1333)


def test_what_is_not_printed_is_not_zero(report):
    heads = column(table(report, "T10-1"), "heads")
    assert Blank.NOT_PRINTED in heads
    assert Quantity.exactly(0) not in heads


def test_totals_that_the_source_does_not_print_are_marked_as_derived(report):
    total = table(report, "T10-1").rows[-1]
    assert total.marks == (Mark.DERIVED,)
    assert [str(cell) for cell in total.cells[-3:]] == ["435", "312", "123"]

    places = table(report, "places-C01")
    derived = [row for row in places.rows if row.marks == (Mark.DERIVED,)]
    assert [str(row.cells[3]) for row in derived] == ["58", "33", "44"]


def test_no_total_of_people_trained_exists(report):
    annex = next(each for each in report.annexes if each.ref == "trainings")
    assert len(annex.rows) == 26
    assert all(row.cells[0].en.startswith("T") for row in annex.rows)


def test_what_lies_outside_the_period_is_marked(report):
    outside = {ref for ref, item in items(report).items() if Mark.OUTSIDE_PERIOD in item.marks}
    assert {"I31", "O03", "T20", "T26"} <= outside
    assert not {"I01", "I16", "I19", "T02"} & outside


def test_every_recommendation_says_that_its_wording_is_ours(report):
    asked = [items(report)[f"R{number}"] for number in range(1, 8)]
    assert all(Mark.OWN_WORDING in item.marks for item in asked)


def test_an_adopted_text_takes_the_mark_away(report):
    Recommendation.unscoped.filter(ref="R1").update(adopted_nl="Tekst", adopted_fr="Texte")
    assert Mark.OWN_WORDING not in items(compose(OPERATOR, "2022"))["R1"].marks


def test_composing_it_twice_gives_the_same(report):
    assert compose(OPERATOR, "2022") == report


def test_composing_it_asks_few_questions(django_assert_max_num_queries):
    with django_assert_max_num_queries(120):
        report = compose(OPERATOR, "2022")
    assert len(report.chapters) == 7
