"""Sealing one value, so that it opens in its own place only: table, column, file and row.

What is stored: one byte for the form, 12 for the nonce, then the ciphertext with its tag.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from relais.foundation.vault.keystore import NONCE_BYTES, keys_of

FORM: Final = b"\x01"


class Shredded(Exception):
    """The key of this file is destroyed: nobody can read it any more."""


class Tampered(Exception):
    """What is stored was changed, or belongs to another place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a sealed value stands. `row` is the number or UUID of its row."""

    table: str
    column: str
    file: UUID
    row: UUID | int

    @property
    def bound(self) -> bytes:
        """What the seal is bound to; no two places look alike."""
        named = (self.table, self.column, str(self.file), str(self.row))
        return b"".join(len(part).to_bytes(2) + part.encode() for part in named)


def seal(text: str, *, place: Place) -> bytes:
    """Seal a text for its place. The file has to have a key. Raises `Shredded`."""
    return seal_many([(text, place)])[0]


def seal_many(texts: Sequence[tuple[str, Place]]) -> list[bytes]:
    """Seal several texts with one look at the keystore, in their order."""
    keys = _keys([place for _, place in texts])
    return [_close(text, place, keys.get(place.file)) for text, place in texts]


def unseal(sealed: bytes, *, place: Place) -> str:
    """Open what was sealed for this place. Raises `Shredded`, `Tampered`."""
    return unseal_many([(sealed, place)])[0]


def unseal_many(sealed: Sequence[tuple[bytes, Place]]) -> list[str]:
    """Open several values with one look at the keystore, in their order."""
    keys = _keys([place for _, place in sealed])
    return [_open(value, place, keys.get(place.file)) for value, place in sealed]


def _keys(places: Sequence[Place]) -> dict[UUID, bytes]:
    return keys_of({place.file for place in places})


def _close(text: str, place: Place, key: bytes | None) -> bytes:
    if key is None:
        raise Shredded
    nonce = secrets.token_bytes(NONCE_BYTES)
    return FORM + nonce + AESGCM(key).encrypt(nonce, text.encode(), FORM + place.bound)


def _open(sealed: bytes, place: Place, key: bytes | None) -> str:
    if key is None:
        raise Shredded
    form, nonce, rest = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if form != FORM or len(nonce) != NONCE_BYTES:
        raise Tampered
    try:
        return AESGCM(key).decrypt(nonce, rest, FORM + place.bound).decode()
    except InvalidTag:
        raise Tampered from None
