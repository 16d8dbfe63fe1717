"""`relais coverage`: who is there when, in an ordinary week; `--json` for other programs."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from relais.directory.queries.coverage.report import report
from relais.directory.words import coverage as words
from relais.foundation import clock
from relais.foundation.access import OPERATOR


class Command(BaseCommand):
    help = "For every municipality, need, language, profile and hour: nobody, one, or more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *_args: Any, **options: Any) -> None:
        found = report(OPERATOR, today=localdate(clock.now()))
        lines = [json.dumps(found)] if options["json"] else words.report_lines(found)
        self.stdout.write("\n".join(lines))
