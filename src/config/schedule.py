"""The clock: puts what is to be done regularly in the queue, and does what lies in it.

`relais serve` runs one. Several at once share the queue: each task is held by whoever does it.
"""

import logging
import os
import time
from collections.abc import Callable
from itertools import count
from typing import Final

# Seconds between two beats; each task by its path is put in the queue at every beat.
BEAT: Final = 20
AT_EVERY_BEAT: Final = (
    "relais.promises.tasks.let_time_pass",
    "relais.referrals.tasks.let_expire",
    "relais.programme.tasks.remind_contributors",
)
_BEATS_AN_HOUR: Final = 3600 // BEAT
_KEEP_DAYS: Final = 1
_LOG = logging.getLogger("relais.schedule")


def beat() -> None:
    """Put in the queue what does not lie there yet, and do all that lies there."""
    from django.core.management import call_command  # noqa: PLC0415  # needs the loaded apps
    from django.utils.module_loading import import_string  # noqa: PLC0415
    from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet  # noqa: PLC0415

    results = DBTaskResultQuerySet(DBTaskResult)
    waiting = set(results.ready().values_list("task_path", flat=True))
    failed = set(results.failed().values_list("pk", flat=True))
    for path in AT_EVERY_BEAT:
        if path not in waiting:
            import_string(path).enqueue()
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    for result in results.failed().exclude(pk__in=failed):
        # Never the text of the error: it may hold what only a file may hold.
        _LOG.error("a task failed: %s: %s", result.task_path, result.exception_class_path)
    # The queue keeps that text with the task, and backups would keep it longer.
    results.failed().exclude(traceback="").update(traceback="")


def tidy() -> None:
    """Let go of the results of what was done."""
    from django.core.management import call_command  # noqa: PLC0415  # needs the loaded apps

    call_command("prune_db_task_results", min_age_days=_KEEP_DAYS, verbosity=0)


def main() -> None:
    """Beat until told to stop."""
    import django  # noqa: PLC0415  # after the settings are named

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    for number in count():
        _attempt(beat)
        if number % _BEATS_AN_HOUR == 0:
            _attempt(tidy)
        time.sleep(BEAT)


def _attempt(act: Callable[[], None]) -> None:
    """A database that is away for a while is no reason to stop the clock."""
    from django.db import DatabaseError  # noqa: PLC0415  # needs the settings

    try:
        act()
    except DatabaseError as error:
        _LOG.error("the clock could not do its work: %s", type(error).__name__)  # no text


if __name__ == "__main__":
    main()
