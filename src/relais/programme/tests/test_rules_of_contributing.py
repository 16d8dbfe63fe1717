"""What a member may say, and how numbers and texts are read."""

import pytest

from relais.foundation.wording import Wording
from relais.programme.rules.contributing import (
    AnswerRefusal,
    Given,
    Known,
    next_ref,
    plain_quantity,
    plain_text,
    refuse_answer,
    to_be_asked,
    up_to_date,
)
from relais.programme.rules.vocabulary import Verdict


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("12", "12"),
        (">= 170", ">=170"),
        ("\u2265170", ">=170"),
        ("\u2264 5", "<=5"),
        ("\u00b1 40", "~40"),
        ("100 - 150", "100..150"),
        ("1.250..1.500", "1250..1500"),
        ("12.345.678", "12345678"),
        ("7,2", "7.2"),
        ("7.25", "7.25"),
        ("1/3", "1/3"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed, plain):
    assert plain_quantity(typed) == plain


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"figures": {"a": "much"}}, AnswerRefusal.NOT_A_NUMBER),
        ({"ended_on": "yesterday"}, AnswerRefusal.NOT_A_DATE),
        ({"note": "see our site"}, None),
        ({"figures": {"a": ""}, "ended_on": "2026"}, None),
    ],
)
def test_what_a_member_says_has_to_be_readable(said, refusal):
    given = Given(ref="I01", verdict=Verdict.CHANGED, **said)

    assert refuse_answer(given, Known(progress="running")) is refusal


def test_a_translation_of_what_stood_before_is_asked_anew():
    before = Wording(nl="Een", fr="Un", en="One")

    assert up_to_date(before, before) == before
    assert up_to_date(Wording(nl="Twee", fr="Un", en="One"), before) == Wording(nl="Twee")
    both = Wording(nl="Twee", fr="Deux", en="One")
    assert up_to_date(both, before) == Wording(nl="Twee", fr="Deux")
    assert to_be_asked(Wording(nl="Twee")) == ("fr",)


def test_texts_are_compared_without_the_ends_of_their_lines():
    assert plain_text("Een \r\ntwee\r\n") == "Een\ntwee"


def test_the_next_reference_follows_the_highest():
    assert next_ref(["I01", "I31", "X99", "Iabc"]) == "I32"
    assert next_ref([]) == "I01"
