"""`relais keystore ...`: the database of keys, and the file of keys that wraps them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import transaction

from relais.foundation import clock
from relais.foundation.vault import keyfile, keystore, reports

BATCH = 1_000


class Command(BaseCommand):
    help = "The vault's keys: prepare, new-key, rotate, retire, shred."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        prepare = verbs.add_parser("prepare", help="make the database of keys, as its owner")
        prepare.add_argument("--owner-url", default="")
        verbs.add_parser("new-key", help="make the file of keys, or add one that wraps from now on")
        verbs.add_parser("rotate", help="wrap every key anew under the newest; safe to stop")
        retire = verbs.add_parser(
            "retire", help="take an older wrapping key out of the file: no backup opens with it"
        )
        retire.add_argument("name")
        shred = verbs.add_parser("shred", help="destroy the key of a file, for good")
        shred.add_argument("file", type=UUID)
        shred.add_argument("--reason", required=True, help="kept with the number of the file")
        shred.add_argument("--for-good", action="store_true")

    def handle(self, *_args: Any, verb: str, **options: Any) -> None:
        try:
            getattr(self, f"_{verb.replace('-', '_')}")(**options)
        except (keyfile.KeyFileRefused, keystore.WrongKey) as refused:
            raise CommandError(str(refused)) from None

    def _prepare(self, *, owner_url: str, **_options: Any) -> None:
        keyfile.key_file()
        keystore.prepare(owner_url)

    def _new_key(self, **_options: Any) -> None:
        path = Path(settings.KEK_FILE)
        if not path.exists():
            keyfile.make(path)
            self.stdout.write(f"{path} is made. Keep a copy with two people, apart from backups.")
            return
        self.stdout.write(
            f"Key {keyfile.add_key(path)} wraps from now on. Now: relais keystore rotate"
        )

    def _rotate(self, **_options: Any) -> None:
        done = 0
        while batch := keystore.rewrap(most=BATCH):
            done += batch
            self.stdout.write(f"{done} keys wrapped anew.")
        self.stdout.write(f"All keys are wrapped by the newest one ({done} anew).")

    def _retire(self, *, name: str, **_options: Any) -> None:
        if left := keystore.wrapped_by(name):
            raise CommandError(f"Key {name} still wraps {left} keys. First: relais keystore rotate")
        keyfile.remove_key(Path(settings.KEK_FILE), name)
        self.stdout.write(
            f"Key {name} is out of the file. Destroy every copy of it: then no backup of the"
            " database of keys from before the last rotation opens anything."
        )

    def _shred(self, *, file: UUID, reason: str, for_good: bool, **_options: Any) -> None:
        if not for_good:
            raise CommandError("Nobody can read this file again afterwards. Add --for-good.")
        with transaction.atomic():
            # First what is kept of it: a key that is gone without a trace is worse than a trace.
            reports.report_shredding(file, now=clock.now())
            if not keystore.shred(file, reason=reason):
                raise CommandError(
                    "No file of that number has a key: it was shredded before, or the number is"
                    " wrong."
                )
        self.stdout.write("The key is destroyed.")
