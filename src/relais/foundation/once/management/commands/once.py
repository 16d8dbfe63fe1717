"""`relais once tidy`: let go of the marks of forms that can no longer be sent again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from relais.foundation import clock
from relais.foundation.once.posts import tidy


class Command(BaseCommand):
    help = "Let go of the marks of forms that can no longer be sent again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_subparsers(dest="verb", required=True).add_parser("tidy", help=self.help)

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"Let go of {tidy(now=clock.now())} marks.")
