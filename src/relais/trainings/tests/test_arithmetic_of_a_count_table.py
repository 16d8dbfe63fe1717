"""What follows from a count table, and what doesn't fit in it; nothing is mended by itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relais.trainings.rules.counts import (
    CountFinding,
    Found,
    average,
    compute,
    heads_of_share,
    known,
    share_hundredths,
    totals_by,
)
from relais.trainings.rules.records import CountRowRecord, CountTableRecord
from relais.trainings.rules.vocabulary import CountMode, Dimension
from relais.trainings.tests.conftest import SHARES


def table(*rows, total="", dimensions=()):
    return CountTableRecord(
        number=1,
        mode=CountMode.DECLARED,
        dimensions=tuple(dimensions),
        rows=rows,
        printed_total=total,
    )


def findings(*rows, total=""):
    return [found.finding for found in compute(table(*rows, total=total)).all_findings]


def test_printed_shares_become_whole_heads():
    computed = compute(SHARES)

    assert [row.heads for row in computed.rows] == [7, 4, 2, 1]
    assert [row.share_hundredths for row in computed.rows] == [5000, 2857, 1429, 714]
    assert computed.total.heads == 14
    assert computed.shares_hundredths == 10010


def test_a_share_that_rounds_otherwise_is_said_and_stays():
    assert compute(SHARES).all_findings == (
        Found(finding=CountFinding.SHARE_ROUNDED_OTHERWISE, row=4, printed="7.2", computed="7.14"),
        Found(finding=CountFinding.SHARES_NOT_ALL, computed="100.10"),
    )
    assert SHARES.rows[3].printed_share == "7.2"


@pytest.mark.parametrize(
    ("share", "total", "heads", "finding"),
    [
        ("40", 91, 36, None),
        ("3", 91, 3, None),
        ("7.1", 14, 1, None),
        ("7.2", 14, 1, CountFinding.SHARE_ROUNDED_OTHERWISE),
        ("14.4", 14, 2, CountFinding.SHARE_ROUNDED_OTHERWISE),
        ("10.0", 14, None, CountFinding.SHARE_NOT_WHOLE),
        ("50", 1000, None, CountFinding.SHARE_AMBIGUOUS),
        ("0", 14, 0, None),
        ("100", 14, 14, None),
    ],
)
def test_heads_of_a_share(share, total, heads, finding):
    meant = heads_of_share(share, total)

    assert (meant.heads, meant.finding) == (heads, finding)


@given(total=st.integers(min_value=1, max_value=200), data=st.data())
def test_a_share_rounded_to_two_decimals_gives_its_heads_back(total, data):
    heads = data.draw(st.integers(min_value=0, max_value=total))
    hundredths = share_hundredths(heads, total)

    meant = heads_of_share(f"{hundredths // 100}.{hundredths % 100:02d}", total)

    assert (meant.heads, meant.finding) == (heads, None)


def test_men_and_women_are_the_total_of_their_row():
    assert findings(CountRowRecord(heads=69, men=53, women=16)) == []


def test_men_and_women_that_are_not_the_total_are_said():
    row = CountRowRecord(heads=69, men=53, women=17)

    assert compute(table(row)).all_findings == (
        Found(finding=CountFinding.GENDERS_DIFFER, row=1, printed="69", computed="70"),
    )


def test_men_and_women_stand_for_heads_that_are_not_printed():
    assert known(CountRowRecord(men=2, women=3), None) == 5
    assert known(CountRowRecord(men=2), None) is None
    assert known(CountRowRecord(), 4) == 4


def test_a_row_that_is_not_printed_is_unknown_and_not_zero():
    computed = compute(table(CountRowRecord(heads=3), CountRowRecord(language="nl")))

    assert computed.rows[1].heads is None
    assert computed.rows[1].findings[0].finding is CountFinding.ROW_NOT_PRINTED
    assert (computed.total.heads, computed.total.rows_without) == (3, 1)


def test_a_printed_zero_is_a_number():
    computed = compute(table(CountRowRecord(heads=0)))

    assert (computed.total.heads, computed.total.rows_without) == (0, 0)
    assert computed.rows[0].share_hundredths is None


def test_a_table_of_nothing_has_no_total():
    assert compute(table()).total.heads is None
    assert compute(table()).shares_hundredths is None


def test_a_printed_total_that_differs_is_said():
    rows = (CountRowRecord(heads=125), CountRowRecord(heads=29))

    assert findings(*rows, total="154") == []
    assert findings(*rows, total="155") == [CountFinding.TOTAL_DIFFERS]


@pytest.mark.parametrize("total", [">=150", "~154", "100..150"])
def test_a_total_that_is_not_exact_is_compared_with_nothing(total):
    assert findings(CountRowRecord(heads=125), total=total) == []


def test_a_total_is_not_compared_when_a_row_has_no_number():
    assert findings(CountRowRecord(heads=1), CountRowRecord(), total="9") == [
        CountFinding.ROW_NOT_PRINTED
    ]


def test_a_share_of_an_unknown_total_gives_no_heads():
    assert (
        findings(CountRowRecord(printed_share="50"), CountRowRecord(printed_share="50"))
        == [CountFinding.SHARE_WITHOUT_TOTAL] * 2
    )


def test_a_share_is_of_all_rows_where_no_total_is_printed():
    computed = compute(table(CountRowRecord(heads=3, printed_share="75"), CountRowRecord(heads=1)))

    assert [row.share_hundredths for row in computed.rows] == [7500, 2500]


def test_a_share_that_is_not_that_of_its_heads_is_said():
    assert findings(
        CountRowRecord(heads=3, printed_share="50"),
        CountRowRecord(heads=1, printed_share="50"),
        total="4",
    ) == [CountFinding.SHARE_DIFFERS, CountFinding.SHARE_DIFFERS]


def test_totals_by_year_stay_inside_the_table():
    rows = (
        CountRowRecord(year=2021, language="fr", heads=3, men=1, women=2),
        CountRowRecord(year=2021, language="nl"),
        CountRowRecord(year=2022, language="fr", heads=5, men=5, women=0),
    )
    by_year = dict(totals_by(table(*rows), Dimension.YEAR))

    assert list(by_year) == [2021, 2022]
    assert (by_year[2021].heads, by_year[2021].rows_without) == (3, 1)
    assert (by_year[2022].men, by_year[2022].women) == (5, 0)
    by_language = dict(totals_by(table(*rows), Dimension.LANGUAGE))
    assert by_language["nl"].heads is None


@pytest.mark.parametrize(
    ("persons", "sessions", "printed", "hundredths", "differs"),
    [
        ("91", "9", "10", 1011, False),
        ("91", "9", "", 1011, False),
        ("154", "8", "19", 1925, False),
        ("154", "8", "20", 1925, True),
    ],
)
def test_average_a_session(persons, sessions, printed, hundredths, differs):
    found = average(persons=persons, sessions=sessions, printed=printed)

    assert found.hundredths == hundredths
    assert bool(found.finding) is differs


@pytest.mark.parametrize(
    ("persons", "sessions"), [("", "9"), ("91", ""), (">=170", "1"), ("91", "~9"), ("91", "0")]
)
def test_no_average_of_what_is_not_exact(persons, sessions):
    assert average(persons=persons, sessions=sessions) is None


def test_a_finding_with_other_numbers_is_another_finding():
    found = compute(SHARES).all_findings[0]

    assert found.key != replace(found, printed="7.3").key
