"""`relais report`: build the report in every format, freeze it, publish it, verify what is frozen.

What goes on is told on stderr, what came of it on stdout.
"""

import hashlib
import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.foundation.whole_files import write_whole
from relais.foundation.wording import LANGUAGES, Wording
from relais.programme.commands.editions import (
    FreezingRefused,
    PublishingRefused,
    freeze,
    publish,
)
from relais.programme.queries import drafts, editions
from relais.programme.queries.drawing.files import draw
from relais.programme.queries.drawing.pdf import facts as told_of
from relais.programme.queries.drawing.telling import CannotDraw, tell
from relais.programme.rules.completeness import gaps
from relais.programme.rules.formats import Format, file_name
from relais.programme.rules.report import Report
from relais.programme.words import editions as words

_PLACES_SHOWN = 20


class Command(BaseCommand):
    help = "Build, freeze, publish and verify editions of the report."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        build = verbs.add_parser("build", help="Write an edition to files, and list them.")
        build.add_argument("--edition", required=True)
        build.add_argument("--revision", type=int, help="A frozen one; else as it stands now.")
        build.add_argument("--languages", type=_languages, default=list(LANGUAGES))
        build.add_argument("--formats", type=_formats, default=list(Format))
        build.add_argument("--with-gaps", action="store_true", help="Mark missing translations.")
        build.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
        build.add_argument(
            "--told", type=Path, help="Write here what PDFs are set from, and no PDF."
        )
        ice = verbs.add_parser("freeze", help="Keep an edition for good, as it stands now.")
        ice.add_argument("--edition", required=True)
        for language in LANGUAGES:
            ice.add_argument(
                f"--errata-{language}", default="", help="What a later revision corrects."
            )
        out = verbs.add_parser("publish", help="Let everyone read a frozen revision.")
        out.add_argument("--edition", required=True)
        out.add_argument("--revision", type=int, help="The newest, unless said otherwise.")
        out.add_argument("--with-gaps", action="store_true", help="Though translations miss.")
        check = verbs.add_parser("verify", help="Compare all that is frozen with its fingerprint.")
        check.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *_args: Any, **options: Any) -> None:
        verb: Callable[[dict[str, Any]], None] = getattr(self, f"_{options['verb']}")
        try:
            verb(options)
        except Http404:
            raise CommandError("There is no such edition or revision.") from None

    def _build(self, options: dict[str, Any]) -> None:
        report = self._report(options["edition"], options["revision"])
        options["output"].mkdir(parents=True, exist_ok=True)
        for file_format, language in _wanted(options["formats"], options["languages"]):
            name = file_name(report.ref, report.revision, language, file_format)
            gaps_too = options["with_gaps"]
            try:
                if file_format is Format.PDF and options["told"]:
                    wanted = told_of(tell(report, language, with_gaps=gaps_too))
                    _keep_told(options["told"], options["output"] / name, wanted)
                    continue
                self.stderr.write(f"Drawing {name}")
                content = draw(report, file_format, language, with_gaps=gaps_too)
            except CannotDraw as lacking:
                raise CommandError(f"{lacking}; nothing is written of {name}") from None
            _write(options["output"] / name, content)
            self.stdout.write(f"{hashlib.sha256(content).hexdigest()}  {name}")

    def _report(self, ref: str, revision: int | None) -> Report:
        if revision is not None:
            return editions.frozen_report(OPERATOR, ref, revision)
        self.stderr.write(f"Composing edition {ref} as it stands now; it is not frozen")
        return drafts.draft(OPERATOR, ref, tell=self._tell_chapter)

    def _freeze(self, options: dict[str, Any]) -> None:
        ref = options["edition"]
        self.stderr.write(f"Composing edition {ref}")
        report = drafts.draft(OPERATOR, ref, tell=self._tell_chapter)
        self._tell_gaps(report)
        self.stderr.write("Freezing it")
        errata = Wording.of({each: options[f"errata_{each}"] for each in LANGUAGES})
        try:
            frozen = freeze(
                by=OPERATOR, now=clock.now(), edition_ref=ref, report=report, errata=errata
            )
        except FreezingRefused as refused:
            raise CommandError(str(words.FREEZE_REFUSAL[refused.refusal])) from None
        self.stdout.write(f"{frozen.sha256}  {ref} revision {frozen.revision}")

    def _publish(self, options: dict[str, Any]) -> None:
        shown = editions.frozen_revision(OPERATOR, options["edition"], options["revision"])
        try:
            publish(
                by=OPERATOR,
                now=clock.now(),
                edition_ref=shown.ref,
                revision=shown.revision,
                with_gaps=options["with_gaps"],
            )
        except PublishingRefused as refused:
            self._tell_gaps(editions.frozen_report(OPERATOR, shown.ref, shown.revision))
            raise CommandError(str(words.PUBLICATION_REFUSAL[refused.refusal])) from None
        self.stdout.write(f"{shown.sha256}  {shown.ref} revision {shown.revision}")

    def _verify(self, options: dict[str, Any]) -> None:
        count, damaged = editions.damaged(OPERATOR)
        if options["json"]:
            found = [
                {"edition": each.ref, "revision": each.revision, "sha256": each.found}
                for each in damaged
            ]
            self.stdout.write(json.dumps({"frozen": count, "damaged": found}))
        else:
            for each in damaged:
                self.stdout.write(f"{each.ref} revision {each.revision} is not what was frozen.")
            self.stdout.write(f"{count} frozen revisions, {len(damaged)} damaged.")
        if damaged:
            sys.exit(1)

    def _tell_chapter(self, ref: str) -> None:
        self.stderr.write(f"Composing chapter {ref}")

    def _tell_gaps(self, report: Report) -> None:
        found = gaps(report)
        for place in (*found.without_text, *found.charts_without_words):
            self.stderr.write(f"{place}: nothing is said")
        for missing in found.languages[:_PLACES_SHOWN]:
            self.stderr.write(f"{missing.place}: not in {', '.join(missing.languages)}")
        more = len(found.languages) - _PLACES_SHOWN
        if more > 0:
            self.stderr.write(f"… and {more} more")


def _languages(text: str) -> list[str]:
    chosen = text.split(",")
    if not set(chosen) <= set(LANGUAGES):
        raise ValueError(text)
    return chosen


def _formats(text: str) -> list[Format]:
    return [Format(each) for each in text.split(",")]


def _wanted(formats: list[Format], languages: list[str]) -> Iterator[tuple[Format, str]]:
    """The JSON holds every language, so there is one of it."""
    for file_format in formats:
        spoken = languages[:1] if file_format is Format.JSON else languages
        yield from ((file_format, language) for language in spoken)


def _keep_told(folder: Path, path: Path, told: dict[str, Any]) -> None:
    """What a PDF is set from, and where it is to lie, for the process that sets it."""
    wanted = json.dumps({"path": str(path.resolve()), "told": told})
    (folder / f"{path.name}.json").write_text(wanted, encoding="utf-8")


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except OSError as error:
        raise CommandError(f"{path.name} can't be written: {error.strerror}") from None
