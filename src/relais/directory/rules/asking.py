"""Read a question that came as text: what is asked, or which part of it can't be read."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from relais.directory.rules.matching import Question
from relais.directory.rules.vocabulary import Need, Profile

# Source: field/domain.md §6; `organisations` keeps what there is to know of each.
MUNICIPALITIES = frozenset(str(nis) for nis in range(21001, 21020))
FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST = 50
_DAY_LENGTH = len("2026-11-24T")
# In an address a plus sign means a space, so the offset of a moment arrives without its sign.
_LOST_PLUS = re.compile(r"(?<=\d) (?=\d{2}:?\d{2}$)")


class AskRefusal(StrEnum):
    """Which part of a question can't be read; the name of the parameter."""

    NEED = "need"
    MUNICIPALITY = "municipality"
    LANGUAGE = "language"
    PROFILE = "profile"
    CONFIRMED = "confirmed"
    AT = "at"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that was read; without `at` it is asked about this moment."""

    question: Question
    at: datetime | None
    limit: int


class _Unread(Exception):
    def __init__(self, refusal: AskRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


def read_question(said: Mapping[str, str], languages: Collection[str]) -> Asked | AskRefusal:
    """Read the parameters of a match; empty ones count as not given."""
    try:
        return Asked(
            question=Question(
                need=_among(said, AskRefusal.NEED, frozenset(Need)) or _missing(AskRefusal.NEED),
                municipality=_among(said, AskRefusal.MUNICIPALITY, MUNICIPALITIES),
                language=_among(said, AskRefusal.LANGUAGE, languages),
                profile=_among(said, AskRefusal.PROFILE, frozenset(Profile)),
                confirmed_only=bool(_among(said, AskRefusal.CONFIRMED, ("only",))),
            ),
            at=_moment(said.get("at", "")),
            limit=_limit(said.get("limit", "")),
        )
    except _Unread as unread:
        return unread.refusal


def _missing(parameter: AskRefusal) -> str:
    raise _Unread(parameter)


def _among(said: Mapping[str, str], parameter: AskRefusal, allowed: Collection[str]) -> str | None:
    value = said.get(parameter, "")
    if value and value not in allowed:
        raise _Unread(parameter)
    return value or None


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    day, time = text[:_DAY_LENGTH], text[_DAY_LENGTH:]
    try:
        at = datetime.fromisoformat(day + _LOST_PLUS.sub("+", time))
    except ValueError:
        raise _Unread(AskRefusal.AT) from None
    if at.tzinfo is None or not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise _Unread(AskRefusal.AT)
    return at


def _limit(text: str) -> int:
    if not text:
        return 10
    if not re.fullmatch(r"[1-9]\d?", text) or int(text) > MOST:
        raise _Unread(AskRefusal.LIMIT)
    return int(text)
