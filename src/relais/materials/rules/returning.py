"""The code on a card by which a service says what came of it, and what may be shown of that.

It is drawn at random and says nothing: not who, not where, not when.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from relais.materials.rules.weeks import week_of

# No vowel, so that no code is a word, and so none that tells; no letter that looks like a digit of
# it. There are 23, a prime: only then does the check below find what it must.
LETTERS: Final = "23456789CDFHJKMNPQRTVWX"
CODE_LENGTH: Final = 8
_HALF: Final = CODE_LENGTH // 2

# What is counted beside what came back: how many codes were given.
GIVEN: Final = "given"


class Returned(StrEnum):
    """What came of a card, as the service says it."""

    REACHED = "reached"
    TAKEN_ON = "taken_on"
    WAITING_LIST = "waiting_list"
    FULL = "full"
    LANGUAGE = "language"
    ELIGIBILITY = "eligibility"
    OTHER = "other"


class ReturnRefusal(StrEnum):
    """Why nothing was counted. `words.py` says it in three languages.

    Never known, used, too old: that is one answer, so that nobody learns which codes there were.
    """

    NOT_A_CODE = "not-a-code"
    MISTYPED = "mistyped"
    NOT_OPEN = "not-open"
    TOO_MANY = "too-many"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRow:
    """One month: codes given, and what came back, in the order of `Returned`; None is not shown."""

    month: str
    given: int | None
    counts: tuple[int | None, ...]
    total: int | None


def draw_code(choose: Callable[[str], str]) -> str:
    """A new code; `choose` takes one letter of those it is given, at random."""
    drawn = "".join(choose(LETTERS) for _ in range(CODE_LENGTH - 1))
    return drawn + LETTERS[_weighed(drawn) % len(LETTERS)]


def read_code(typed: str) -> str:
    """The code as it is known, from how somebody types it: small letters, spaces, a dash."""
    return "".join(typed.upper().replace("-", " ").split())


def print_code(code: str) -> str:
    """The code as it stands on a card."""
    return f"{code[:_HALF]}-{code[_HALF:]}"


def refuse_code(code: str) -> ReturnRefusal | None:
    """Say why this cannot be a code, or None when it can."""
    if len(code) != CODE_LENGTH or not set(code) <= set(LETTERS):
        return ReturnRefusal.NOT_A_CODE
    if LETTERS[_weighed(code[:-1]) % len(LETTERS)] != code[-1]:
        return ReturnRefusal.MISTYPED
    return None


def last_week_of_code(today: date, *, days: int) -> str:
    """The last week in which a code of today holds: at least so many days.

    A week and not a day, because a day would say when somebody stood at the counter.
    """
    return week_of(today + timedelta(days=days))


def month_of(day: date) -> str:
    """The month of a day: `2026-11`."""
    return f"{day:%Y-%m}"


def shown_months(today: date, *, late_days: int, number: int) -> Sequence[str]:
    """The last months that are over for at least so many days, newest first."""
    months, day = [], today - timedelta(days=late_days)
    for _ in range(number):
        day = day.replace(day=1) - timedelta(days=1)
        months.append(month_of(day))
    return tuple(months)


def fit_to_show(month: str, counts: Mapping[str, int], *, small_cell: int) -> ReturnRow:
    """One month as it may be shown, from its `counts` by `GIVEN` and what came back.

    Counts from 1 to below `small_cell` are hidden, and if what is hidden could be worked out from
    the sum, the next smallest with them. When none is left, nothing of the month is shown.
    """
    back = {each: counts.get(each, 0) for each in Returned}
    upwards = sorted((each for each in Returned if back[each]), key=lambda each: back[each])
    hidden = {each for each in upwards if back[each] < small_cell}
    total = sum(back.values())
    for each in upwards:
        if _is_told(hidden, back):
            hidden.add(each)
    if 0 < total < small_cell or _is_told(hidden, back):
        hidden = set(Returned)
    given = counts.get(GIVEN, 0)
    return ReturnRow(
        month=month,
        given=None if 0 < given < small_cell else given,
        counts=tuple(None if each in hidden else back[each] for each in Returned),
        total=None if hidden == set(Returned) else total,
    )


def _is_told(hidden: Collection[Returned], back: Mapping[Returned, int]) -> bool:
    """Whether the sum tells what is hidden: one count alone, or as many as there are, all ones."""
    return len(hidden) == 1 or 0 < sum(back[each] for each in hidden) == len(hidden)


def _weighed(drawn: str) -> int:
    """Each letter times its place. The last letter of a code is this sum modulo 23.

    So all letters of a right code, times 1 to 7 and the last times -1, sum up to 0. Each of these
    weights has an inverse modulo a prime and no two are equal: one wrong letter changes the sum,
    and so does every swap of two different letters.
    """
    return sum(place * LETTERS.index(letter) for place, letter in enumerate(drawn, start=1))
