"""The trainings of the source file become records of their own context, and nothing is lost."""

from datetime import UTC, datetime

import pytest

from relais.foundation.access import OPERATOR
from relais.programme.commands.loading import read_source
from relais.programme.commands.loading_trainings import training_records
from relais.trainings import interface as trainings
from relais.trainings.interface import CoursePart, Grade

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def source():
    return read_source()


@pytest.fixture(scope="module")
def records(source):
    return training_records(source.facts, source.wordings)


@pytest.fixture
def courses(records):
    return {course.ref: course for course in records[1]}


@pytest.fixture
def loaded(db, records):
    programmes, courses = records
    return trainings.load_trainings(by=OPERATOR, now=NOW, programmes=programmes, courses=courses)


def items(course, part):
    return [item.body or item.text.nl for item in course.items if item.part is part]


def test_every_training_and_programme_is_read(records):
    programmes, courses = records

    assert [programme.ref for programme in programmes] == ["TP_GOP", "TP_POOL"]
    assert [course.ref for course in courses] == [f"T{number:02d}" for number in range(1, 27)]


def test_every_training_keeps_its_lines(records):
    assert all(course.lines for course in records[1])


def test_three_are_compulsory_and_the_others_untold(courses):
    told = {
        ref: course.mandatory for ref, course in courses.items() if course.mandatory is not None
    }

    assert told == {"T10": True, "T19": True, "T24": True}
    note = courses["T19"].mandatory_note
    assert note.nl == "verplicht voor al het operationele personeel van de zone"
    assert note.en == "compulsory for all operational staff of the zone"
    assert courses["T10"].mandatory_note


def test_eleven_have_a_number_of_persons_as_told(courses):
    told = {ref: course.persons for ref, course in courses.items() if course.persons}

    assert told == {
        "T02": "91",
        "T03": "14",
        "T04": "14",
        "T05": "15",
        "T06": "12",
        "T07": "12",
        "T08": "12",
        "T09": "245",
        "T13": "~100..150",
        "T18": "154",
        "T25": ">=170",
    }


@pytest.mark.parametrize(
    ("ref", "starts", "ends"),
    [
        ("T01", "2021-10", "2021-10"),
        ("T02", "2021-12", "2022-06"),
        ("T03", "2020", "2020"),
        ("T09", "2018", ""),
        ("T12", "", ""),
        ("T20", "2022-12-06", "2022-12-06"),
        ("T26", "2022-autumn", "2023-spring"),
    ],
)
def test_dates_stay_as_told(courses, ref, starts, ends):
    assert (courses[ref].starts, courses[ref].ends) == (starts, ends)


def test_bodies_stand_by_their_code_and_others_by_their_name(courses, records):
    assert items(courses["T18"], CoursePart.PARTNER) == ["21010", "21011", "zone-5340"]
    assert items(courses["T19"], CoursePart.GIVEN_BY) == ["cel EVA", "JUD/IFG"]
    assert items(courses["T22"], CoursePart.FUNDER) == ["safe-brussels"]
    assert items(courses["T17"], CoursePart.CONTRIBUTOR) == ["21012"]
    assert items(courses["T09"], CoursePart.MATERIAL) == ["M06"]
    pool = records[0][1]
    assert [item.body or item.text.nl for item in pool.items if item.part == "member"] == [
        "politie",
        "parket-brussel",
        "gip",
        "gsob",
        "iodmh",
        "safe-brussels",
        "equal-brussels",
        "bevoegde ministeriële kabinetten",
    ]


def test_a_remark_of_the_file_is_no_audience(courses):
    assert items(courses["T19"], CoursePart.AUDIENCE) == ["onthaalmedewerkers"]


def test_one_remark_on_who_gives_it_holds_for_six(courses):
    notes = {courses[f"T{number:02d}"].provider_note for number in range(3, 9)}

    assert len(notes) == 1
    assert courses["T02"].provider_note not in notes


def test_each_text_stands_in_every_language(records):
    programmes, courses = records
    texts = [
        text
        for record in (*programmes, *courses)
        for text in (record.title, *(item.text for item in record.items))
    ]
    rows = [row for course in courses for table in course.tables for row in table.rows]

    assert [text for text in (*texts, *(row.sector for row in rows)) if text.missing] == []


def test_rows_that_the_source_does_not_print_are_there_and_empty(courses):
    rows = courses["T10"].tables[0].rows

    assert len(rows) == 12
    missing = [(row.year, row.language, row.grade) for row in rows if not row.is_printed]
    assert missing == [
        (2021, "nl", Grade.STAFF_MEMBER),
        (2021, "nl", Grade.INSPECTOR),
        (2022, "nl", Grade.STAFF_MEMBER),
        (2022, "nl", Grade.CHIEF_INSPECTOR),
    ]


