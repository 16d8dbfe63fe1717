"""Trainings are taken over as a whole or not at all; a second run changes nothing."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404

from relais.foundation.access import EVERYONE
from relais.foundation.wording import Wording
from relais.trainings.commands.writing import TrainingsRefused
from relais.trainings.models import CountRow, Course
from relais.trainings.queries import counts, trainings
from relais.trainings.queries.records import course_records, programme_records
from relais.trainings.rules.faults import RecordFault
from relais.trainings.rules.loading import LoadOutcome
from relais.trainings.rules.records import CountRowRecord, CourseItemRecord
from relais.trainings.rules.vocabulary import CoursePart, ProgrammePart
from relais.trainings.tests.conftest import (
    COURSE,
    HELD,
    MEASURED,
    OUTSIDER,
    PROGRAMME,
    READER,
    SHARES,
    load,
    text,
)

pytestmark = pytest.mark.django_db


def refused(*courses, **options):
    with pytest.raises(TrainingsRefused) as refusal:
        load(*courses, **options)
    return {(fault.fault, fault.field) for fault in refusal.value.faults}


def test_what_is_taken_over_comes_back_as_it_was():
    load(replace(COURSE, held=(HELD,), tables=(SHARES, MEASURED)))

    (course,) = course_records(READER).values()
    assert course == replace(
        COURSE,
        held=(HELD,),
        tables=(SHARES, MEASURED),
        items=tuple(sorted(COURSE.items, key=lambda item: item.part)),
    )
    assert programme_records(READER) == {
        "TP_X": replace(PROGRAMME, items=tuple(sorted(PROGRAMME.items, key=lambda item: item.part)))
    }


def test_a_second_run_changes_nothing():
    load()
    rows = apps.get_model("audit", "AuditRow").unscoped.count()

    again = load()

    assert (again.new, again.changed, again.same) == (0, 0, 2)
    assert apps.get_model("audit", "AuditRow").unscoped.count() == rows


def test_what_differs_is_replaced_and_named():
    load()

    report = load(replace(COURSE, persons=">=170", title=text("Anders")))

    assert [(row.outcome, row.fields) for row in report.rows] == [
        (LoadOutcome.SAME, ()),
        (LoadOutcome.CHANGED, ("title_nl", "title_fr", "title_en", "persons")),
    ]
    assert trainings.training(READER, "X01").persons.text == ">=170"


def test_a_changed_row_of_a_count_changes_its_training():
    load()
    rows = (*SHARES.rows[:3], replace(SHARES.rows[3], printed_share="7.1"))

    report = load(replace(COURSE, tables=(replace(SHARES, rows=rows),)))

    assert report.rows[1].fields == ("tables",)
    assert CountRow.unscoped.count() == 4


def test_a_programme_is_changed_by_itself():
    load()

    report = load(programmes=(replace(PROGRAMME, items=PROGRAMME.items[1:]),))

    assert (report.changed, report.same) == (1, 1)
    assert trainings.objectives(READER, "TP_X") == ()


def test_a_training_of_no_date_may_start_or_end():
    assert load(replace(COURSE, starts=""), replace(COURSE, ref="X02", ends="")).new == 3


def test_sessions_and_tables_that_are_not_named_stay():
    load(replace(COURSE, held=(HELD,), tables=(SHARES, MEASURED)))

    assert load().same == 2
    assert len(trainings.training(READER, "X01").tables) == 2


def test_a_dry_run_says_what_would_change_and_changes_nothing():
    report = load(dry_run=True)

    assert (report.new, report.applied) == (2, False)
    assert not Course.unscoped.exists()


def test_one_fault_stops_all():
    assert refused(COURSE, replace(COURSE, ref="X02", persons="many")) == {
        (RecordFault.NOT_A_QUANTITY, "persons")
    }
    assert not Course.unscoped.exists()


@pytest.mark.parametrize(
    ("change", "fault", "field"),
    [
        ({"ref": "no spaces"}, RecordFault.MALFORMED_REF, "ref"),
        ({"title": Wording()}, RecordFault.NO_TITLE, "title"),
        ({"programme": "TP_Z"}, RecordFault.UNKNOWN_PROGRAMME, "programme"),
        ({"starts": "yesterday"}, RecordFault.NOT_A_DATE, "starts"),
        ({"persons": "9" * 50}, RecordFault.NOT_A_QUANTITY, "persons"),
        ({"max_participants": 9_999_999}, RecordFault.NOT_A_NUMBER, "max_participants"),
        ({"starts": "2022", "ends": "2021"}, RecordFault.ENDS_BEFORE_START, "ends"),
        ({"lines": "9" * 81}, RecordFault.TOO_LONG, "lines"),
        (
            {"items": (CourseItemRecord(part=CoursePart.TOPIC),)},
            RecordFault.EMPTY_ITEM,
            "list_topic",
        ),
        (
            {"items": (CourseItemRecord(part=CoursePart.TOPIC, text=text("a | b")),)},
            RecordFault.MALFORMED_ITEM,
            "list_topic",
        ),
        ({"held": (HELD, HELD)}, RecordFault.NUMBER_TWICE, "held"),
        ({"held": (replace(HELD, number=0),)}, RecordFault.NUMBER_FROM_ONE, "held"),
        ({"held": (replace(HELD, held_on="soon"),)}, RecordFault.NOT_A_DATE, "held_on"),
        ({"held": (replace(HELD, hours="some"),)}, RecordFault.NOT_A_QUANTITY, "hours"),
        ({"tables": (MEASURED,)}, RecordFault.UNKNOWN_SESSION, ""),
        (
            {"tables": (replace(MEASURED, session=None),)},
            RecordFault.MEASURED_WITHOUT_SESSION,
            "",
        ),
        ({"tables": (replace(SHARES, session=1),)}, RecordFault.DECLARED_WITH_SESSION, ""),
        ({"tables": (replace(SHARES, rows=()),)}, RecordFault.NO_ROWS, ""),
        (
            {"tables": (replace(SHARES, rows=SHARES.rows * 60),)},
            RecordFault.TOO_MANY_ROWS,
            "",
        ),
        (
            {"tables": (replace(SHARES, printed_total="x"),)},
            RecordFault.NOT_A_QUANTITY,
            "printed_total",
        ),
        (
            {"tables": (replace(SHARES, rows=(CountRowRecord(heads=-1),)),)},
            RecordFault.NOT_A_NUMBER,
            "heads",
        ),
        (
            {"tables": (replace(SHARES, rows=(CountRowRecord(year=21, heads=1),)),)},
            RecordFault.NOT_A_YEAR,
            "year",
        ),
        (
            {"tables": (replace(SHARES, rows=(CountRowRecord(printed_share="101"),)),)},
            RecordFault.NOT_A_SHARE,
            "printed_share",
        ),
    ],
)
def test_each_fault_is_named_with_its_field(change, fault, field):
    assert (fault, field) in refused(replace(COURSE, **change))


def test_one_reference_twice_is_refused():
    assert refused(COURSE, COURSE) == {(RecordFault.TWICE, "ref")}


def test_a_programme_is_checked_too():
    empty = replace(PROGRAMME.items[0], text=Wording())

    found = refused(programmes=(replace(PROGRAMME, ref="?", items=(empty,)),))

    assert {
        (RecordFault.MALFORMED_REF, "ref"),
        (RecordFault.EMPTY_ITEM, ""),
        (RecordFault.UNKNOWN_PROGRAMME, "programme"),
    } == found


def test_a_training_may_end_in_the_season_in_which_it_starts():
    assert load(replace(COURSE, starts="2022-autumn", ends="2022")).new == 2


def test_who_may_only_read_takes_nothing_over():
    with pytest.raises(PermissionDenied):
        load(by=READER)


@pytest.mark.parametrize("viewer", [OUTSIDER, EVERYONE])
def test_who_may_not_read_sees_nothing(loaded, viewer):
    assert trainings.trainings(viewer) == ()
    assert trainings.programmes(viewer) == ()
    assert trainings.objectives(viewer, "TP_X") == ()
    assert trainings.themes(viewer, "X01") == ()
    assert counts.sector_heads(viewer, "X01") == []
    for ask in (trainings.training, trainings.programme):
        with pytest.raises(Http404):
            ask(viewer, "X01")


def test_what_is_asked_of_one_training(loaded):
    assert trainings.programme(READER, "TP_X").items(ProgrammePart.MEMBER)[0].body == "brusafe"
    assert [each.nl for each in trainings.objectives(READER, "TP_X")] == ["leren"]
    assert counts.sector_heads(READER, "X01") == [7, 4, 2, 1]
    assert counts.sector_shares(READER, "X01") == ["50", "28.6", "14.3", "7.2"]
    assert counts.language_heads(READER, "X01") == []
    assert [row.computed_heads for row in counts.count_rows(READER, "X01")] == [7, 4, 2, 1]
    with pytest.raises(Http404):
        counts.count_table(READER, "X01", 9)


def test_the_list_takes_the_same_number_of_queries_however_long(
    loaded, django_assert_max_num_queries
):
    load(*(replace(COURSE, ref=f"X{number}") for number in range(20, 40)))
    with django_assert_max_num_queries(5):
        found = trainings.trainings(READER)
    assert len(found) >= 20


def test_printed_heads_go_before_computed_ones():
    rows = tuple(replace(row, heads=number) for number, row in enumerate(SHARES.rows))
    load(replace(COURSE, tables=(replace(SHARES, rows=rows),)))

    assert counts.sector_heads(READER, "X01") == [0, 1, 2, 3]


def test_hours_and_seats_only_from_exact_whole_numbers():
    def shown(**told):
        load(replace(COURSE, **told))
        return trainings.training(READER, "X01")

    assert shown(sessions="3", hours_per_session="8", max_participants=20).hours == 24
    assert trainings.training(READER, "X01").seats == 60
    assert shown(sessions="~3", hours_per_session="8").hours is None
    assert shown(sessions="3", hours_per_session="1.5").hours is None
    assert shown(sessions="3", hours_per_session="").hours is None
