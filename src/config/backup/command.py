"""`relais backup` and `relais restore`: what they ask, what they say."""

import sys
from argparse import ArgumentParser, Namespace
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

import psycopg

from config import env
from config.backup import making, restoring
from config.backup.making import KEYSTORE, MAIN, Shelf
from config.backup.programs import ProgramFailed
from config.backup.sealing import KeyUnusable, NotSound, read_key
from relais.foundation.vault import keystore

# Everyone who reads this has it: it shows how a backup works, and protects nothing.
_DEMO_KEY = b64encode(sha256(b"development only").digest()).decode()
_KEEP = 14


def backup(arguments: list[str]) -> None:
    """Write both databases to a folder, or tidy that folder."""
    if arguments[:1] == ["tidy"]:
        asked = _tidying().parse_args(arguments[1:])
        _tell_gone(asked)
        return
    asked = _making().parse_args(arguments)
    shelf = Shelf(folder=asked.folder, key=_key(), say=_say)
    try:
        # The main database first: whatever is sealed in it then has its key in the keystore's
        # backup, unless the key was shredded in between, which is what shredding is for.
        for database, url in _databases().items():
            if database == KEYSTORE and restoring.is_empty(url):
                continue  # Nothing has been sealed yet.
            made = making.make(database, url, shelf=shelf, now=datetime.now(UTC))
            print(f"{made.file}: {made.total} rows of {len(made.rows)} tables, read back.")
    except (OSError, psycopg.Error, ProgramFailed, NotSound) as error:
        raise SystemExit(f"No backup was made: {_plain(error)}") from None
    _tell_gone(asked)


def restore(arguments: list[str]) -> None:
    """Say what would be restored; with --apply, restore it."""
    asked = _restoring().parse_args(arguments)
    key = _key()
    chosen = [(each, url, _newest(asked, each)) for each, url in _databases().items()]
    wanted = [(each, url, file) for each, url, file in chosen if asked.only in {"", each} and file]
    if not wanted:
        raise SystemExit(f"There is no backup in {asked.folder}.")
    try:
        for _, url, file in wanted:
            _look(file, url, key, replace=asked.replace)
        if not asked.apply:
            print("Nothing was changed. --apply restores it.")
            return
        for each, url, file in wanted:
            finish = _shredding(url) if each == KEYSTORE else restoring.nothing_more
            old = restoring.restore(file, url, key=key, now=datetime.now(UTC), finish=finish)
            print(f"{file.name}: restored." + (f" What was there is now {old}." if old else ""))
        print("Tell the audit that it was you: relais audit epoch, then relais audit verify.")
    except (OSError, psycopg.Error, NotSound, restoring.NotRestored) as error:
        raise SystemExit(f"Not restored: {_plain(error)}") from None


def _shredding(present: str) -> Callable[[str], None]:
    """What the present keystore knows as shredded stays shredded in the one that comes back."""
    if restoring.is_empty(present):
        return restoring.nothing_more
    return partial(_shred_again, present)


def _shred_again(present: str, restored: str) -> None:
    if gone := keystore.shred_again(known_to=present, restored=restored):
        print(f"{gone} keys that were shredded since this backup are shredded again.")


def _look(file: Path, url: str, key: bytes, *, replace: bool) -> None:
    found = making.read(file, key)
    print(f"{file.name}: {found.made_at:%Y-%m-%d %H:%M} UTC, {found.total} rows, sound.")
    if not restoring.is_empty(url) and not replace:
        raise restoring.NotRestored(
            "there is a database with data. --replace puts it aside under another name."
        )


def _newest(asked: Namespace, database: str) -> Path | None:
    """The newest backup, or the one of `--at`: the start of its moment, such as 20261125."""
    found = [
        file
        for file in making.kept(asked.folder, database)
        if file.name.startswith(f"{database}-{asked.at}")
    ]
    return found[-1] if found else None


def _databases() -> dict[str, str]:
    """Address by name, in the order in which they are dumped."""
    main = env.BACKUP_URL.text() or env.DATABASE_URL.text()
    keys = env.KEYSTORE_OWNER_URL.text() or env.KEYSTORE_URL.text() or keystore.address_beside(main)
    return {MAIN: main, KEYSTORE: keys}


def _key() -> bytes:
    text = env.BACKUP_KEY.text()
    if not text and env.PRODUCTION.flag():
        raise SystemExit("Set RELAIS_BACKUP_KEY_FILE in production.")
    if text == _DEMO_KEY and env.PRODUCTION.flag():
        raise SystemExit("The key of the demo is known to everyone: make one of your own.")
    try:
        return read_key(text or _DEMO_KEY)
    except KeyUnusable as refused:
        raise SystemExit(str(refused)) from None


def _tell_gone(asked: Namespace) -> None:
    for file in making.tidy(asked.folder, keep=asked.keep, now=datetime.now(UTC)):
        print(f"{file.name}: past its time, removed.")


def _plain(error: Exception) -> str:
    """The first line: what follows in an error of the database may quote a row."""
    return str(error).partition("\n")[0] or type(error).__name__


def _making() -> ArgumentParser:
    parser = _tidying()
    parser.prog = "relais backup"
    parser.description = "Write every database to FOLDER, sealed and read back."
    return parser


def _tidying() -> ArgumentParser:
    parser = ArgumentParser(
        prog="relais backup tidy", description="Remove what is past its time from FOLDER."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", type=_at_least_one, default=_KEEP, help="How many stay.")
    return parser


def _restoring() -> ArgumentParser:
    parser = ArgumentParser(
        prog="relais restore", description="Show what FOLDER would restore; --apply does it."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--apply", action="store_true", help="Restore it.")
    parser.add_argument("--replace", action="store_true", help="Put a present database aside.")
    parser.add_argument("--at", default="", help="Not the newest: the start of its moment.")
    parser.add_argument("--only", default="", choices=["", MAIN, KEYSTORE])
    return parser


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
