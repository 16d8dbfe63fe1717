"""`relais referrals expire`: what the clock does by itself under `relais serve`, for cron."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from relais.foundation import clock
from relais.referrals.commands.expiring import let_expire
from relais.referrals.rules.timekeeper import TIMEKEEPER


class Command(BaseCommand):
    help = "Let expire what was handed over and nobody answered in time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("expire", help="Do what is due now. Safe to run twice, also at once.")

    def handle(self, *_args: Any, **_options: Any) -> None:
        expired = let_expire(by=TIMEKEEPER, now=clock.now())
        self.stdout.write(f"Expired without an answer: {expired}")
