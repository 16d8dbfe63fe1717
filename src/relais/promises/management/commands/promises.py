"""`relais promises escalate`: what the clock does by itself under `relais serve`, for cron."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from relais.foundation import clock
from relais.promises import words
from relais.promises.commands.passing import pass_time
from relais.promises.permissions import CLOCK


class Command(BaseCommand):
    help = "Let promises that nobody kept climb, and tell by mail who has to know."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("escalate", help="Do what is due now. Safe to run twice, also at once.")

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(words.PASSED % asdict(pass_time(by=CLOCK, now=clock.now())))
