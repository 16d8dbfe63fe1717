"""The card's rules: which lines, what fits, and what would give its owner away."""

import pytest

from relais.materials.queries.policy import card_policy
from relais.materials.rules import card
from relais.materials.rules.card import Card, CardRefusal, Entry, Line, refuse_card, refuse_choice

TELLING = card_policy().telling_in_any_language


def an_entry(**facts):
    plain = {"number": "02 539 27 44", "hours": "ma-vr 9-17 u", "languages": ("fr", "nl")}
    return Entry(**{**plain, "confirmed": True, **facts})


def a_card(**facts):
    plain = {
        "front": "Openingsuren & nummers",
        "lines": (Line(number="112", details=("dag en nacht",)),),
        "footer": ("k7f3a2 · 11-2026",),
    }
    return Card(**{**plain, **facts})


def with_details(*details):
    return a_card(lines=(Line(number="112", details=details),))


def refusal_of_choice(*chosen, language="nl"):
    return refuse_choice(
        chosen=chosen, known={"a", "b", "c", "d"}, language=language, languages=("nl", "fr")
    )


def test_a_choice_of_up_to_three_known_services_is_taken():
    assert refusal_of_choice() is None
    assert refusal_of_choice("a", "b", "c") is None
    assert refusal_of_choice("a", "b", "c", "a") is None


def test_a_choice_is_refused_by_name():
    assert refusal_of_choice("a", "b", "c", "d") is CardRefusal.TOO_MANY_SERVICES
    assert refusal_of_choice("a", "nowhere") is CardRefusal.UNKNOWN_SERVICE
    assert refusal_of_choice("a", language="xx") is CardRefusal.UNKNOWN_LANGUAGE


def test_a_line_has_the_number_the_hours_and_the_languages():
    assert card.lines([an_entry()]) == (
        Line(number="02 539 27 44", details=("ma-vr 9-17 u", "FR NL")),
    )


def test_a_service_without_a_number_has_no_line_and_a_number_stands_once():
    entries = [an_entry(number="112"), an_entry(number=""), an_entry(number="112", hours="later")]

    assert [line.number for line in card.lines(entries)] == ["112"]


@pytest.mark.parametrize(
    ("facts", "details"),
    [
        ({"confirmed": False}, ("ma-vr 9-17 u", "FR NL *")),
        ({"confirmed": False, "languages": ()}, ("ma-vr 9-17 u *",)),
        ({"languages": ()}, ("ma-vr 9-17 u",)),
        ({"hours": "", "languages": (), "confirmed": False}, ()),
        ({"languages": tuple("abcdefg")}, ("ma-vr 9-17 u", "A B C D E +2")),
        (
            {"hours": "ma-do 8.30-12 u en 13-16.30 u, vr 8.30-12 u"},
            ("ma-do 8.30-12 u en 13-16.30", "u, vr 8.30-12 u · FR NL"),
        ),
    ],
    ids=["unconfirmed", "languages unknown", "confirmed", "bare", "many languages", "long hours"],
)
def test_beside_the_number_stands_what_fits(facts, details):
    assert card.lines([an_entry(**facts)])[0].details == details


def test_a_plain_card_may_be_printed():
    assert refuse_card(a_card(), telling=TELLING) is None


def test_a_card_without_any_number_is_refused():
    assert refuse_card(a_card(lines=()), telling=TELLING) is CardRefusal.NO_NUMBER


@pytest.mark.parametrize(
    "too_big",
    [
        a_card(lines=tuple(Line(number=str(n), details=()) for n in range(card.LINES_AT_MOST + 1))),
        a_card(lines=(Line(number="1" * (card.NUMBER_WIDTH + 1), details=()),)),
        a_card(front="x" * (card.FRONT_WIDTH + 1)),
        a_card(footer=("x" * (card.FOOTER_WIDTH + 1),)),
        with_details("x" * (card.DETAIL_WIDTH + 1)),
        with_details("a", "b", "c"),
    ],
    ids=["lines", "number", "front", "footer", "a word too long", "rows"],
)
def test_a_card_that_does_not_fit_is_refused_and_never_cut(too_big):
    assert refuse_card(too_big, telling=TELLING) is CardRefusal.DOES_NOT_FIT


@pytest.mark.parametrize(
    "telling",
    [
        "bel de politie",
        "meldpunt geweld",
        "SLACHTOFFERS",
        "vluchthuis",
        "zorgcentrum",
        "hulplijn",
        "police secours",
        "VIOLENCES",
        "aux victimes",
        "centre d'accueil",
        "aide 24h/24",
        "violence line",
        "sexual assault",
        "women's shelter",
        "help centre",
        "se\u0301curite\u0301",
        "conjugales",
    ],
)
def test_a_word_that_tells_what_the_card_is_for_is_refused_wherever_it_stands(telling):
    for traitor in (a_card(front=telling), a_card(footer=(telling,)), with_details(telling)):
        assert refuse_card(traitor, telling=TELLING) is CardRefusal.TELLING_WORD


@pytest.mark.parametrize(
    "plain", ["dag en nacht", "jour et nuit", "day and night", "sur rendez-vous", "op afspraak"]
)
def test_words_about_hours_tell_nothing(plain):
    assert card.telling_words([plain], telling=TELLING) == ()
