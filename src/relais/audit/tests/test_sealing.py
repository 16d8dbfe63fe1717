"""Every row of a finished transaction is sealed once, whatever happens meanwhile."""

from datetime import UTC, datetime

import psycopg
import pytest
from django.db import transaction

from relais.audit.commands import sealing as commands
from relais.audit.commands.sealing import SealingRefused, begin_epoch, seal_finished, tell_all
from relais.audit.models import Seal
from relais.audit.models.witness import FileWitness
from relais.audit.queries.connection import open_connection
from relais.audit.rules.findings import Tampering
from relais.audit.rules.seals import unpack_leaves
from relais.audit.rules.witnesses import Standstill
from relais.audit.tests.conftest import RECOMPUTE_LEAF

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
# Other tests on the same server hold sealing up for as long as they write.
PATIENCE = 20_000


def sealed_ids():
    seals = Seal.unscoped.order_by("id")
    return [row_id for seal in seals for row_id, _ in unpack_leaves(bytes(seal.leaves))]


def seal_just(sealing, *about):
    """Seal until these rows are sealed: each of them may have to wait for a test elsewhere."""
    wanted = [sealing.row(each) for each in about]
    any(sealing.seal() and sorted(sealed_ids()) == wanted for _ in range(PATIENCE))
    assert sorted(sealed_ids()) == wanted


def insert(writer: psycopg.Connection, about: str) -> None:
    writer.execute(
        "INSERT INTO audit_auditrow (at, actor, mandate, event, about, fields, reason)"
        " VALUES (now(), 'x', '', 'x', %s, '{}', '')",
        [about],
    )


def refusal(act):
    with pytest.raises(SealingRefused) as refused:
        act()
    return refused.value.standstill


def test_a_row_of_a_lower_number_that_is_committed_later_is_sealed_once(sealing, monkeypatch):
    monkeypatch.undo()  # the horizon of production: others write meanwhile
    with open_connection() as slow, open_connection() as quick:
        slow.execute("BEGIN")
        insert(slow, "lower")
        insert(quick, "higher")

        assert sealing.seal() == 0

        slow.execute("COMMIT")
    assert sealing.row("lower") < sealing.row("higher")
    seal_just(sealing, "lower", "higher")
    assert sealing.verify().problems == 0


def test_what_was_begun_before_a_seal_waits_for_the_next(sealing, monkeypatch):
    monkeypatch.undo()
    sealing.write("first")
    with open_connection() as slow:
        slow.execute("BEGIN")
        insert(slow, "late")
        seal_just(sealing, "first")
        sealing.write("after")
        assert sealing.seal() == 0
        slow.execute("COMMIT")

    seal_just(sealing, "first", "late", "after")
    assert sealing.verify().problems == 0


def test_nothing_new_makes_no_seal(sealing):
    assert sealing.seal() == 0
    sealing.write("a")
    assert (sealing.seal(), sealing.seal()) == (1, 0)
    assert Seal.unscoped.count() == 1


def test_an_act_that_was_undone_leaves_no_hole(sealing):
    sealing.write("a")
    with transaction.atomic():
        sealing.write("b")
        transaction.set_rollback(True)
    sealing.write("c")

    assert sealing.seal() == 2
    assert sealing.verify().problems == 0


def test_many_rows_make_several_seals_but_no_transaction_is_divided(sealing, monkeypatch):
    monkeypatch.setattr(commands, "MOST_ROWS", 3)
    with transaction.atomic():
        sealing.write(*"abcde")
    sealing.write(*"fghi")

    assert sealing.seal() == 9
    assert list(Seal.unscoped.order_by("id").values_list("rows", flat=True)) == [5, 3, 1]
    assert sealing.verify().problems == 0


def test_a_second_sealer_waits_for_the_first_and_seals_nothing_twice(sealing):
    sealing.write("a")
    with open_connection() as other:
        second = commands.Sealer(other, sealing.keys, sealing.witness)
        assert (sealing.seal(), seal_finished(second, now=NOON)) == (1, 0)

        other.execute("SELECT pg_advisory_lock(%s)", [commands._LOCK])
        sealing.tamperer.execute("SET lock_timeout = 1")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            sealing.seal()


def test_a_seal_that_the_witness_missed_is_told_next_time(sealing, tmp_path):
    """The sealer dies, or the other machine can't be reached, just after a seal is committed."""
    sealing.write("a")
    (tmp_path / "no-folder").touch()
    away = FileWitness(str(tmp_path / "no-folder" / "witness.jsonl"))
    with pytest.raises(FileExistsError):
        seal_finished(commands.Sealer(sealing.tamperer, sealing.keys, away), now=NOON)
    assert sealing.verify().problems == 0

    sealing.write("b")
    assert sealing.seal() == 1

    assert [said.number for said in sealing.witness.testimonies()] == [1, 2]
    assert sealing.verify().problems == 0


