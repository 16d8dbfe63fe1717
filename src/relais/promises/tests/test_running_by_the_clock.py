"""The task of the queue and the verb for cron do the same: what is due now, once."""

from datetime import UTC, datetime

from django.core.management import call_command
from django.utils.translation import override

from relais.promises.models import Change
from relais.promises.rules.vocabulary import Move
from relais.promises.tasks import let_time_pass

LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)


def climbed():
    return Change.unscoped.filter(move=Move.CLIMBED).count()


def test_the_task_lets_time_pass(make):
    make(due_at=LONG_AGO)

    assert [let_time_pass.call()["steps"] for _ in range(2)] == [3, 0]
    assert climbed() == 3


def test_the_command_line_does_the_same(make, capsys):
    make(due_at=LONG_AGO)

    with override("en"):
        for _ in range(2):
            call_command("promises", "escalate")

    said = capsys.readouterr().out.splitlines()
    assert [line.split(",")[0] for line in said] == ["3 steps taken", "0 steps taken"]
    assert climbed() == 3
