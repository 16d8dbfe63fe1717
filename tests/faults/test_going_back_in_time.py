"""Someone deletes what should have stayed: the moment before comes back from the archive."""

import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.postgres import Cluster, find_binaries
from config.postgres.places import present_place
from tests.faults import books
from tests.faults.program import Program, home_of, wait_until
from tests.faults.writers import writing

pytestmark = pytest.mark.faults
ACTS = 100


def account_of(program):
    """The account that PostgreSQL runs as."""
    return present_place(home_of(program.cluster)).account


def keep_archive(program: Program, archive: Path) -> None:
    """Let PostgreSQL put each finished piece of its log into the archive."""
    account_of(program).make_private_folder(archive)
    copy = f"test ! -f {archive}/%f && cp %p {archive}/.%f && mv {archive}/.%f {archive}/%f"
    program.ask("ALTER SYSTEM SET archive_mode = on")
    program.ask(f"ALTER SYSTEM SET archive_command = '{copy}'")
    program.revive_database()


def copy_of(program: Program, target: Path) -> None:
    """A base backup while the program runs, checked against its own manifest."""
    programs, home = find_binaries(), home_of(program.cluster)
    account_of(program).make_private_folder(target)
    shutil.copy2(home / "password", target)
    command = [programs / "pg_basebackup", f"--dbname={program.cluster.url('postgres')}"]
    command += [f"--pgdata={target / 'data'}", "--checkpoint=fast", "--wal-method=stream"]
    subprocess.run(command, check=True, capture_output=True)
    subprocess.run([programs / "pg_verifybackup", target / "data"], check=True, capture_output=True)


@contextmanager
def restored(program, copy: Path, archive: Path, moment: str):
    """A second server on the copy, brought up to this moment and no further."""
    with (copy / "data" / "postgresql.auto.conf").open("a") as settings:
        settings.write(f"restore_command = 'cp {archive}/%f %p'\n")
        settings.write(f"recovery_target_time = '{moment}'\n")
        settings.write("recovery_target_action = promote\narchive_mode = off\n")
    (copy / "data" / "recovery.signal").touch()
    for name in ("owner.lock", "server.log"):
        (copy / name).touch(mode=0o600)
    account = account_of(program)
    for path in (copy, *copy.rglob("*")):
        account.take(path)
    cluster = Cluster(copy)
    cluster.start()
    try:
        yield cluster
    finally:
        cluster.stop()


def test_a_bad_delete_is_undone(program, folder, tell):
    archive, copy = folder / "archive", folder / "copy"
    keep_archive(program, archive)
    copy_of(program, copy)
    with writing(program) as writers:
        wait_until(lambda: writers.acknowledged >= ACTS, "writing")
    before = books.rows(program)
    [[moment]] = program.ask("SELECT clock_timestamp()::text")
    program.ask("DELETE FROM directory_confirmation")
    program.ask("SELECT pg_switch_wal()")
    archived = "SELECT failed_count = 0 AND last_archived_wal >= %s FROM pg_stat_archiver"
    [[last]] = program.ask("SELECT pg_walfile_name(pg_current_wal_lsn() - 1)")
    wait_until(lambda: program.ask(archived % f"'{last}'") == [(True,)], "archiving")

    began = time.monotonic()
    with restored(program, copy, archive, moment) as cluster:
        program.cluster, original = cluster, program.cluster
        wait_until(lambda: program.ask("SELECT pg_is_in_recovery()") == [(False,)], "recovering")
        seconds = time.monotonic() - began
        found = books.rows(program)
        program.cluster = original

    tell(
        "back to before a bad DELETE",
        acknowledged=writers.acknowledged,
        deleted=sum(before.values()),
        restored=sum(found.values()),
        left_in_the_original=sum(books.rows(program).values()),
        seconds=round(seconds, 2),
    )
    assert found == before
    assert sum(found.values()) == writers.acknowledged
    assert books.rows(program) == {}
