"""Belgian telephone numbers as they are printed."""

import re
from enum import StrEnum


class NumberRefusal(StrEnum):
    """Why a number is not taken over."""

    MALFORMED = "malformed"
    UNKNOWN_SHORT = "unknown_short"


# Short numbers that a source names (field/domain.md §5). Another one is more often a slip than a
# new line: a Senate paper prints 1712 as 1720. A new line is added here, with its source.
SHORT_NUMBERS = frozenset({"101", "102", "103", "106", "107", "108", "112", "1710", "1712", "1813"})
_SHORT = re.compile(r"1\d{2,3}")
_PRINTED = (
    re.compile(r"116 \d{3}"),
    re.compile(r"0800 \d{2} \d{3}"),
    re.compile(r"0(?:70|78) \d{3} \d{3}"),
    re.compile(r"0[2349] \d{3} \d{2} \d{2}"),
    re.compile(r"0(?:1\d|5\d|6\d|7[1-7]|8[1-9]) \d{2} \d{2} \d{2}"),
    re.compile(r"04\d{2} \d{2} \d{2} \d{2}"),
)


def refuse_number(number: str) -> NumberRefusal | None:
    """Why `number` is not a Belgian number in its printed form, or None: "02 553 17 40", "1712"."""
    if _SHORT.fullmatch(number):
        return None if number in SHORT_NUMBERS else NumberRefusal.UNKNOWN_SHORT
    if any(form.fullmatch(number) for form in _PRINTED):
        return None
    return NumberRefusal.MALFORMED