def test_heads_that_the_file_derived_are_not_taken_for_printed(courses):
    assert [row.heads for row in courses["T03"].tables[0].rows] == [None] * 4


def test_a_missing_wording_leaves_its_language_empty(source):
    wordings = {
        "T02.title": {"fr": "Ateliers sur l’outil DPO", "en": "Workshops on the DPO tool"},
        "T02.sector.1": {"fr": "administrations communales et régionales"},
    }

    _programmes, courses = training_records(source.facts, wordings)

    workshops, webinar = courses[1], courses[0]
    assert workshops.title.fr == "Ateliers sur l’outil DPO"
    sector = workshops.tables[0].rows[0].sector
    assert (sector.fr, sector.en) == ("administrations communales et régionales", "")
    assert (webinar.title.fr, webinar.title.en) == ("", "")


def test_the_whole_source_is_taken_over_once(loaded, records):
    programmes, courses = records

    again = trainings.load_trainings(by=OPERATOR, now=NOW, programmes=programmes, courses=courses)

    assert (loaded.new, loaded.changed, loaded.same) == (28, 0, 0)
    assert (again.new, again.changed, again.same) == (0, 0, 28)


# Checks K01 to K14, K22 and K24 of the source, found again in the tables.


def test_sectors_of_the_workshops_add_up(loaded):
    heads = trainings.sector_heads(OPERATOR, "T02")

    assert heads == [36, 15, 16, 8, 9, 3, 4]
    table = trainings.count_table(OPERATOR, "T02", 1)
    assert (table.total.heads, table.shares_hundredths) == (91, 10000)
    assert trainings.sector_shares(OPERATOR, "T02") == ["40", "16", "18", "9", "10", "3", "4"]
    assert trainings.training(OPERATOR, "T02").average.hundredths == 1011
    assert table.all_findings == ()


@pytest.mark.parametrize(
    ("ref", "heads", "shares"),
    [
        ("T03", [7, 4, 2, 1], 10010),
        ("T04", [5, 4, 1, 1, 1, 2], 10000),
        ("T05", [5, 3, 2, 1, 2, 2], 10000),
        ("T06", [6, 2, 1, 3], 10000),
    ],
)
def test_heads_follow_from_printed_shares(loaded, ref, heads, shares):
    assert trainings.sector_heads(OPERATOR, ref) == heads
    assert trainings.count_table(OPERATOR, ref, 1).shares_hundredths == shares


def test_shares_that_round_otherwise_are_found(loaded):
    found = [
        (ref, each.printed, each.computed)
        for ref in ("T03", "T04", "T05", "T06")
        for each in trainings.count_table(OPERATOR, ref, 1).all_findings
        if each.finding is trainings.CountFinding.SHARE_ROUNDED_OTHERWISE
    ]

    assert found == [
        ("T03", "7.2", "7.14"),
        ("T04", "14.4", "14.29"),
        ("T05", "13.4", "13.33"),
    ]


def test_initial_training_adds_up_in_every_row_and_by_year(loaded):
    table = trainings.count_table(OPERATOR, "T10", 1)

    printed = [row for row in table.rows if row.is_printed]
    assert len(printed) == 8
    assert all(row.men + row.women == row.heads for row in printed)
    totals = {(each.dimension, each.value): each.total for each in table.groups}
    of_2021, of_2022 = totals[("year", "2021")], totals[("year", "2022")]
    assert (of_2021.heads, of_2021.men, of_2021.women) == (240, 175, 65)
    assert (of_2022.heads, of_2022.men, of_2022.women) == (195, 137, 58)
    assert (totals[("language", "fr")].heads, totals[("language", "nl")].heads) == (382, 53)
    assert (table.total.heads, table.total.rows_without) == (435, 4)
    assert table.printed_total is None


def test_refresher_by_language_and_in_hours(loaded):
    refresher = trainings.training(OPERATOR, "T18")

    assert trainings.language_heads(OPERATOR, "T18") == [("fr", 125), ("nl", 29)]
    assert refresher.tables[0].total.heads == 154
    assert (refresher.hours, refresher.average.hundredths) == (32, 1925)


def test_continued_training_has_seats_and_hours_but_no_persons(loaded):
    continued = trainings.training(OPERATOR, "T11")

    assert (continued.seats, continued.hours, continued.persons) == (60, 24, None)


def test_study_day_and_pool(loaded):
    assert len(trainings.themes(OPERATOR, "T20")) == 4
    assert len(trainings.objectives(OPERATOR, "TP_POOL")) == 4
