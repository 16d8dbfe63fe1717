"""Blind indexes: finding a name that is sealed, by a mark that only the holder of a key can make.

Whoever has the marks sees which are equal and how often, and nothing else; so there is none for an
address, where that would already be too much. Each purpose has a key of its own.
"""

import hashlib
import hmac
import unicodedata
from enum import StrEnum
from typing import Final

from relais.foundation.vault.keyfile import key_file

MARK_BYTES: Final = 8


class IndexPurpose(StrEnum):
    """For what a mark is made; never for an address."""

    NAME = "name"
    NAME_SOUND = "name-sound"
    LINK_CODE = "link-code"


def blind_index(purpose: IndexPurpose, text: str) -> bytes:
    """The mark of a text: the same for what differs only in case, accents and spaces."""
    key = hmac.digest(key_file().index, f"relais index\0{purpose}".encode(), hashlib.sha256)
    return hmac.digest(key, _plain(text).encode(), hashlib.sha256)[:MARK_BYTES]


def phonetic_index(name: str) -> tuple[bytes, ...]:
    """A mark for each word of a name by how it sounds. Made for Dutch and French; not validated."""
    words = dict.fromkeys(_sound(word) for word in _plain(name).split())
    return tuple(blind_index(IndexPurpose.NAME_SOUND, word) for word in words if word)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(each for each in apart if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() else " " for each in letters).split())


# What is written differently and said alike, the longest first.
_ALIKE: Final = (
    ("eaux", "o"), ("eau", "o"), ("aux", "o"), ("sch", "s"), ("ck", "k"), ("cq", "k"),
    ("qu", "k"), ("ph", "f"), ("th", "t"), ("ch", "s"), ("gh", "g"), ("dt", "t"), ("ij", "y"),
    ("ei", "y"), ("ae", "a"), ("oe", "u"), ("ou", "u"), ("au", "o"), ("ui", "u"),
    ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("w", "f"), ("j", "y"), ("i", "y"),
)  # fmt: skip
_VOWELS: Final = frozenset("aeiouy")


def _sound(word: str) -> str:
    """How a word sounds, roughly: alike letters as one, doubled once, vowels only at the start."""
    for written, said in _ALIKE:
        word = word.replace(written, said)
    once = [each for place, each in enumerate(word) if place == 0 or each != word[place - 1]]
    return "".join(once[:1] + [each for each in once[1:] if each not in _VOWELS and each != "h"])
