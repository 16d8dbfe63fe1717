"""A source tells a day, a month, a season or only a year; nothing is added to it."""

from datetime import date

import pytest

from relais.foundation.partial_dates import NotADate, PartialDate, Precision


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2022-07-05", date(2022, 7, 5), date(2022, 7, 5), Precision.DAY),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
        ("2022-autumn", date(2022, 9, 1), date(2022, 11, 30), Precision.SEASON),
        ("2022-winter", date(2022, 12, 1), date(2023, 2, 28), Precision.SEASON),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR),
    ],
)
def test_it_stands_for_a_stretch_of_days(text, first, last, precision):
    told = PartialDate.parse(text)
    assert (told.first_day, told.last_day, told.precision) == (first, last, precision)
    assert str(told) == text


@pytest.mark.parametrize("text", ["", "22", "2022-13", "2021-02-29", "2022-herfst", "5/7/2022"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(NotADate):
        PartialDate.parse(text)


def test_it_is_outside_a_period_only_when_the_whole_stretch_is():
    last_day = date(2022, 6, 30)
    assert PartialDate.parse("2022-07").begins_after(last_day)
    assert not PartialDate.parse("2022").begins_after(last_day)
    assert PartialDate.parse("2019").ends_before(date(2020, 6, 5))
    assert not PartialDate.parse("2020").ends_before(date(2020, 6, 5))


def test_a_season_says_its_name():
    assert PartialDate.parse("2023-spring").season == "spring"
    assert PartialDate.parse("2023-03").season == ""
