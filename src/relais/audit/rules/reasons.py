"""What the row of an act says of a reason that is sealed elsewhere.

The hash stands in the row, so that row, seal and witness hold the sealed text too, and whoever
verifies needs no key. Once the key of the file is destroyed nobody reads it, and all still adds up.
"""

import hashlib
from dataclasses import dataclass
from typing import Final
from uuid import UUID

_MARK: Final = "sealed"


@dataclass(frozen=True, slots=True)
class SealedNote:
    """Which sealed reason belongs to a row, and the hash of what is sealed."""

    reason: UUID
    hash: str

    @classmethod
    def of(cls, reason: UUID, sealed: bytes) -> "SealedNote":
        return cls(reason, hashlib.sha256(sealed).hexdigest())

    def __str__(self) -> str:
        return f"{_MARK}:{self.reason}:{self.hash}"


def note_in(reason: str) -> SealedNote | None:
    """The note in the column of a row; None for a word of a closed list, or nothing."""
    mark, _, rest = reason.partition(":")
    if mark != _MARK:
        return None
    number, _, digest = rest.partition(":")
    return SealedNote(UUID(number), digest)
