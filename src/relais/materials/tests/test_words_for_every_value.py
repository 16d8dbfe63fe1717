"""Every value that a person may meet has its words, in three languages."""

import pytest
from django.utils.translation import override

from relais.materials import words
from relais.materials.rules.card import FOOTER_WIDTH, FRONT_WIDTH, CardRefusal
from relais.materials.rules.counters import CounterKind, CounterRefusal, EnrolmentRefusal
from relais.materials.rules.returning import Returned, ReturnRefusal
from relais.materials.rules.sending import ReportRefusal
from relais.materials.rules.tally import HelpKind
from relais.materials.tests.conftest import NOW


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (CardRefusal, words.CARD_REFUSAL),
        (CounterKind, words.COUNTER_KIND),
        (CounterRefusal, words.COUNTER_REFUSAL),
        (EnrolmentRefusal, words.ENROLMENT_REFUSAL),
        (HelpKind, words.HELP_KIND),
        (ReportRefusal, words.REPORT_REFUSAL),
        (Returned, words.RETURNED),
        (ReturnRefusal, words.RETURN_REFUSAL),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_every_value_has_words(values, said):
    assert set(said) == set(values)


@pytest.mark.parametrize(
    ("language", "front"),
    [
        ("nl", "Openingsuren & nummers"),
        ("fr", "Horaires & numéros"),
        ("en", "Hours & numbers"),
    ],
)
def test_the_card_says_the_same_in_each_language_and_it_fits(language, front):
    with override(language):
        footer = words.card_footer(version="12345-2026-11-24", check_from=NOW.date(), marked=True)
        assert words.card_front() == front
        assert words.card_hours("9-17", relay="") == "9-17"
        assert "107" in words.card_hours("9-17", relay="107")

    assert len(front) <= FRONT_WIDTH
    assert [len(row) <= FOOTER_WIDTH for row in footer] == [True, True]


def test_a_card_of_confirmed_numbers_has_nothing_to_explain():
    footer = words.card_footer(version="7-2026-11-24", check_from=NOW.date(), marked=False)

    assert len(footer) == 1
