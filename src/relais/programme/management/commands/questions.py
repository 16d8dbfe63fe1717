"""`relais questions load`: take over the parliamentary questions that come with the program."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.programme.commands.questions import load_questions


class Command(BaseCommand):
    help = "Take over the parliamentary questions that come with the program; none is verified."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("load", help="Add those that are not kept yet. Safe to run twice.")

    def handle(self, *_args: Any, **_options: Any) -> None:
        count = load_questions(by=OPERATOR, now=clock.now())
        self.stdout.write(f"Questions added: {count}")
