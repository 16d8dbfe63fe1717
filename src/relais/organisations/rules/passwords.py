"""Which passwords are refused: short ones, and those that every list of guesses begins with."""

import re
from collections.abc import Container
from enum import StrEnum
from typing import Final

# OWASP ASVS 5.0, 6.2.1 and 6.2.9. What is longer than this only makes the hashing slow.
AT_LEAST: Final = 15
AT_MOST: Final = 200


class PasswordRefusal(StrEnum):
    """Why a password cannot be chosen. `words` says it in three languages."""

    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    COMMON = "common"
    OWN_CODE = "own-code"


def refuse_password(password: str, *, code: str, common: Container[str]) -> PasswordRefusal | None:
    """Say why `password` cannot be chosen by who signs in as `code`; `common` is in lower case."""
    said = password.lower()
    if len(password) < AT_LEAST:
        return PasswordRefusal.TOO_SHORT
    if len(password) > AT_MOST:
        return PasswordRefusal.TOO_LONG
    if code and code.lower() in said:
        return PasswordRefusal.OWN_CODE
    return PasswordRefusal.COMMON if _is_common(said, common) else None


def _is_common(said: str, common: Container[str]) -> bool:
    """A common word stays common when digits are put around it or when it is said twice."""
    bare = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", said)
    cores = {said, _unit(said), bare, _unit(bare)}
    return any(len(core) <= 1 or core in common for core in cores)


def _unit(text: str) -> str:
    """The shortest text of which `text` is a repetition."""
    if not text:
        return text
    return text[: (text + text).index(text, 1)]
