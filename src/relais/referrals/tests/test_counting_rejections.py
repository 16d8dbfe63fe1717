"""Rejections, counted by service, need and reason; read once a quarter is over."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from relais.referrals.commands.moving import move
from relais.referrals.models import RejectionCount
from relais.referrals.queries.rejections import disclosure, rejections
from relais.referrals.rules.moves import Asked
from relais.referrals.rules.rejections import TOTAL
from relais.referrals.rules.vocabulary import Move, RejectionReason
from relais.referrals.tests.conftest import asks, does, viewer

FULL = Asked(move=Move.REJECT, reason=RejectionReason.FULL)
AFTER = date(2026, 4, 1)


def count(service="oak-house", reason="full", quarter="2026-Q1", number=7):
    RejectionCount.unscoped.create(
        quarter=quarter, service=service, need="shelter", reason=reason, count=number
    )


def read(quarter="", today=AFTER):
    return asks("cleo", rejections, quarter=quarter, today=today)


def test_a_rejection_is_counted_once_and_names_nobody(sent):
    does("sam", move, file=sent, asked=FULL)

    row = RejectionCount.unscoped.get()
    assert (row.quarter, row.service, row.need, row.reason, row.count) == (
        "2026-Q1",
        "oak-house",
        "shelter",
        "full",
        1,
    )
    assert not {"file", "by", "sender"} & {field.name for field in row._meta.fields}


def test_the_next_one_raises_the_same_count(sent):
    count(number=7)
    does("sam", move, file=sent, asked=FULL)

    assert RejectionCount.unscoped.get().count == 8


def test_what_is_no_rejection_is_not_counted(sent):
    does("sam", move, file=sent, asked=Asked(move=Move.ACCEPT))

    assert not RejectionCount.unscoped.exists()


def test_the_coordination_reads_the_last_quarter_that_is_over(relay):
    count(number=12)
    count(quarter="2025-Q4", number=30)
    count(quarter="2026-Q2", number=50)

    found = read()

    assert (found.quarter, found.quarters) == ("2026-Q1", ("2026-Q1", "2025-Q4"))
    assert found.by_service.cells["oak-house", "full"] == 12
    assert found.by_need.cells["shelter", TOTAL] == 12
    assert read("2025-Q4").by_service.cells["oak-house", "full"] == 30


@pytest.mark.parametrize("asked", ["2026-Q2", "nonsense"])
def test_a_quarter_that_still_runs_is_shown_to_nobody(relay, asked):
    count(number=12)
    count(quarter="2026-Q2", number=50)

    assert read(asked).quarter == "2026-Q1"


def test_before_a_quarter_is_over_there_is_nothing(relay):
    count(number=12)

    assert read(today=date(2026, 3, 31)) is None


def test_a_small_count_is_hidden_on_both_sheets(relay):
    count(number=disclosure().small_cell - 1)
    count(reason="hours", number=40)

    found = read()

    assert found.by_service.cells["oak-house", "full"] is None
    assert found.by_need.cells["shelter", "full"] is None
    assert found.by_need.cells[TOTAL, "full"] is None


def test_the_limit_is_dated_and_validated_by_nobody():
    assert (disclosure().validated, disclosure().from_day) == (False, date(2026, 1, 1))
    assert disclosure().source


def test_only_the_coordination_reads_them(relay):
    with pytest.raises(PermissionDenied):
        rejections(viewer("sam"), quarter="", today=AFTER)
