"""The cells of a report in words, as each language writes them."""

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


def test_numbers_and_dates_are_said_as_they_were_told():
    assert said(Quantity.parse(">=1700")) == ["minstens 1.700", "au moins 1_700", "at least 1,700"]
    assert said(PartialDate.parse("2022-autumn")) == ["najaar 2022", "automne 2022", "autumn 2022"]


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
