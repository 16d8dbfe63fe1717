"""The form of a backup file: a head anyone may read, then sealed chunks in an order that shows.

    RELAIS BACKUP 1\n
    {"database": "main", "made_at": "...", "salt": "..."}\n
    chunk, chunk, ..., last chunk

A chunk is four bytes of length and that many bytes of AES-256-GCM. The key of a file is derived
with HKDF-SHA256 from the key of the installation, its salt and the head, so the head can't be
changed either. The nonce is the number of the chunk (eleven bytes) and one byte that is 1 for the
last: chunks that are missing, moved or cut off don't open (the STREAM construction). The first
chunk says what the dump must hold; the others are the dump.
"""

import json
import os
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_FIRST_LINE = b"RELAIS BACKUP 1\n"
_KEY_BYTES = 32
_TAG_BYTES = 16
_LENGTH_BYTES = 4
_LONGEST_HEAD = 4096
CHUNK_BYTES = 1 << 20


class NotSound(Exception):
    """This file is no whole, untouched backup under our key; a sentence says what is wrong."""


class KeyUnusable(Exception):
    """The key can't be used; a sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What anyone who has the file may know of it."""

    database: str
    made_at: str
    salt: str

    @classmethod
    def new(cls, database: str, made_at: str) -> "Head":
        return cls(database=database, made_at=made_at, salt=os.urandom(_KEY_BYTES).hex())

    def line(self) -> bytes:
        return json.dumps(asdict(self)).encode() + b"\n"


def read_key(text: str) -> bytes:
    """The 32 bytes that stand in the key's file in base64. Raises `KeyUnusable`."""
    try:
        key = b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        raise KeyUnusable("The key must be 32 bytes in base64: openssl rand -base64 32 makes one.")
    return key


def write_sealed(target: BinaryIO, key: bytes, head: Head, plain: Iterable[bytes]) -> None:
    """Write the head and these pieces, each of at most `CHUNK_BYTES`, sealed."""
    target.write(_FIRST_LINE + head.line())
    cipher = _cipher(key, head)
    number, held = 0, None
    for piece in plain:
        if held is not None:
            _write_chunk(target, cipher.encrypt(_nonce(number, last=False), held, None))
            number += 1
        held = piece
    _write_chunk(target, cipher.encrypt(_nonce(number, last=True), held or b"", None))


def read_head(source: BinaryIO) -> Head:
    """The head; `source` then stands before the first chunk. Raises `NotSound`."""
    if source.readline(_LONGEST_HEAD) != _FIRST_LINE:
        raise NotSound("This is no backup of Relais.")
    try:
        head = Head(**json.loads(source.readline(_LONGEST_HEAD)))
        bytes.fromhex(head.salt)
    except (TypeError, ValueError):
        raise NotSound("The head of this backup can't be read.") from None
    return head


def read_sealed(source: BinaryIO, key: bytes) -> Iterator[bytes]:
    """What was sealed, piece by piece. Raises `NotSound`, at the latest after the last piece."""
    head = read_head(source)
    cipher = _cipher(key, head)
    chunk, number = _read_chunk(source), 0
    while chunk is not None:
        following = _read_chunk(source)
        nonce = _nonce(number, last=following is None)
        try:
            yield cipher.decrypt(nonce, chunk, None)
        except InvalidTag:
            raise NotSound(
                "This backup was changed or cut off, or another key sealed it."
            ) from None
        chunk, number = following, number + 1
    if number == 0:
        raise NotSound("This backup was cut off.")


def _cipher(key: bytes, head: Head) -> AESGCM:
    salt = bytes.fromhex(head.salt)
    return AESGCM(HKDF(SHA256(), _KEY_BYTES, salt=salt, info=head.line()).derive(key))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])


def _write_chunk(target: BinaryIO, sealed: bytes) -> None:
    target.write(len(sealed).to_bytes(_LENGTH_BYTES) + sealed)


def _read_chunk(source: BinaryIO) -> bytes | None:
    length = source.read(_LENGTH_BYTES)
    if not length:
        return None
    size = int.from_bytes(length)
    if len(length) < _LENGTH_BYTES or not _TAG_BYTES <= size <= CHUNK_BYTES + _TAG_BYTES:
        raise NotSound("This backup was changed or cut off.")
    sealed = source.read(size)
    if len(sealed) < size:
        raise NotSound("This backup was cut off.")
    return sealed
