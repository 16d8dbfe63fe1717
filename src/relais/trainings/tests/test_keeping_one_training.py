"""Changing a training, adding a session, and counts whose findings somebody has to have seen."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404

from relais.trainings.commands.keeping import (
    FindingsUnread,
    add_session,
    save_counts,
    save_course,
)
from relais.trainings.commands.writing import TrainingsRefused
from relais.trainings.models import CountRow
from relais.trainings.queries.trainings import training
from relais.trainings.rules.counts import compute
from relais.trainings.rules.events import Event
from relais.trainings.rules.faults import RecordFault
from relais.trainings.tests.conftest import (
    COURSE,
    HELD,
    KEEPER,
    MEASURED,
    NOW,
    READER,
    SHARES,
    text,
)

SEEN = frozenset(found.key for found in compute(SHARES).all_findings)


def keep(record, *, is_new=False, by=KEEPER):
    return save_course(by=by, now=NOW, record=record, is_new=is_new)


def count(table, *, seen=SEEN, ref="X01"):
    return save_counts(by=KEEPER, now=NOW, ref=ref, table=table, seen=seen)


def events():
    return list(
        apps.get_model("audit", "AuditRow").unscoped.order_by("id").values_list("event", flat=True)
    )


def test_a_new_training_is_kept_once(loaded):
    new = replace(COURSE, ref="X03", tables=())

    keep(new, is_new=True)
    keep(new, is_new=True)

    assert training(READER, "X03").record.title == COURSE.title
    assert events().count(Event.COURSE_SAVED) == 1


def test_another_training_of_the_same_reference_is_refused(loaded):
    with pytest.raises(TrainingsRefused) as refused:
        keep(replace(COURSE, title=text("Anders")), is_new=True)

    assert [fault.fault for fault in refused.value.faults] == [RecordFault.TWICE]


def test_a_change_keeps_the_counts(loaded):
    keep(replace(COURSE, title=text("Anders"), tables=()))

    assert training(READER, "X01").title.nl == "Anders"
    assert len(training(READER, "X01").tables) == 1


def test_a_change_without_difference_leaves_no_trace(loaded):
    before = events()

    keep(COURSE)

    assert events() == before


def test_a_training_that_is_not_there_is_not_changed(loaded):
    with pytest.raises(Http404):
        keep(replace(COURSE, ref="X99"))


def test_who_may_only_read_changes_nothing(loaded):
    with pytest.raises(PermissionDenied):
        keep(COURSE, by=READER)


def test_what_is_wrong_is_refused(loaded):
    with pytest.raises(TrainingsRefused):
        keep(replace(COURSE, persons="?"))


def test_a_session_is_added_once(loaded):
    add_session(by=KEEPER, now=NOW, ref="X01", held=HELD)
    add_session(by=KEEPER, now=NOW, ref="X01", held=HELD)

    (held,) = training(READER, "X01").held
    assert (held.number, str(held.held_on), held.place) == (1, "2022-03-01", "Zaal A")
    assert events().count(Event.SESSION_ADDED) == 1


def test_what_was_measured_stands_beside_what_is_declared(loaded):
    add_session(by=KEEPER, now=NOW, ref="X01", held=HELD)

    count(MEASURED)

    declared, measured = training(READER, "X01").tables
    assert (declared.mode, declared.total.heads) == ("declared", 14)
    assert (measured.mode, measured.total.heads, measured.session) == ("measured", 10, 1)


def test_what_does_not_fit_is_kept_only_when_somebody_saw_it(loaded):
    rows = (*SHARES.rows[:3], replace(SHARES.rows[3], printed_share="7.3"))
    slip = replace(SHARES, rows=rows)

    with pytest.raises(FindingsUnread) as unread:
        count(slip)

    assert training(READER, "X01").record.tables == (SHARES,)
    count(slip, seen=frozenset(found.key for found in unread.value.findings))
    last = CountRow.unscoped.get(table__course__ref="X01", order=4)
    assert (last.printed_share, last.heads, last.computed_heads) == ("7.3", None, 1)
    assert last.computed_share_hundredths == 714


def test_a_count_of_a_training_that_is_not_there_is_not_kept(loaded):
    with pytest.raises(Http404):
        count(SHARES, ref="X99")


def test_a_count_with_a_fault_is_refused(loaded):
    with pytest.raises(TrainingsRefused):
        count(replace(SHARES, rows=()))
