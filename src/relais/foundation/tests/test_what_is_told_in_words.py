"""Dates and numbers as told are read in words, and nothing of how they were told is lost."""

import pytest
from django.utils.translation import override

from relais.foundation.told import date_in_words, quantity_in_words


@pytest.mark.parametrize(
    ("told", "nl", "fr", "en"),
    [
        ("2022-07-05", "5 juli 2022", "5 juillet 2022", "5 July 2022"),
        ("2022-05", "mei 2022", "mai 2022", "May 2022"),
        ("2022-autumn", "najaar 2022", "automne 2022", "autumn 2022"),
        ("2018", "2018", "2018", "2018"),
        ("", "", "", ""),
    ],
)
def test_a_date_keeps_its_precision(told, nl, fr, en):
    for language, said in (("nl", nl), ("fr", fr), ("en", en)):
        with override(language):
            assert date_in_words(told) == said


@pytest.mark.parametrize(
    ("told", "nl", "en"),
    [
        ("245", "245", "245"),
        (">=170", "minstens 170", "at least 170"),
        (">500", "meer dan 500", "more than 500"),
        ("<3", "minder dan 3", "less than 3"),
        ("<=3", "hoogstens 3", "at most 3"),
        ("~100..150", "ongeveer 100 tot 150", "about 100 to 150"),
        ("~1/3", "ongeveer 1/3", "about 1/3"),
        ("7.2", "7,2", "7.2"),
        ("", "", ""),
    ],
)
def test_a_number_keeps_how_it_was_meant(told, nl, en):
    for language, said in (("nl", nl), ("en", en)):
        with override(language):
            assert quantity_in_words(told) == said


def test_thousands_stand_apart():
    with override("nl"):
        assert quantity_in_words("5000000") == "5.000.000"
