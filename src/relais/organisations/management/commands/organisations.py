"""`relais organisations load|pharmacies|invite`: places, pharmacies, and the first people."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404
from django.utils.timezone import localdate

from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.organisations import words
from relais.organisations.commands.offers import Offer, PeopleRefused, offer_mandate
from relais.organisations.commands.pharmacies import import_pharmacies
from relais.organisations.commands.places import Change, PlacesRefused, load_places
from relais.organisations.queries.pharmacies_file import PharmaciesRefused, read_sheet
from relais.organisations.queries.places_file import SHIPPED, PlacesUnreadable
from relais.organisations.rules.mandates import Term
from relais.organisations.rules.vocabulary import Role
from relais.organisations.words import people as people_words
from relais.organisations.words import pharmacies as pharmacy_words


class Command(BaseCommand):
    help = "Take over places or the list of pharmacies; invite the first who manages people."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        load = verbs.add_parser("load", help="Municipalities, police zones and bodies from files.")
        load.add_argument("--folder", type=Path, default=SHIPPED, help="Files in our own form.")
        load.add_argument("--dry", action="store_true", help="Only show what would change.")
        take = verbs.add_parser("pharmacies", help="Show what the list FILE would change.")
        take.add_argument("file", type=Path)
        take.add_argument("--apply", action="store_true", help="Take it over.")
        invite = verbs.add_parser("invite", help="Mail somebody a link that accepts a mandate.")
        invite.add_argument("body", help="Code of the organisation: region, 21016, ...")
        invite.add_argument("role", choices=list(Role), type=Role)
        invite.add_argument("--name", required=True)
        invite.add_argument("--mail", required=True)
        invite.add_argument("--language", choices=["nl", "fr"], required=True)

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["verb"] == "load":
            self._load(options)
        elif options["verb"] == "invite":
            self._invite(options)
        else:
            self._take_over_pharmacies(options["file"], apply=options["apply"])

    def _invite(self, options: dict[str, Any]) -> None:
        now = clock.now()
        said = {name: options[name] for name in ("body", "role", "name", "mail", "language")}
        offer = Offer(term=Term(from_day=localdate(now)), **said)
        try:
            offer_mandate(by=OPERATOR, now=now, offer=offer)
        except PeopleRefused as refused:
            raise CommandError(str(people_words.refused(refused.refusal))) from refused
        except Http404 as unknown:
            raise CommandError(words.NO_SUCH_BODY % {"code": offer.body}) from unknown
        self.stdout.write(str(words.INVITED))

    def _load(self, options: dict[str, Any]) -> None:
        try:
            changes = load_places(
                by=OPERATOR, now=clock.now(), folder=options["folder"], dry=options["dry"]
            )
        except PlacesRefused as refused:
            raise CommandError(words.objection(refused.objection)) from refused
        except PlacesUnreadable as error:
            raise CommandError(words.UNREADABLE % {"file": error}) from error
        if options["dry"] or options["verbosity"] > 1:
            for change in changes:
                self.stdout.write(_line(change))
        self.stdout.write(words.places_loaded(len(changes), dry=options["dry"]))

    def _take_over_pharmacies(self, file: Path, *, apply: bool) -> None:
        try:
            report = import_pharmacies(
                by=OPERATOR, now=clock.now(), sheet=read_sheet(file), dry_run=not apply
            )
        except PharmaciesRefused as refused:
            sentence = pharmacy_words.refusal_sentence(refused.refusal, file=file.name)
            raise CommandError(sentence) from refused
        for row in report.refused:
            self.stdout.write("\n".join(pharmacy_words.fault_lines(row)))
        if report.refused:
            raise CommandError(str(pharmacy_words.NOTHING_CHANGED))
        for change in report.changing:
            self.stdout.write(pharmacy_words.row_line(change))
        self.stdout.write(pharmacy_words.counts(report))
        self.stdout.write(pharmacy_words.conclusion(report))


def _line(change: Change) -> str:
    sign = "+" if change.is_new else "~"
    fields = "" if change.is_new else f": {', '.join(change.fields)}"
    return f"{sign} {change.record} {change.code}{fields}"
