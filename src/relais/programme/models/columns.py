"""Columns that many tables of this context share."""

from typing import Final

from relais.foundation.columns import (
    CODE_AT_MOST,
    code,
    in_three,
    is_a_date,
    neutral,
    one_of,
    text,
    told_date,
    wording,
)

__all__ = [
    "CODE_AT_MOST",
    "KEPT",
    "code",
    "in_three",
    "is_a_date",
    "neutral",
    "one_of",
    "text",
    "told_date",
    "wording",
]

KEPT: Final = "for good: an edition answers parliament, and the next one is compared with it"
