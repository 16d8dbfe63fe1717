"""The disk fills up while professionals write: nothing acknowledged is lost, and it comes back."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.faults import books
from tests.faults.program import Program, remove, require_linux, served, wait_until
from tests.faults.writers import writing

pytestmark = pytest.mark.faults
SIZE = "400m"
# Enough for the last chunk of a page, far less than the next 16 MiB of write-ahead log.
LEFT = 256 * 1024


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system in memory that is full when it is full."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=755", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no file system may be mounted on this machine: a full disk was NOT tried")
    try:
        yield folder
    finally:
        remove(folder / "postgres")
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Take all room but a little."""
    state = os.statvfs(disk)
    filler = disk / "filler"
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, state.f_bavail * state.f_frsize - LEFT)
    return filler


def is_refused(program: Program) -> bool:
    """Whether the database takes nothing more; it is made to ask for room sooner."""
    try:
        program.ask("SELECT pg_switch_wal()")
        program.ask("CREATE TABLE IF NOT EXISTS too_much AS SELECT repeat('x', 900000)")
    except psycopg.Error:
        return True
    return False


def test_the_disk_is_full(folder, tell):
    require_linux()
    with small_disk(folder) as disk, served(disk) as program:
        with writing(program) as writers:
            wait_until(lambda: writers.acknowledged >= 200, "writing")
            filler = fill(disk)
            wait_until(lambda: is_refused(program), "refusing")
            wait_until(lambda: writers.have_all_failed, "refusing the professionals")
            before = writers.by_shelter()
            filler.unlink()
            room = time.monotonic()
            had_to_be_started = program.database_is_dead()
            if had_to_be_started:
                program.revive_database()
            after = writers.acknowledged
            lost = books.lost(before, books.rows(program))
            wait_until(lambda: writers.acknowledged > after, "writing again")
            recovery = time.monotonic() - room
        sums = books.close(program, writers.by_shelter())
    tell(
        "disk full",
        **{**sums.figures(), "lost": lost + sums.lost},
        retried=writers.retried,
        sent_again_after_it_was_done=writers.answered_again,
        server_had_ended=had_to_be_started,
        recovery_s=round(recovery, 2),
    )
    assert lost == 0
    assert sums == books.Books(writers.acknowledged, 0, 0, 0, 0)
