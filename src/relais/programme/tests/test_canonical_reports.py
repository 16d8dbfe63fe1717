"""The canonical text of a report: read back exactly, one text for one report, hashed as such."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relais.foundation.partial_dates import PartialDate
from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.programme.rules import canonical
from relais.programme.rules.canonical import NotAReport
from relais.programme.rules.report import (
    Bars,
    Blank,
    Column,
    Fact,
    Facts,
    Item,
    Mark,
    Money,
    Paragraph,
    Part,
    Report,
    ReportChapter,
    Row,
    Share,
    Table,
)
from relais.programme.tests.sample import REPORT

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
wordings = st.builds(Wording, nl=words, fr=words, en=words, own=st.booleans())
numbers = st.integers(0, 10**7)
quantities = st.one_of(
    st.builds(lambda n: Quantity.parse(str(n)), numbers),
    st.builds(lambda sign, n: Quantity.parse(f"{sign}{n}"), st.sampled_from("~<>"), numbers),
    st.builds(lambda n, m: Quantity.parse(f"~{n}..{n + m}"), numbers, st.integers(1, 50)),
    st.builds(lambda n, m: Quantity.parse(f"{n}.{m}"), numbers, st.integers(0, 9)),
    st.builds(lambda m: Quantity.parse(f"1/{m}"), st.integers(1, 9)),
)
dates = st.one_of(
    st.builds(lambda day: PartialDate.parse(day.isoformat()), st.dates()),
    st.builds(
        lambda year, season: PartialDate.parse(f"{year}-{season}"),
        st.integers(1000, 2999),
        st.sampled_from(["spring", "winter"]),
    ),
)
shares = st.builds(
    Share, printed=st.none() | quantities, computed_hundredths=st.none() | st.integers(0, 10_000)
)
cells = st.one_of(
    wordings, quantities, dates, shares, st.builds(Money, euro=numbers), st.sampled_from(Blank)
)
marks = st.lists(st.sampled_from(Mark), max_size=3).map(tuple)


def several(values):
    return st.lists(values, max_size=2).map(tuple)


columns = st.builds(Column, key=words, label=wordings, numeric=st.booleans())
rows = st.builds(Row, cells=several(cells), marks=marks)
bars = st.builds(Bars, label_column=words, value_column=words, alt=wordings)
tables = st.builds(
    Table,
    ref=words,
    caption=wordings,
    columns=several(columns),
    rows=several(rows),
    notes=several(wordings),
    bars=st.none() | bars,
)
facts = st.builds(Fact, label=wordings, value=cells, marks=marks, source=words)
blocks = st.one_of(
    st.builds(Paragraph, text=wordings, marks=marks),
    st.builds(Facts, facts=several(facts)),
    tables,
)
told_items = st.builds(
    Item,
    ref=words,
    title=wordings,
    blocks=several(blocks),
    marks=marks,
    source=words,
    ended=st.booleans(),
)
parts = st.builds(
    Part, ref=words, title=wordings, items=several(told_items), blocks=several(blocks)
)
chapters = st.builds(
    ReportChapter,
    ref=words,
    number=st.integers(0, 99),
    title=wordings,
    parts=several(parts),
    printed_number=st.none() | st.integers(0, 99),
)
reports = st.builds(
    Report,
    ref=words,
    revision=st.integers(1, 99),
    title=wordings,
    publisher=wordings,
    attribution=wordings,
    period_start=dates,
    period_end=dates,
    chapters=several(chapters),
    annexes=several(tables),
    errata=several(wordings),
)


@given(reports)
def test_what_is_written_is_read_back_exactly(report):
    text = canonical.write(report)

    assert canonical.read(text) == report
    assert canonical.write(canonical.read(text)) == text


def test_the_text_is_sorted_without_blanks_and_without_broken_numbers():
    text = canonical.write(REPORT)
    document = json.loads(text, parse_float=pytest.fail)

    assert document["format"] == "relais-report/1"
    assert text == json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def test_every_kind_of_cell_says_what_it_is():
    text = canonical.write(REPORT)

    for told in (
        '{"kind":"quantity","told":">=170"}',
        '{"kind":"date","told":"2022-autumn"}',
        '{"kind":"blank","told":"not_printed"}',
        '{"euro":138000,"kind":"money"}',
        '{"computed_hundredths":3333,"kind":"share","printed":null}',
    ):
        assert told in text


def test_the_fingerprint_is_that_of_the_text():
    assert canonical.digest(REPORT) == canonical.sha256(canonical.write(REPORT))
    assert canonical.digest(REPORT) != canonical.digest(replace(REPORT, revision=2))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format":"relais-report/2","report":null}',
        '{"format":"relais-report/1","report":null}',
        '{"format":"relais-report/1","report":{"kind":"money","euro":1}}',
        '{"format":"relais-report/1","report":{"kind":"money","pound":1}}',
        '{"format":"relais-report/1","report":{"kind":"secret"}}',
        '{"format":"relais-report/1","report":{"euro":1}}',
        '{"format":"relais-report/1","report":{"kind":"quantity","told":"many"}}',
    ],
)
def test_what_is_no_report_is_refused(text):
    with pytest.raises(NotAReport):
        canonical.read(text)
