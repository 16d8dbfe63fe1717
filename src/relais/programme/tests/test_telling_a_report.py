"""A report in one language: marks in words, no repetition, and nothing told that is not there."""

from dataclasses import replace

import pytest

from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.programme.queries.drawing.telling import CannotDraw, tell
from relais.programme.rules import canonical
from relais.programme.rules.report import Mark, Money, Row, Share
from relais.programme.rules.told import Said
from relais.programme.tests.sample import (
    LEDGER,
    REPORT,
    SESSIONS,
    with_annex,
    with_item,
    words,
)

HALF = Wording(nl="Alleen Nederlands", own=True)


def codes(marks):
    return [mark.code for mark in marks]


def training(report=REPORT, language="nl", **options):
    return tell(report, language, **options).chapters[0].parts[0].items[0]


def test_a_report_bears_its_fingerprint_its_period_and_its_edition():
    told = tell(REPORT, "nl")

    assert told.sha256 == canonical.digest(REPORT)
    assert told.period == "Periode: van 5 juni 2020 tot juni 2022"
    assert told.edition == "Editie 2022, revisie 1"
    assert told.headings["source"] == "Bron:"
    assert told.attribution == Said(text="verzonnen bron (2022)", language="nl")
    assert tell(replace(REPORT, attribution=Wording()), "nl").attribution is None


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_line_that_the_source_asks_for_is_heard_in_its_own_language(language):
    asked = replace(REPORT, attribution=words(*["naar de bron"] * 3))

    assert tell(asked, language).attribution == Said(text="naar de bron", language="nl")
    assert tell(REPORT, language).attribution.language == language


def test_a_chapter_that_the_source_numbers_otherwise_says_so():
    remarks = [chapter.remark for chapter in tell(REPORT, "en").chapters]

    assert remarks == ["", "The source prints this chapter as number 3."]


def test_own_wording_is_marked_once_for_an_item_and_not_again_inside_it():
    item = training()

    assert codes(item.marks) == [Mark.OWN_WORDING]
    assert item.blocks[0].marks == ()
    assert [codes(fact.marks) for fact in item.blocks[1].facts] == [[], [Mark.DERIVED], *[[]] * 4]


def test_own_wording_in_an_official_item_is_marked_where_it_stands():
    item = training(with_item(title=Wording(nl="a", fr="b", en="c")))

    assert item.marks == ()
    assert codes(item.blocks[0].marks) == [Mark.OWN_WORDING]
    assert codes(item.blocks[1].facts[5].marks) == [Mark.OWN_WORDING]


def test_a_table_of_own_words_is_marked_at_its_caption():
    own = replace(LEDGER.caption, own=True)

    assert codes(tell(with_annex(replace(LEDGER, caption=own)), "nl").annexes[0].marks) == [
        Mark.OWN_WORDING
    ]


def test_the_legend_explains_every_mark_that_is_used_and_no_other():
    assert codes(tell(REPORT, "fr").legend) == [
        mark for mark in Mark if mark is not Mark.MISSING_TRANSLATION
    ]
    assert codes(tell(replace(with_annex(LEDGER), chapters=()), "fr").legend) == []


def test_a_missing_language_fails_and_names_the_place():
    report = with_item(title=HALF)

    with pytest.raises(CannotDraw, match="training/region/I01/title: nothing stands here in fr"):
        tell(report, "fr")
    assert training(report).title.text == "Alleen Nederlands"


def test_with_gaps_the_text_stands_in_the_language_that_there_is():
    title = training(with_item(title=HALF), "fr", with_gaps=True).title

    assert title == Said(text="Alleen Nederlands", language="nl")


def test_a_chart_without_words_fails_whatever_is_allowed():
    silent = replace(SESSIONS, bars=replace(SESSIONS.bars, alt=Wording()))

    with pytest.raises(CannotDraw, match="annexes/sessions/chart"):
        tell(with_annex(silent), "nl", with_gaps=True)


def test_bars_are_sure_possible_or_open():
    bars = tell(REPORT, "en").chapters[0].parts[0].items[0].blocks[2].chart.bars

    assert [(bar.value, bar.low, bar.high, bar.is_open) for bar in bars] == [
        ("245", 1000, 1000, False),
        ("at least 170", 694, 694, True),
        ("about 100 to 150", 408, 612, False),
        ("fewer than 20", 0, 82, False),
        ("not printed", 0, 0, False),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Money(euro=50), Money(euro=100)),
        (Share(printed=None, computed_hundredths=50), Share(printed=Quantity.parse("1"))),
        (Share(printed=None), Share(printed=None)),
    ],
)
def test_money_and_shares_are_drawn_too(first, second):
    rows = tuple(Row(cells=(LEDGER.caption, cell)) for cell in (first, second))
    bars = replace(SESSIONS.bars, label_column="what", value_column="amount")
    chart = tell(with_annex(replace(LEDGER, rows=rows, bars=bars)), "nl").annexes[0].chart

    expected = [0, 0] if first == second else [500, 1000]
    assert [bar.high for bar in chart.bars] == expected


def test_a_chart_of_no_rows_has_no_bars():
    bars = replace(SESSIONS.bars, label_column="what", value_column="amount")

    assert tell(with_annex(replace(LEDGER, rows=(), bars=bars)), "nl").annexes[0].chart.bars == ()
