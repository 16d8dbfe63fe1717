"""The seven ways to falsify the audit, by someone who owns the whole database server."""

import pytest

from relais.audit.rules.findings import Tampering
from relais.audit.tests.conftest import RECOMPUTE_LEAF

CHANGE_ACTOR = "UPDATE audit_auditrow SET actor = 'someone-else' WHERE id = %(row)s"


@pytest.fixture
def history(sealing):
    """Two seals of three rows each, and one row that no seal holds yet."""
    sealing.write("a", "b", "c")
    sealing.seal()
    sealing.write("d", "e", "f")
    sealing.seal()
    sealing.write("g")
    return sealing


def findings(report):
    return [(problem.finding, problem.seal, problem.row) for problem in report.listed]


def test_an_honest_audit_has_no_problems(history):
    report = history.verify()

    assert (report.problems, report.rows, report.seals, report.unsealed) == (0, 7, 2, 1)
    assert report.unsealed_since is not None
    assert report.first_bad_row is None


def test_another_actor_is_found(history):
    row = history.row("b")

    history.tamper(CHANGE_ACTOR, row=row)

    report = history.verify()
    assert findings(report) == [(Tampering.ROW_CHANGED, 1, row)]
    assert report.first_bad_row == row


def test_a_change_that_brings_its_own_leaf_is_found(history):
    row = history.row("e")

    history.tamper(
        "UPDATE audit_auditrow SET reason = 'none' WHERE id = %(row)s",
        RECOMPUTE_LEAF,
        row=row,
    )

    assert findings(history.verify()) == [(Tampering.ROW_CHANGED, 2, row)]


def test_a_row_that_is_gone_is_found_and_named(history):
    row = history.row("b")

    history.tamper("DELETE FROM audit_auditrow WHERE id = %(row)s", row=row)

    assert findings(history.verify()) == [(Tampering.ROW_GONE, 1, row)]


def test_a_row_put_back_in_time_is_found(history):
    history.tamper(
        "INSERT INTO audit_auditrow"
        " (at, actor, mandate, event, about, file, fields, reason, xid, leaf)"
        " SELECT at, actor, mandate, event, 'late', file, fields, reason, xid, leaf"
        " FROM audit_auditrow WHERE id = %(row)s",
        row=history.row("a"),
    )
    history.tamper(RECOMPUTE_LEAF, row=history.row("late"))

    assert findings(history.verify()) == [(Tampering.ROW_ADDED, 1, history.row("late"))]


def test_a_shifted_time_is_found(history):
    row = history.row("f")

    history.tamper(
        "UPDATE audit_auditrow SET at = at + interval '1 hour' WHERE id = %(row)s", row=row
    )

    assert findings(history.verify()) == [(Tampering.ROW_CHANGED, 2, row)]


def test_the_last_seals_cut_off_with_their_rows_are_found(history):
    history.tamper(
        "DELETE FROM audit_auditrow WHERE xid >= (SELECT from_xid FROM audit_seal WHERE id = 2)",
        "DELETE FROM audit_seal WHERE id = 2",
    )

    assert findings(history.verify()) == [(Tampering.SEALS_GONE, 2, None)]


def test_all_seals_cut_off_are_found(history):
    history.tamper("DELETE FROM audit_seal")

    assert findings(history.verify()) == [
        (Tampering.SEALS_GONE, 1, None),
        (Tampering.SEALS_GONE, 2, None),
    ]


def test_a_row_changed_before_it_was_sealed_is_found(history):
    row = history.row("g")

    history.tamper(CHANGE_ACTOR, row=row)

    assert findings(history.verify()) == [(Tampering.ROW_CHANGED, None, row)]


def test_seals_made_anew_without_our_key_are_found(history):
    history.tamper("UPDATE audit_seal SET signature = decode(repeat('00', 64), 'hex') WHERE id = 1")

    assert findings(history.verify()) == [(Tampering.SIGNATURE_WRONG, 1, None)]


def test_a_seal_that_says_otherwise_is_found(history):
    history.tamper("UPDATE audit_seal SET at = at + interval '1 day' WHERE id = 1")

    assert findings(history.verify()) == [(Tampering.SEAL_CHANGED, 1, None)]


def test_a_seal_taken_from_the_middle_is_found(history):
    history.tamper("DELETE FROM audit_seal WHERE id = 1")

    assert findings(history.verify()) == [
        (Tampering.CHAIN_BROKEN, 2, None),
        (Tampering.SEALS_GONE, 1, None),
    ]


def test_where_the_names_of_the_rows_were_changed_too_the_first_stands_for_all(history):
    row = history.row("e")

    history.tamper(
        CHANGE_ACTOR,
        "UPDATE audit_seal SET leaves = '' WHERE id = 2",
        row=row,
    )

    assert findings(history.verify()) == [(Tampering.ROWS_DIFFER, 2, row)]


def test_a_witness_that_lost_or_changed_a_line_is_found(history, tmp_path):
    file = tmp_path / "witness.jsonl"
    first, second = file.read_text().splitlines()

    file.write_text(second + "\n")
    assert findings(history.verify()) == [(Tampering.WITNESS_LACKS, 1, None)]

    file.write_text(first.replace('"hash": "', '"hash": "00') + "\n" + second + "\n")
    assert findings(history.verify()) == [(Tampering.WITNESS_DIFFERS, 1, None)]
