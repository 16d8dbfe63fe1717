"""Dates and numbers as told are read in words, and nothing of how they were told is lost."""

import pytest
from django.utils.translation import override

from relais.foundation.partial_dates import PartialDate
from relais.foundation.told import date_in_words, quantity_in_words, say_number, say_period


def said(say, *told):
    """In Dutch, French and English; `_` is a narrow space that never breaks."""
    answers = []
    for language in ("nl", "fr", "en"):
        with override(language):
            answers.append(say(*told).replace("\u202f", "_"))
    return answers


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("2022-07-05", ["5 juli 2022", "5 juillet 2022", "5 July 2022"]),
        ("2020-07-01", ["1 juli 2020", "1er juillet 2020", "1 July 2020"]),
        ("2020-07-11", ["11 juli 2020", "11 juillet 2020", "11 July 2020"]),
        ("2022-05", ["mei 2022", "mai 2022", "May 2022"]),
        ("2022-autumn", ["najaar 2022", "automne 2022", "autumn 2022"]),
        ("2022-spring", ["voorjaar 2022", "printemps 2022", "spring 2022"]),
        ("2022-summer", ["zomer 2022", "été 2022", "summer 2022"]),
        ("2022-winter", ["winter 2022", "hiver 2022", "winter 2022"]),
        ("2018", ["2018", "2018", "2018"]),
        ("", ["", "", ""]),
    ],
)
def test_a_date_is_no_more_exact_than_it_was_told(told, words):
    assert said(date_in_words, told) == words


@pytest.mark.parametrize(
    ("told", "words"),
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
        ("", ["", "", ""]),
    ],
)
def test_a_number_is_said_as_it_was_told(told, words):
    assert said(quantity_in_words, told) == words


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2021-12", "2021-12", ["december 2021", "décembre 2021", "December 2021"]),
        ("2018", "", ["sinds 2018", "depuis 2018", "since 2018"]),
        ("", "2018", ["tot 2018", "jusqu’à 2018", "until 2018"]),
        (
            "2022-autumn",
            "2023-spring",
            [
                "najaar 2022 tot voorjaar 2023",
                "automne 2022 à printemps 2023",
                "autumn 2022 to spring 2023",
            ],
        ),
        ("", "", ["", "", ""]),
    ],
)
def test_a_period_is_said_as_it_was_told(starts, ends, words):
    first, last = (PartialDate.parse(each) if each else None for each in (starts, ends))

    assert said(say_period, first, last) == words


def test_digits_stand_in_groups_as_each_language_writes_them():
    assert said(say_number, "5000000") == ["5.000.000", "5_000_000", "5,000,000"]
