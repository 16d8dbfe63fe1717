"""What counters send is counted once, for its week, and shown over all counters together."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from relais.foundation.access import EVERYONE
from relais.materials import commands, queries
from relais.materials.commands import ReportsRefused
from relais.materials.models import Counter, TallyEntry
from relais.materials.rules.sending import ReportRefusal
from relais.materials.rules.tally import HelpKind, Report
from relais.materials.tests.conftest import ANALYST, COORDINATOR, NOW, OUTSIDER

TODAY = date(2026, 11, 24)


def report(**facts):
    plain = {"week": "2026-W47", "kind": "card_printed", "count": 3, "batch": "batch-0001"}
    return Report(**{**plain, **facts})


def take(token, *reports, now=NOW):
    return commands.take_reports(by=EVERYONE, now=now, token=token, reports=reports)


def refused(token, *reports):
    with pytest.raises(ReportsRefused) as refused:
        take(token, *reports)
    return refused.value


def counted():
    return sum(TallyEntry.unscoped.values_list("count", flat=True))


def test_a_batch_that_is_sent_twice_counts_once(enrol):
    token = enrol()

    assert take(token, report()) == 1
    assert take(token, report(), report(batch="batch-0002", count=4)) == 1
    assert counted() == 7


def test_two_counters_may_happen_on_the_same_batch(enrol):
    assert take(enrol("A"), report()) == 1
    assert take(enrol("B"), report()) == 1


def test_one_bad_report_and_nothing_is_taken(enrol):
    bad = report(batch="batch-0002", week="2026-W49")

    fault = refused(enrol(), report(), bad)

    assert fault.refusal is ReportRefusal.FUTURE_WEEK
    assert fault.reports == ((bad, ReportRefusal.FUTURE_WEEK),)
    assert counted() == 0


def test_an_empty_sending_is_refused(enrol):
    assert refused(enrol()).refusal is ReportRefusal.MALFORMED


def test_an_unknown_device_is_refused_before_its_reports_are_read(enrol):
    enrol()

    assert refused("guessed", report(week="nonsense")).refusal is ReportRefusal.UNKNOWN_DEVICE


def test_a_revoked_counter_reports_no_more_but_stays_counted(enrol):
    token = enrol()
    take(token, report(count=9))
    commands.revoke_counter(by=COORDINATOR, now=NOW, counter_code=Counter.unscoped.get().code)

    assert refused(token, report(batch="batch-0002")).refusal is ReportRefusal.UNKNOWN_DEVICE
    assert queries.tally(ANALYST, today=TODAY).last.counts[0] == 9


def test_a_report_leaves_no_moment_anywhere(enrol):
    """The hour at which a report came in would say who stood at the counter."""
    token = enrol()
    audit_rows = apps.get_model("audit", "AuditRow").unscoped
    before = audit_rows.count()

    take(token, report())

    assert audit_rows.count() == before
    assert {field.name for field in TallyEntry._meta.get_fields()} == {
        "id",
        "counter",
        "week",
        "kind",
        "count",
        "batch",
    }


def test_the_tally_adds_up_counters_by_week_and_kind(enrol):
    take(enrol("A"), report(count=6), report(count=20, kind="number_shown"))
    take(enrol("B"), report(count=7), report(count=30, kind="number_shown"))

    tally = queries.tally(ANALYST, today=TODAY)

    assert tally.kinds == tuple(HelpKind)
    assert tally.last.week == "2026-W47"
    assert tally.last.counts == (13, 50, 0, 0)
    assert (tally.last.total, tally.last.reported, tally.last.enrolled) == (63, 2, 2)
    assert len(tally.rows) == 13
    assert (tally.totals, tally.total) == ((13, 50, 0, 0), 63)
    assert not tally.is_empty


def test_a_small_cell_is_hidden_with_what_would_give_it_away(enrol):
    take(enrol(), report(count=3), report(count=20, kind="number_shown"))

    tally = queries.tally(ANALYST, today=TODAY)

    assert tally.last.counts == (None, None, 0, 0)
    assert (tally.last.total, tally.totals) == (23, (None, None, 0, 0))


def test_the_week_that_still_runs_is_not_shown_yet(enrol):
    take(enrol(), report(week="2026-W48", count=9))

    assert queries.tally(ANALYST, today=TODAY).is_empty
    assert queries.tally(ANALYST, today=TODAY + timedelta(days=7)).last.total == 9


def test_a_counter_counts_as_enrolled_from_its_first_device_or_report_on(enrol, register):
    register("never enrolled")
    enrol("enrolled this week, no report")
    take(enrol("enrolled this week, reports on the past"), report(week="2026-W46", count=9))

    by_week = {row.week: row for row in queries.tally(ANALYST, today=TODAY).rows}

    assert [by_week[week].enrolled for week in ("2026-W47", "2026-W46", "2026-W45")] == [1, 1, 0]
    assert [by_week[week].reported for week in ("2026-W47", "2026-W46", "2026-W45")] == [0, 1, 0]


def test_a_revoked_counter_counts_as_enrolled_until_then(enrol):
    enrol(now=NOW - timedelta(weeks=4))
    commands.revoke_counter(
        by=COORDINATOR, now=NOW - timedelta(weeks=2), counter_code=Counter.unscoped.get().code
    )

    by_week = {row.week: row.enrolled for row in queries.tally(ANALYST, today=TODAY).rows}

    assert (by_week["2026-W46"], by_week["2026-W47"]) == (1, 0)


def test_an_unusual_week_counts_but_names_its_counter(enrol):
    take(enrol("A"), report(count=30), report(count=30, batch="batch-0002"))
    take(enrol("B"), report(count=30))

    tally = queries.tally(ANALYST, today=TODAY)

    assert tally.last.total == 90
    assert tally.unusual == (Counter.unscoped.get(name="A").code,)


def test_an_outsider_reads_no_tally(db):
    with pytest.raises(PermissionDenied):
        queries.tally(OUTSIDER, today=TODAY)
