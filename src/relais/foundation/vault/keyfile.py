"""The file of keys that no database ever holds: keys that wrap keys, and the key of the indexes.

Lines of `name:key`, the key in base64; the last one wraps what is new, the earlier ones still open
what they wrapped. `index:...` is the key of the blind indexes, which outlives the others: to change
it would mean to index everything anew. A first line with the mark below says that the file was made
for development; production refuses it.
"""

import base64
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

DEVELOPMENT_MARK: Final = "# for development only"
KEY_BYTES: Final = 32
_INDEX: Final = "index"


class KeyFileRefused(Exception):
    """The file of keys can't be used; the sentence says what to do. Never names a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """Keys that wrap, by name, the newest last; and the key of the blind indexes."""

    wrapping: dict[str, bytes]
    index: bytes

    @property
    def newest(self) -> str:
        """The name of the key that wraps what is new."""
        return next(reversed(self.wrapping))


def key_file() -> KeyFile:
    """The keys of this installation. In development a file is made when there is none."""
    path = Path(settings.KEK_FILE)
    if settings.DEVELOPMENT and not path.exists():
        make(path, mark=DEVELOPMENT_MARK)
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise KeyFileRefused(
            f"The file of keys {path} can't be read ({error.strerror}): set RELAIS_KEK_FILE."
        ) from error
    return _read(path, changed)


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> KeyFile:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyFileRefused(f"Others may read {path}: chmod 600 {path}")
    text = path.read_text(encoding="ascii", errors="replace")
    if text.startswith(DEVELOPMENT_MARK) and not settings.DEVELOPMENT:
        raise KeyFileRefused(
            f"{path} was made for development, where everyone may know it:"
            " `relais keystore new-key` makes one for production."
        )
    lines = [_line(path, line) for line in text.splitlines() if line and line[0] != "#"]
    keys = dict(lines)
    if len(keys) < len(lines):
        raise KeyFileRefused(f"{path} gives two keys one name: which wrapped what, nobody can say.")
    index = keys.pop(_INDEX, b"")
    if not index or not keys:
        raise KeyFileRefused(f"{path} needs one line `index:...` and at least one other key.")
    return KeyFile(wrapping=keys, index=index)


def _line(path: Path, line: str) -> tuple[str, bytes]:
    name, _, text = line.partition(":")
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        key = b""
    if not name or len(key) != KEY_BYTES:
        raise KeyFileRefused(f"A line of {path} isn't `name:` and {KEY_BYTES} bytes in base64.")
    return name, key


def make(path: Path, *, mark: str = "") -> None:
    """Write a file with a first key and the key of the indexes, unless one is there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines = [mark] if mark else []
    lines += [_new_line(_INDEX), _new_line("1")]
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    _write(descriptor, "\n".join(lines) + "\n")
    _keep_name(path)


def add_key(path: Path) -> str:
    """Append a key that wraps from now on; its name is the next number."""
    names = key_file().wrapping
    name = str(1 + max((int(name) for name in names if name.isdigit()), default=0))
    # An editor may have left the last line open.
    before = "" if path.read_bytes().endswith(b"\n") else "\n"
    with _refusing(path):
        _write(os.open(path, os.O_WRONLY | os.O_APPEND), f"{before}{_new_line(name)}\n")
    return name


def remove_key(path: Path, name: str) -> None:
    """Rewrite the file without one wrapping key, in one step. Never the newest, nor the index's."""
    known = key_file()
    if name not in known.wrapping or name == known.newest:
        raise KeyFileRefused(f"{path} has no older key of that name.")
    lines = path.read_text(encoding="ascii").splitlines(keepends=True)
    beside = path.with_name(f"{path.name}.new")
    with _refusing(path):
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        # Whoever administers the machine may not be who serves: the file stays that one's.
        os.fchown(descriptor, path.stat().st_uid, path.stat().st_gid)
        _write(descriptor, "".join(line for line in lines if not line.startswith(f"{name}:")))
        beside.replace(path)
        _keep_name(path)


def _new_line(name: str) -> str:
    return f"{name}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"


def _write(descriptor: int, text: str) -> None:
    """What a key of this file will wrap outlives a power cut; so must the key."""
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _keep_name(path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KeyFileRefused(f"{path} can't be changed ({error.strerror}).") from error
