"""`relais contributions remind`: what the clock does by itself under `relais serve`, for cron."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from relais.foundation import clock
from relais.programme.commands.reminding import remind
from relais.programme.queries.reminders import reminders_due
from relais.programme.words import contributing as words
from relais.promises.interface import CLOCK


class Command(BaseCommand):
    help = "Remind the organisations that were asked to contribute and have not answered."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        tell = verbs.add_parser("remind", help="Say how many reminders are due today.")
        tell.add_argument("--apply", action="store_true", help="Send them; each leaves once.")

    def handle(self, *_args: Any, **options: Any) -> None:
        now = clock.now()
        if not options["apply"]:
            self.stdout.write(words.FOUND % {"due": len(reminders_due(CLOCK, now=now))})
            self.stdout.write(str(words.DRY_RUN))
            return
        done = remind(by=CLOCK, now=now)
        self.stdout.write(words.FOUND % {"due": done.due})
        self.stdout.write(words.SENT % {"sent": done.sent})
        if done.sent < done.due:
            raise CommandError(words.NOT_SENT % {"lost": done.due - done.sent})
