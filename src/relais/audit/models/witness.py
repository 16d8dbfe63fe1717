"""The witness that every installation has: a file that only grows."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from relais.audit.rules.seals import Signed
from relais.audit.rules.witnesses import Testimony, line_of, testimony_in

_END: Final = 64 * 1024


class FileWitness:
    """One line of JSON for each seal. The file belongs where the database's owner can't write."""

    def __init__(self, place: str) -> None:
        self._path = Path(place)

    def newest(self) -> Testimony | None:
        """The last whole line. One that was cut short counts for nothing: it is written again."""
        return next((said for said in map(testimony_in, reversed(self._end())) if said), None)

    def hold(self, seal: Signed) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        end = self._end()
        torn = b"\n" if end and not end[-1].endswith(b"\n") else b""
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        with os.fdopen(os.open(self._path, flags, 0o600), "wb") as file:
            file.write(torn + line_of(seal).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def testimonies(self) -> Iterator[Testimony]:
        if self._path.exists():
            with self._path.open("rb") as file:
                yield from filter(None, map(testimony_in, file))

    def _end(self) -> list[bytes]:
        if not self._path.exists():
            return []
        with self._path.open("rb") as file:
            file.seek(max(0, self._path.stat().st_size - _END))
            return file.readlines()
