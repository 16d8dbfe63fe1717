"""What a report lacks, with the place, and which gaps bar it from being published."""

from dataclasses import replace

import pytest

from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.programme.rules.completeness import (
    MissingLanguages,
    PublicationRefusal,
    gaps,
    outside_period,
    printed_otherwise,
    refuse_publication,
)
from relais.programme.rules.freezing import FreezeRefusal, refuse_freezing
from relais.programme.rules.report import Mark, Row, Share
from relais.programme.tests.sample import LEDGER, REPORT, SESSIONS, with_annex, with_item

HALF = Wording(nl="Alleen Nederlands")


def test_a_whole_report_lacks_nothing_and_may_be_published():
    found = gaps(REPORT)

    assert (found.languages, found.without_text, found.charts_without_words) == ((), (), ())
    assert refuse_publication(REPORT, with_gaps=False) is None


def test_a_missing_language_is_found_wherever_it_is():
    report = replace(
        with_item(title=HALF),
        title=HALF,
        errata=(HALF,),
        annexes=(replace(SESSIONS, caption=HALF, notes=(HALF,)),),
    )

    assert gaps(report).languages == tuple(
        MissingLanguages(place=place, languages=("fr", "en"))
        for place in (
            "title",
            "errata/1",
            "training/region/I01/title",
            "annexes/sessions/caption",
            "annexes/sessions/notes/1",
        )
    )


def test_own_wordings_that_still_wait_are_named_by_their_place():
    assert gaps(REPORT).own_wordings == (
        "training/region/I01/title",
        "training/region/I01/1",
        "training/region/I01/2/6/value",
    )


def test_marks_are_counted():
    assert gaps(REPORT).marks == {
        Mark.NOT_VALIDATED: 1,
        Mark.MEASURED: 1,
        Mark.DERIVED: 2,
        Mark.PRINTED_DIFFERS: 1,
        Mark.OUTSIDE_PERIOD: 1,
        Mark.NO_INFORMATION: 1,
    }


def test_what_stands_outside_the_period_is_named_once_by_its_place():
    assert outside_period(REPORT) == ("training/region/I01/3",)


@pytest.mark.parametrize(
    ("printed", "hundredths", "differs"),
    [
        ("7.2", 714, True),
        ("7.1", 714, False),
        ("50", 5000, False),
        ("33", 3333, False),
        ("~33", 5000, False),
        (None, 5000, False),
        ("33", None, False),
    ],
)
def test_a_percentage_that_its_numbers_give_otherwise_is_named_rounding_aside(
    printed, hundredths, differs
):
    share = Share(
        printed=Quantity.parse(printed) if printed else None, computed_hundredths=hundredths
    )
    rows = (Row(cells=(LEDGER.caption, share)),)
    found = printed_otherwise(replace(with_annex(replace(LEDGER, rows=rows)), chapters=()))

    assert [each.place for each in found] == ["annexes/1/ledger/1"] * differs


def test_missing_translations_bar_publication_unless_each_gap_is_marked():
    report = replace(REPORT, title=HALF)

    assert refuse_publication(report, with_gaps=False) is PublicationRefusal.MISSING_TRANSLATIONS
    assert refuse_publication(report, with_gaps=True) is None


def test_a_source_without_a_line_to_quote_is_no_gap():
    assert refuse_publication(replace(REPORT, attribution=Wording()), with_gaps=False) is None


@pytest.mark.parametrize("with_gaps", [False, True])
def test_a_place_without_any_text_is_never_published(with_gaps):
    report = replace(REPORT, publisher=Wording())

    assert gaps(report).without_text == ("publisher",)
    assert refuse_publication(report, with_gaps=with_gaps) is PublicationRefusal.NOTHING_SAID


@pytest.mark.parametrize("with_gaps", [False, True])
def test_a_chart_that_nobody_can_hear_is_never_published(with_gaps):
    report = with_annex(replace(SESSIONS, bars=replace(SESSIONS.bars, alt=Wording())))

    assert gaps(report).charts_without_words == ("annexes/sessions/chart",)
    assert refuse_publication(report, with_gaps=with_gaps) is PublicationRefusal.CHART_WITHOUT_WORDS
    refused = refuse_freezing(report, revision=1, errata=Wording())
    assert refused is FreezeRefusal.CHART_WITHOUT_WORDS


def test_a_first_revision_corrects_nothing_and_a_later_one_says_what():
    def refused(revision, errata):
        return refuse_freezing(REPORT, revision=revision, errata=errata)

    assert refused(1, Wording()) is None
    assert refused(1, HALF) is FreezeRefusal.NOTHING_TO_CORRECT
    assert refused(2, Wording()) is FreezeRefusal.ERRATA_WANTED
    assert refused(2, HALF) is None
    empty = refuse_freezing(replace(REPORT, title=Wording()), revision=1, errata=Wording())
    assert empty is FreezeRefusal.NOTHING_SAID
