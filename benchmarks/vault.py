"""The vault: a value sealed and opened beside Fernet, a list of fifty files, a rotation of keys.

Fernet, of the same library, is what an encrypted field usually stands on: one key for all rows,
bound to no place, nothing to shred. `seal_us` and `open_us` leave the look at the keystore out, as
Fernet has none; `seal_with_key_us` and `list_...` are what a page pays.
"""

import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
from cryptography.fernet import Fernet
from psycopg.conninfo import make_conninfo

NAME = "bench_keys"
KEYS, LIST, BATCH = 100_000, 50, 1_000
TEXT = "0470 00 00 00, weekdays after six, ask for the library. " * 18


def measure(url: str) -> dict[str, Any]:
    """Microseconds for one value of about 1 kB, milliseconds for a list, seconds for a rotation."""
    import django  # noqa: PLC0415  # after the database's address is known

    django.setup()
    from django.test import override_settings  # noqa: PLC0415

    with _database(url) as keys, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "keys"
        with override_settings(KEK_FILE=str(path), KEYSTORE_URL=keys):
            return _measured(path)


@contextmanager
def _database(url: str) -> Iterator[str]:
    from relais.foundation.vault import keystore  # noqa: PLC0415  # needs Django

    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {NAME}")
        yield make_conninfo(url, dbname=NAME)
        keystore.close()
        admin.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def _measured(path: Path) -> dict[str, Any]:
    from relais.foundation.vault import keyfile, keystore  # noqa: PLC0415

    keystore.prepare()
    values = _values()
    began = time.perf_counter()
    _fill(KEYS - LIST)
    filled = time.perf_counter() - began
    keyfile.add_key(path)
    began = time.perf_counter()
    rotated = 0
    while batch := keystore.rewrap(most=BATCH):
        rotated += batch
    rotation = time.perf_counter() - began
    return {**values, "keys": rotated, "keys_made_s": round(filled, 1)} | {
        "rotation_s": round(rotation, 1),
        "left_under_the_old_key": keystore.wrapped_by("1"),
    }


def _values() -> dict[str, Any]:
    from relais.foundation import vault  # noqa: PLC0415
    from relais.foundation.vault import keystore, sealing  # noqa: PLC0415

    files = [uuid4() for _ in range(LIST)]
    for file in files:
        vault.new_key(file)
    places = [vault.Place(table="bench", column="text", file=file, row=file) for file in files]
    sealed = [(vault.seal(TEXT, place=place), place) for place in places]
    fernet = Fernet(Fernet.generate_key())
    token = fernet.encrypt(TEXT.encode())
    key = keystore.keys_of([files[0]])
    looked_up = partial(vault.seal, TEXT, place=places[0])
    one = {
        "value_bytes": len(TEXT),
        "overhead_bytes": len(sealed[0][0]) - len(TEXT),
        "fernet_overhead_bytes": len(token) - len(TEXT),
        "seal_with_key_us": _us(looked_up, 300),
        f"list_of_{LIST}_files_ms": round(_us(partial(vault.unseal_many, sealed), 100) / 1000, 2),
    }
    with _no_look(sealing, key):
        seal, opened = _us(looked_up), _us(partial(vault.unseal, sealed[0][0], place=places[0]))
    fernet_seal = _us(lambda: fernet.encrypt(TEXT.encode()))
    fernet_open = _us(lambda: fernet.decrypt(token).decode())
    return one | {
        "seal_us": seal,
        "fernet_seal_us": fernet_seal,
        "open_us": opened,
        "fernet_open_us": fernet_open,
    }


@contextmanager
def _no_look(sealing: Any, key: dict[UUID, bytes]) -> Iterator[None]:
    """The keystore answers at once, so that the cipher alone is measured."""
    known = sealing.keys_of
    sealing.keys_of = lambda _files: key
    yield
    sealing.keys_of = known


def _us(act: Callable[[], object], rounds: int = 5_000) -> float:
    """The best of three averages, in microseconds."""
    act()
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        for _ in range(rounds):
            act()
        best = min(best, (time.perf_counter() - began) / rounds)
    return round(best * 1e6, 1)


def _fill(count: int) -> None:
    """So many keys more, made as the vault makes them and put in at once."""
    from relais.foundation.vault import keyfile, keystore  # noqa: PLC0415

    names = keyfile.key_file()
    wrapping = names.wrapping[names.newest]
    with (
        keystore._pool().connection() as keys,  # noqa: SLF001  # one by one would take minutes
        keys.cursor() as cursor,
        cursor.copy("COPY file_key FROM STDIN") as rows,
    ):
        for _ in range(count):
            file, key = uuid4(), secrets.token_bytes(keyfile.KEY_BYTES)
            rows.write_row((file, names.newest, keystore._wrap(wrapping, file, key)))  # noqa: SLF001
