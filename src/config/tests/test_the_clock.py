"""The clock fills the queue and empties it; nothing piles up, and a failure tells no secret."""

import logging

import pytest
from django.db import DatabaseError
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from config import schedule
from relais.promises import tasks


@pytest.fixture(autouse=True)
def _signals_stay_ours(monkeypatch):
    monkeypatch.setattr(Worker, "configure_signals", lambda _worker: None)


@pytest.mark.django_db(transaction=True)
def test_a_beat_does_each_task_once_also_when_it_lay_there_already(monkeypatch):
    tasks.let_time_pass.enqueue()

    schedule.beat()

    assert [each.status for each in DBTaskResult.objects.all()] == ["SUCCESSFUL"] * len(
        schedule.AT_EVERY_BEAT
    )


@pytest.mark.django_db(transaction=True)
def test_a_task_that_fails_is_told_without_its_text_and_the_clock_goes_on(monkeypatch, caplog):
    def fail(**_facts):
        raise ValueError("a name")

    monkeypatch.setattr(tasks, "pass_time", fail)

    for _ in range(2):
        schedule.beat()

    told = [each.getMessage() for each in caplog.records if each.name == "relais.schedule"]
    assert told == [f"a task failed: {schedule.AT_EVERY_BEAT[0]}: builtins.ValueError"] * 2
    assert "a name" not in caplog.text
    assert {each.traceback for each in DBTaskResult.objects.failed()} == {""}


def test_a_database_that_is_away_stops_no_clock(caplog):
    def away():
        raise DatabaseError("with a password")

    with caplog.at_level(logging.ERROR):
        schedule._attempt(away)

    assert [each.getMessage() for each in caplog.records] == [
        "the clock could not do its work: DatabaseError"
    ]