def test_a_sealer_whose_connection_is_cut_leaves_no_lock_and_no_half_seal(sealing):
    sealing.write("a")
    with open_connection() as victim:
        victim.execute("SELECT pg_advisory_lock(%s)", [commands._LOCK])
        sealing.tamperer.execute(
            "SELECT pg_terminate_backend(%s, 10000)", [victim.info.backend_pid]
        )
        dying = commands.Sealer(victim, sealing.keys, sealing.witness)
        with pytest.raises(psycopg.OperationalError):
            seal_finished(dying, now=NOON)
        assert sealing.seal() == 1


def test_seals_cut_off_bring_sealing_to_a_standstill(sealing):
    sealing.write("a")
    sealing.seal()
    sealing.tamper("DELETE FROM audit_seal")

    assert refusal(sealing.seal) is Standstill.WITNESS_KNOWS_MORE


def test_a_witness_that_was_emptied_is_not_filled_silently(sealing, tmp_path):
    for about in "ab":
        sealing.write(about)
        sealing.seal()
    assert refusal(lambda: tell_all(sealing.sealer)) is Standstill.WITNESS_NOT_EMPTY
    (tmp_path / "witness.jsonl").unlink()

    assert refusal(sealing.seal) is Standstill.WITNESS_KNOWS_LESS
    assert sealing.verify().problems == 1

    assert tell_all(sealing.sealer) == 2
    assert sealing.verify().problems == 0


def test_another_seal_of_the_same_number_brings_sealing_to_a_standstill(sealing):
    sealing.write("a")
    sealing.seal()
    sealing.tamper("UPDATE audit_seal SET hash = '\\x00'")

    assert refusal(sealing.seal) is Standstill.WITNESS_DIFFERS


def test_after_a_dump_was_put_back_a_new_epoch_begins_by_itself(sealing, monkeypatch):
    sealing.write("a", "b")
    sealing.seal()
    sealing.write("unsealed in the dump")
    # A new server counts its transactions from the start.
    monkeypatch.setattr(commands, "_HORIZON", "SELECT 1::bigint")

    assert sealing.seal() == 0

    first, second = Seal.unscoped.order_by("id")
    assert (first.epoch, second.epoch, second.rows) == (1, 2, 1)
    report = sealing.verify()
    assert (report.problems, report.rows, report.unsealed) == (0, 3, 0)


def test_rows_of_the_new_epoch_are_sealed_although_their_numbers_were_used_before(
    sealing,
):
    sealing.write("a", "b")
    sealing.seal()
    begin_epoch(sealing.sealer, now=NOON)
    sealing.write("c")
    sealing.tamper(
        "UPDATE audit_auditrow SET xid = (SELECT min(xid) FROM audit_auditrow) WHERE id = %(row)s",
        RECOMPUTE_LEAF,
        row=sealing.row("c"),
    )

    assert sealing.seal() == 1
    assert sealing.verify().problems == 0


def test_a_row_slipped_into_a_closed_epoch_is_found(sealing):
    sealing.write("a")
    begin_epoch(sealing.sealer, now=NOON)
    sealing.write("b")
    sealing.tamper(
        "UPDATE audit_auditrow SET id = id - 1000 WHERE id = %(row)s", row=sealing.row("b")
    )

    found = [problem.finding for problem in sealing.verify().listed]

    assert found == [Tampering.ROW_ADDED]


def test_an_earlier_copy_put_back_knowingly_says_which_seals_were_lost(sealing):
    sealing.write("a")
    sealing.seal()
    sealing.write("b")
    sealing.seal()
    sealing.tamper(
        "DELETE FROM audit_auditrow WHERE id = %(row)s",
        "DELETE FROM audit_seal WHERE id = 2",
        row=sealing.row("b"),
    )
    assert sealing.verify().problems == 1

    begin_epoch(sealing.sealer, now=NOON)

    sealing.write("c")
    assert sealing.seal() == 1
    report = sealing.verify()
    assert (report.problems, report.lost_seals) == (0, 1)
    assert [said.number for said in sealing.witness.testimonies()] == [1, 2, 3, 4]


def test_before_anything_was_sealed_an_epoch_can_begin_too(sealing):
    sealing.write("a")

    begin_epoch(sealing.sealer, now=NOON)

    report = sealing.verify()
    assert (report.problems, report.rows, report.seals) == (0, 1, 1)
