"""Killed in the middle of writing: what was acknowledged is there, whole, and once."""

import os
import signal
import time

import pytest

from tests.faults import books, registrars
from tests.faults.program import wait_until
from tests.faults.writers import writing

pytestmark = pytest.mark.faults
KILLS = 10
ACTS_BETWEEN_KILLS = 1000
PROCESSES = 3


def test_the_database_is_killed(program, tell):
    """Professionals send forms and processes call a command, while it is killed again and again."""
    recoveries, lost = [], 0
    with (
        writing(program) as writers,
        registrars.registering(program, processes=PROCESSES) as commands,
    ):

        def acts():
            return writers.acknowledged + commands.acknowledged

        for _ in range(KILLS):
            goal = acts() + ACTS_BETWEEN_KILLS
            wait_until(lambda: acts() >= goal, "writing", seconds=180)  # noqa: B023
            forms, names = writers.by_shelter(), commands.names()
            program.kill_database()
            killed = time.monotonic()
            program.revive_database()
            lost += books.lost(forms, books.rows(program))
            lost += registrars.missing(program, names)
            after = writers.acknowledged
            wait_until(lambda: writers.acknowledged > after, "writing again")  # noqa: B023
            recoveries.append(time.monotonic() - killed)
    sums = books.close(program, writers.by_shelter())
    found = registrars.look(program, commands.names())
    audit_problems = books.audit_problems(program)
    tell(
        "database killed -9",
        kills=KILLS,
        acknowledged=acts(),
        by_http=writers.acknowledged,
        by_command=commands.acknowledged,
        lost=lost + sums.lost + found.lost,
        half_done=sums.half_done + found.half_done,
        duplicates=sums.duplicates + found.duplicates,
        audit_problems=audit_problems,
        retried=writers.retried + commands.retried,
        sent_again_after_it_was_done=writers.answered_again,
        recovery_median_s=round(sorted(recoveries)[KILLS // 2], 2),
        recovery_max_s=round(max(recoveries), 2),
    )
    assert lost == 0
    assert sums == books.Books(writers.acknowledged, 0, 0, 0, 0)
    assert writers.answered_again, "no form came again: the keys were not put to the test"
    assert found == registrars.Registered(0, 0, 0)
    assert audit_problems == 0
    assert acts() >= KILLS * ACTS_BETWEEN_KILLS


def test_workers_are_killed(program, tell):
    """All processes that answer requests die at once; each time others take their place."""
    recoveries = []
    with writing(program) as writers:
        for _ in range(KILLS):
            goal = writers.acknowledged + ACTS_BETWEEN_KILLS // KILLS
            wait_until(lambda: writers.acknowledged >= goal, "writing")  # noqa: B023
            for worker in program.workers():
                os.kill(worker, signal.SIGKILL)
            killed, after = time.monotonic(), writers.acknowledged
            wait_until(lambda: writers.acknowledged > after, "writing again")  # noqa: B023
            recoveries.append(time.monotonic() - killed)
    sums = books.close(program, writers.by_shelter())
    tell(
        "workers killed -9",
        kills=2 * KILLS,
        **sums.figures(),
        retried=writers.retried,
        sent_again_after_it_was_done=writers.answered_again,
        recovery_max_s=round(max(recoveries), 2),
    )
    assert sums == books.Books(writers.acknowledged, 0, 0, 0, 0)
    assert writers.answered_again, "no form came again: the keys were not put to the test"
