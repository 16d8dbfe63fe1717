"""What changed from one report to the next, item by item, silence included."""

from dataclasses import replace

import pytest

from relais.foundation.wording import Wording
from relais.programme.rules.differences import Aspect, Change, differences
from relais.programme.rules.report import Facts, Mark, Paragraph
from relais.programme.tests.sample import (
    ALL_KINDS,
    REPORT,
    SESSIONS,
    TRAINING,
    with_item,
    with_moved_item,
    without_item,
)

NEXT_YEAR = {"ref": "2023"}


def of(found, ref):
    return next((each for each in found if each.ref == ref), None)


def year_on_year(after, before=REPORT):
    return of(differences(before, replace(after, **NEXT_YEAR)), "I01")


def test_an_item_that_was_not_told_before_is_new():
    found = differences(without_item(), REPORT)

    assert [(each.ref, each.changes, each.before, each.after) for each in found] == [
        ("I01", (Change.NEW,), "", "training/region")
    ]


def test_the_same_words_a_year_later_are_silence():
    assert year_on_year(REPORT).changes == (Change.SILENT,)


def test_between_two_revisions_what_is_kept_is_no_difference():
    assert differences(REPORT, replace(REPORT, revision=2)) == ()


def test_what_is_told_no_more_is_silent_unless_it_had_ended():
    gone = year_on_year(without_item())

    assert (gone.changes, gone.before, gone.after) == ((Change.SILENT,), "training/region", "")
    assert year_on_year(without_item(), before=with_item(ended=True)).changes == (Change.ENDED,)


def test_an_item_that_comes_to_an_end_is_ended_and_may_then_repeat_itself():
    ended = with_item(ended=True)

    assert year_on_year(ended).changes == (Change.ENDED,)
    assert year_on_year(ended, before=ended) is None


@pytest.mark.parametrize("changes", [{"blocks": ()}, {"marks": (Mark.NO_INFORMATION,)}])
def test_an_item_of_which_nothing_is_told_any_more_is_silent(changes):
    assert year_on_year(with_item(**changes)).changes == (Change.SILENT,)


@pytest.mark.parametrize(
    ("changes", "aspects"),
    [
        ({"title": Wording(nl="Anders")}, (Aspect.TITLE,)),
        ({"marks": (Mark.DERIVED,)}, (Aspect.MARKS,)),
        ({"blocks": (Paragraph(text=Wording(nl="Nieuw")), *TRAINING.blocks[1:])}, (Aspect.TEXT,)),
        ({"blocks": (TRAINING.blocks[0], Facts(facts=()), SESSIONS)}, (Aspect.FACTS,)),
        ({"blocks": (TRAINING.blocks[0], ALL_KINDS)}, (Aspect.TABLES,)),
    ],
)
def test_a_changed_item_says_in_what(changes, aspects):
    found = year_on_year(with_item(**changes))

    assert (found.changes, found.aspects) == ((Change.CHANGED,), aspects)


def test_an_item_told_elsewhere_has_moved():
    found = of(differences(REPORT, with_moved_item()), "I01")

    assert (found.changes, found.before, found.after) == (
        (Change.MOVED,),
        "training/region",
        "federal/members",
    )
