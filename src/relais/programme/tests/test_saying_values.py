"""Numbers, dates, shares and empty cells in words, as each language writes them."""

import pytest
from django.utils.translation import override

from relais.foundation.partial_dates import PartialDate
from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.programme.rules.report import Blank, Money, Share
from relais.programme.rules.typography import typeset
from relais.programme.words.values import say

SEVEN = Quantity.parse("7.2")


def said(cell):
    told = []
    for language in ("nl", "fr", "en"):
        with override(language):
            told.append(say(cell).replace("\u202f", "_").replace("\xa0", "~"))
    return told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("245", ["245", "245", "245"]),
        ("138000", ["138.000", "138_000", "138,000"]),
        ("7.2", ["7,2", "7,2", "7.2"]),
        (">500", ["meer dan 500", "plus de 500", "more than 500"]),
        (">=1700", ["minstens 1.700", "au moins 1_700", "at least 1,700"]),
        ("<20", ["minder dan 20", "moins de 20", "fewer than 20"]),
        ("<=60", ["hoogstens 60", "au plus 60", "at most 60"]),
        ("100..150", ["100 tot 150", "100 à 150", "100 to 150"]),
        ("~100..150", ["ongeveer 100 tot 150", "environ 100 à 150", "about 100 to 150"]),
        ("~1/3", ["ongeveer 1/3", "environ 1/3", "about 1/3"]),
    ],
)
def test_a_number_is_said_as_it_was_told(text, told):
    assert said(Quantity.parse(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2020-07-01", ["1 juli 2020", "1er juillet 2020", "1 July 2020"]),
        ("2020-07-11", ["11 juli 2020", "11 juillet 2020", "11 July 2020"]),
        ("2021-03", ["maart 2021", "mars 2021", "March 2021"]),
        ("2022-autumn", ["najaar 2022", "automne 2022", "autumn 2022"]),
        ("2022-spring", ["voorjaar 2022", "printemps 2022", "spring 2022"]),
        ("2022-summer", ["zomer 2022", "été 2022", "summer 2022"]),
        ("2022-winter", ["winter 2022", "hiver 2022", "winter 2022"]),
        ("2020", ["2020", "2020", "2020"]),
    ],
)
def test_a_date_is_no_more_exact_than_it_was_told(text, told):
    assert said(PartialDate.parse(text)) == told


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (Share(printed=SEVEN), ["7,2~%", "7,2~%", "7.2~%"]),
        (Share(printed=SEVEN, computed_hundredths=720), ["7,2~%", "7,2~%", "7.2~%"]),
        (
            Share(printed=SEVEN, computed_hundredths=714),
            [
                "7,2~% (afgeleid: 7,14~%)",
                "7,2~% (dérivé~: 7,14~%)",
                "7.2~% (derived: 7.14~%)",
            ],
        ),
        (
            Share(printed=None, computed_hundredths=5000),
            ["50~% (afgeleid)", "50~% (dérivé)", "50~% (derived)"],
        ),
        (Share(printed=None), ["niet gedrukt", "non imprimé", "not printed"]),
    ],
)
def test_what_is_printed_and_what_the_heads_give_are_both_said(share, told):
    assert said(share) == told


def test_money_and_empty_cells():
    assert said(Money(euro=5000000)) == ["€ 5.000.000", "5_000_000~€", "€ 5,000,000"]
    assert said(Blank.UNKNOWN) == ["niet gekend", "non connu", "not known"]
    assert said(Blank.NOT_APPLICABLE) == ["niet van toepassing", "sans objet", "not applicable"]


def test_a_text_is_said_in_the_language_that_there_is():
    assert said(Wording(nl="Zo", fr="Ainsi")) == ["Zo", "Ainsi", "Zo"]


def test_french_signs_stand_apart_and_no_number_is_cut_from_its_unit():
    set_text = typeset("L'ai-je : 25 % ? « Oui » !", "fr")

    assert set_text == "L’ai-je\xa0: 25\xa0%\u202f? «\xa0Oui\xa0»\u202f!"
    assert typeset("'s avonds: 25 % ?", "nl") == "’s avonds: 25\xa0% ?"
