"""The command line `relais`: Django's commands, our own, with the database started when needed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config import env, messages, report_building
from config.postgres import CannotStart, Cluster

ROOT = Path(__file__).resolve().parents[2]
HELP = """relais: the working tool of a region's chain against intrafamily violence

  relais serve                       start everything and serve the four faces
  relais directory import FILE       show what an import would change; --apply does it
  relais organisations pharmacies F  show what a list of pharmacies would change; --apply does it
  relais coverage --json             where nobody answers, hour by hour, need by need
  relais directory export FILE       write every service to a file that can be imported again
  relais directory remind            say what is due to be confirmed; --apply mails who has to
  relais audit verify                see whether anyone changed the audit afterwards
  relais backup FOLDER               write every database to a folder, sealed and read back
  relais restore FOLDER              show what a backup would restore; --apply does it
  relais promises escalate           let what nobody did in time climb, and tell who has to know
  relais referrals expire            let expire what was handed over and nobody answered in time
  relais questions load              add the parliamentary questions that come with the program
  relais contributions remind        say which reminders to contribute are due; --apply mails them
  relais report build --edition E -o FOLDER   write the report in every language and format
  relais report verify               see whether a frozen edition is still what was frozen
  relais messages                    collect sentences, compile translations
  relais check_messages              say which translations are missing
  relais bench match --json          measure the matching beside its baselines
  relais cast                        make the demo cast (development)
  relais help                        every other command
"""


def main() -> None:
    """Run one command; exit codes are those of the command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    arguments = sys.argv[1:]
    match arguments[:1]:
        case [] | ["--help"] | ["-h"]:
            print(HELP)
        case ["messages"]:
            missing = messages.update_all()
            print(f"{missing} sentences still lack a translation." if missing else "Complete.")
        case ["check_messages"]:
            _report(list(messages.faults()))
        case ["serve"]:
            from config.serve import serve, stop_in_order  # noqa: PLC0415  # only this command serves

            stop_in_order()
            with database():
                serve()
        case ["backup" | "restore" as verb]:
            from config.backup import command  # noqa: PLC0415  # its libraries, only for this

            with database():
                getattr(command, verb)(sys.argv[2:])
        case ["bench"]:
            # The benchmarks belong to a checkout, beside the sources; no installation carries them.
            sys.path.insert(0, str(ROOT))
            from benchmarks.command import main as bench  # noqa: PLC0415

            with database():
                bench(sys.argv[2:])
        case _:
            _run(arguments)


def _run(arguments: list[str]) -> None:
    """One of Django's commands; a whole report is built by two processes, for its memory."""
    if report_building.is_asked(arguments):
        report_building.build(arguments)
        return
    with database():
        _django(arguments)


def _report(faults: list[str]) -> None:
    for fault in faults:
        print(fault)
    print("Translations: " + (f"{len(faults)} missing or fuzzy." if faults else "complete."))
    if faults:
        raise SystemExit(1)


def _django(arguments: list[str]) -> None:
    import django  # noqa: PLC0415  # needs the database's address
    from django.core.management import execute_from_command_line  # noqa: PLC0415
    from django.utils.translation import activate  # noqa: PLC0415

    messages.compile_all()
    django.setup()
    from relais.foundation.logs import tell_uncaught  # noqa: PLC0415  # needs Django

    sys.excepthook = tell_uncaught
    activate("en")  # the terminal speaks the language of the code
    execute_from_command_line(["relais", *arguments])


@contextmanager
def database() -> Iterator[None]:
    """The database named by DATABASE_URL, else our own server for as long as this takes."""
    if env.DATABASE_URL.text():
        yield
        return
    cluster = Cluster(ROOT / env.DATA_DIR.text() / "postgres", say=_say)
    try:
        owned = cluster.start()
    except CannotStart as reason:
        raise SystemExit(str(reason)) from None
    try:
        cluster.create_database("relais")
        os.environ["DATABASE_URL"] = cluster.url()
        yield
    finally:
        if owned:
            cluster.stop()


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
