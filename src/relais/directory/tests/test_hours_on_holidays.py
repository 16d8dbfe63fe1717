"""The ten legal holidays are those of the act; the library's own calendar is checked too."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from opening_hours import OpeningHours

from relais.directory.rules.holidays import easter_sunday, public_holidays

DATA = Path(__file__).parents[1] / "data" / "belgium_public_holidays.json"
EASTER = {2008: "03-23", 2024: "03-31", 2025: "04-20", 2026: "04-05", 2027: "03-28", 2038: "04-25"}


@pytest.mark.parametrize(("year", "day"), EASTER.items(), ids=str)
def test_easter_falls_where_the_calendar_has_it(year: int, day: str) -> None:
    assert easter_sunday(year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize("year", range(2025, 2036), ids=str)
def test_a_year_has_the_ten_days_of_the_act(year: int) -> None:
    holidays = json.loads(DATA.read_text(encoding="utf-8"))["holidays"]
    expected = {_day(each["rule"], year) for each in holidays}
    assert public_holidays(year) == expected
    assert len(expected) == 10


def _day(rule: dict[str, int], year: int) -> date:
    if "month" in rule:
        return date(year, rule["month"], rule["day"])
    return easter_sunday(year) + timedelta(days=rule["daysAfterEaster"])


@pytest.mark.parametrize("year", range(2025, 2036), ids=str)
def test_the_library_knows_the_ten_and_only_easter_sunday_besides(year: int) -> None:
    library = OpeningHours("PH 00:00-24:00", country="BE")
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(365))
    known = {day for day in days if library.is_open(datetime.combine(day, time(12)))}
    assert known == public_holidays(year) | {easter_sunday(year)}
