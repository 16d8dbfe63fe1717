"""Services from files and to files, reminding who has to confirm them, and tidying."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from relais.directory import interface
from relais.directory.commands.imports import import_services
from relais.directory.commands.reminding import AlreadyRunning, remind
from relais.directory.commands.tidying import tidy
from relais.directory.queries import exports, imports, revisions
from relais.directory.queries.reminding import Reminders, reminders
from relais.directory.rules import export
from relais.directory.rules.imports import ImportReport
from relais.directory.rules.records import digest
from relais.directory.words import faults, reminding
from relais.foundation import clock
from relais.foundation.access import OPERATOR


class Command(BaseCommand):
    help = "Take over services from a file or write them to one; remind who has to confirm them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        take = verbs.add_parser("import", help="Show what FILE would change, row by row.")
        take.add_argument("file", type=Path)
        take.add_argument("--apply", action="store_true", help="Take it over.")
        verbs.add_parser("load", help="Take over the services that come with the program, once.")
        write = verbs.add_parser("export", help="Write every service to FILE, to import again.")
        write.add_argument("file", type=Path, help="JSON when it ends in .json, else YAML.")
        tell = verbs.add_parser("remind", help="Say how many records are due to be confirmed.")
        tell.add_argument("--apply", action="store_true", help="Mail who has to confirm them.")
        verbs.add_parser("tidy", help="Let go of reports, links and closures past their time.")

    def handle(self, *_args: Any, **options: Any) -> None:
        match options["verb"]:
            case "load":
                self._load()
            case "export":
                self._export(options["file"])
            case "tidy":
                count = tidy(by=OPERATOR, now=clock.now())
                self.stdout.write(faults.TIDIED % {"count": count})
            case "remind":
                self._remind(apply=options["apply"])
            case _:
                self._import_file(options["file"], apply=options["apply"])

    def _remind(self, *, apply: bool) -> None:
        if not apply:
            self._tell(reminders(OPERATOR, now=clock.now()))
            self.stdout.write(str(reminding.DRY_RUN))
            return
        try:
            done = remind(by=OPERATOR, now=clock.now())
        except AlreadyRunning:
            raise CommandError(str(reminding.ALREADY_RUNNING)) from None
        self._tell(done.found)
        self.stdout.write(reminding.SENT % {"sent": done.sent})
        lost = len(done.found.letters) - done.sent
        if lost:
            raise CommandError(reminding.NOT_SENT % {"lost": lost})

    def _tell(self, found: Reminders) -> None:
        counts = {
            "records": found.records,
            "letters": len(found.letters),
            "asked_already": found.asked_already,
            "without_mailbox": found.without_mailbox,
        }
        self.stdout.write(reminding.FOUND % counts)

    def _import_file(self, file: Path, *, apply: bool) -> None:
        try:
            self._import(imports.read_file(file), apply=apply)
        except imports.FileUnreadable as error:
            raise CommandError(faults.UNREADABLE_FILE % {"file": error}) from error

    def _load(self) -> None:
        edited = imports.edited_here(OPERATOR)
        records = [
            each
            for each in imports.shipped_records()
            if not (isinstance(each, dict) and each.get("id") in edited)
        ]
        if revisions.was_imported(OPERATOR, digest(records)):
            version = interface.data_version(OPERATOR)
            self.stdout.write(faults.UP_TO_DATE % {"version": version})
        else:
            self._import(records, apply=True)

    def _import(self, records: list[object], *, apply: bool) -> None:
        report = import_services(by=OPERATOR, now=clock.now(), records=records, dry_run=not apply)
        for row in report.rows:
            self.stdout.write("\n".join(faults.row_lines(row)))
        if report.has_faults:
            raise CommandError(str(faults.NOTHING_CHANGED))
        self.stdout.write(_conclusion(report))

    def _export(self, file: Path) -> None:
        found = exports.exported(OPERATOR)
        write = export.as_json if file.suffix == ".json" else export.as_yaml
        try:
            # For the operator's eyes: sources and notes are in it.
            file.touch(mode=0o600)
            file.write_text(write(found.records), encoding="utf-8")
        except OSError as error:
            raise CommandError(faults.UNWRITABLE_FILE % {"file": file.name}) from error
        for row in found.left_out:
            self.stderr.write("\n".join(faults.row_lines(row)))
        self.stdout.write(faults.EXPORTED % {"count": len(found.records)})
        if found.left_out:
            raise CommandError(str(faults.NOT_ALL_EXPORTED))


def _conclusion(report: ImportReport) -> str:
    if not report.applied:
        return str(faults.DRY_RUN)
    return str(faults.TAKEN_OVER % {"version": report.version})
