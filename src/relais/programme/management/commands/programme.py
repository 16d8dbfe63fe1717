"""`relais programme load|check`: the report that comes with the program, and its checks."""

import json
from argparse import ArgumentParser
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.foundation.wording import Wording
from relais.programme.commands.editions import freeze, publish
from relais.programme.commands.loading import load_source, read_source
from relais.programme.queries.checking import CheckFound, checks_of
from relais.programme.queries.composing import compose
from relais.programme.queries.recommendations import edition_of, editions

EDITION: Final = "2022"


class Command(BaseCommand):
    help = "Load the report that comes with the program; calculate its sums and counts again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("load", help="Take over the report of 2022, once.")
        check = verbs.add_parser(
            "check", help="Calculate every check of an edition from the tables."
        )
        check.add_argument("--edition", default=EDITION)
        check.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["verb"] == "load":
            self._load()
        else:
            self._check(options["edition"], as_json=options["json"])

    def _load(self) -> None:
        """Once: what was kept up since must not be written over."""
        if editions(OPERATOR):
            self.stdout.write("The report of 2022 was loaded before: nothing changed.")
            return
        now = clock.now()
        done = load_source(by=OPERATOR, now=now, source=read_source())
        report = compose(OPERATOR, EDITION)
        frozen = freeze(by=OPERATOR, now=now, edition_ref=EDITION, report=report, errata=Wording())
        publish(
            by=OPERATOR,
            now=now,
            edition_ref=EDITION,
            revision=frozen.revision,
            with_gaps=False,
        )
        self.stdout.write(
            f"The report of 2022 was loaded, frozen and published: {len(done.rows)} rows."
        )

    def _check(self, ref: str, *, as_json: bool) -> None:
        checks = checks_of(OPERATOR, edition_of(OPERATOR, ref))
        if as_json:
            self.stdout.write(json.dumps(_as_json(ref, checks), ensure_ascii=False, indent=2))
        else:
            for check in checks:
                holds = "holds" if check.holds else "DIFFERS"
                self.stdout.write(f"{check.ref} {holds}: {check.what.en}: {check.found_text}")
        broken = [check.ref for check in checks if not check.holds]
        if broken:
            raise CommandError(f"These checks don't hold: {', '.join(broken)}")


def _as_json(ref: str, checks: tuple[CheckFound, ...]) -> dict[str, Any]:
    return {
        "edition": ref,
        "checks": len(checks),
        "hold": sum(check.holds for check in checks),
        "results": [
            {
                "id": check.ref,
                "what": check.what.en,
                "declared": check.declared,
                "found": check.found,
                "holds": check.holds,
                "queries": check.queries,
            }
            for check in checks
        ],
    }
