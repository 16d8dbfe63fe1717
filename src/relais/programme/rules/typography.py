"""How letters and spaces are set in each language. No word of a source changes by it."""

import re
from collections.abc import Sequence
from typing import Final

NARROW: Final = "\u202f"
NO_BREAK: Final = "\u00a0"
# A number is never cut from its unit.
_BEFORE_UNIT: Final = re.compile(r"(?<=\d) (?=%|euro|EUR|€)")
# French sets a thin space before these, and a wider one at a colon and inside quotation marks.
_BEFORE_SIGN: Final = re.compile(r" (?=[;!?](?:\s|$))")
_BEFORE_COLON: Final = re.compile(r" (?=[:»])")
# Widths of columns, in letters.
_NARROWEST: Final = 4
_LONGEST_WORD: Final = 16
_WIDEST: Final = 34


def typeset(text: str, language: str) -> str:
    """The text with the apostrophes and the unbreakable spaces of its language."""
    text = _BEFORE_UNIT.sub(NO_BREAK, text.replace("'", "’"))
    if language != "fr":
        return text
    text = _BEFORE_SIGN.sub(NARROW, text)
    return _BEFORE_COLON.sub(NO_BREAK, text).replace("« ", f"«{NO_BREAK}")


def width(texts: Sequence[str]) -> int:
    """How much of a line a column of these texts asks for: its longest word, or its average text.

    More than a few words may well stand on several lines, so that they ask for no more.
    """
    words = (len(word) for text in texts for word in text.split())
    average = sum(map(len, texts)) // max(len(texts), 1)
    return max(_NARROWEST, min(max(words, default=0), _LONGEST_WORD), min(average, _WIDEST))
