"""What the discreet card carries, and when no card may be made.

The card ends up in a shoe, a wallet or a kitchen drawer: it shows numbers and hours, and nothing
that tells whoever finds it what the numbers are for.
"""

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

# What fits on 85 x 54 mm at the letter sizes of `templates/materials/card.typ`. Its letters are all
# equally wide, so that counting them is measuring them.
SERVICES_AT_MOST = 3
LINES_AT_MOST = 6
NUMBER_WIDTH = 14
DETAIL_WIDTH = 29
DETAIL_ROWS = 2
FRONT_WIDTH = 30  # beside it stands the code
FOOTER_WIDTH = 60
LANGUAGES_SHOWN = 5

UNCONFIRMED_MARK = "*"


class CardRefusal(StrEnum):
    """Why no card can be made. `words.py` says it in three languages."""

    UNKNOWN_SERVICE = "unknown-service"
    UNKNOWN_LANGUAGE = "unknown-language"
    TOO_MANY_SERVICES = "too-many-services"
    NO_NUMBER = "no-number"
    TELLING_WORD = "telling-word"
    DOES_NOT_FIT = "does-not-fit"
    UNKNOWN_DEVICE = "unknown-device"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the card may know of one service: never its name, never where it is."""

    number: str
    hours: str
    languages: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One number as printed, and beside it one or two short rows."""

    number: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Every word that is printed. `code` is random, and empty unless it was asked for."""

    front: str
    lines: tuple[Line, ...]
    footer: tuple[str, ...]
    code: str = ""


def refuse_choice(
    *, chosen: Sequence[str], known: Iterable[str], language: str, languages: Iterable[str]
) -> CardRefusal | None:
    """Say why no card can be made of these services, or None when one can."""
    if language not in set(languages):
        return CardRefusal.UNKNOWN_LANGUAGE
    if not set(chosen) <= set(known):
        return CardRefusal.UNKNOWN_SERVICE
    if len(set(chosen)) > SERVICES_AT_MOST:
        return CardRefusal.TOO_MANY_SERVICES
    return None


def lines(entries: Iterable[Entry]) -> tuple[Line, ...]:
    """The lines in the order given: each number once, and only of those who have one."""
    by_number: dict[str, Entry] = {}
    for entry in entries:
        if entry.number:
            by_number.setdefault(entry.number, entry)
    return tuple(Line(number=entry.number, details=_details(entry)) for entry in by_number.values())


def refuse_card(card: Card, *, telling: Iterable[str]) -> CardRefusal | None:
    """Say why this card may not be printed, or None when it may.

    `telling` are the beginnings of words that would tell a finder what the card is for.
    """
    if not card.lines:
        return CardRefusal.NO_NUMBER
    if not _fits(card):
        return CardRefusal.DOES_NOT_FIT
    if telling_words(_printed(card), telling=telling):
        return CardRefusal.TELLING_WORD
    return None


def telling_words(texts: Iterable[str], *, telling: Iterable[str]) -> tuple[str, ...]:
    """The words in `texts` that begin as one of `telling` does; accents hide nothing."""
    beginnings = tuple(_plain(beginning) for beginning in telling)
    words = (word for text in texts for word in _words(text))
    return tuple(word for word in words if word.startswith(beginnings))


def _details(entry: Entry) -> tuple[str, ...]:
    shown = [code.upper() for code in entry.languages[:LANGUAGES_SHOWN]]
    more = len(entry.languages) - len(shown)
    parts = [part for part in (entry.hours, " ".join(shown + [f"+{more}"] * (more > 0))) if part]
    if parts and not entry.confirmed:
        parts[-1] += f" {UNCONFIRMED_MARK}"
    if all(len(part) <= DETAIL_WIDTH for part in parts):
        return tuple(parts)
    return tuple(_wrap(" · ".join(parts)))


def _fits(card: Card) -> bool:
    return (
        len(card.lines) <= LINES_AT_MOST
        and len(card.front) <= FRONT_WIDTH
        and all(len(row) <= FOOTER_WIDTH for row in card.footer)
        and all(_line_fits(line) for line in card.lines)
    )


def _line_fits(line: Line) -> bool:
    return (
        len(line.number) <= NUMBER_WIDTH
        and len(line.details) <= DETAIL_ROWS
        and all(len(row) <= DETAIL_WIDTH for row in line.details)
    )


def _wrap(text: str) -> list[str]:
    """Rows of whole words: a telling word cut in two would pass unseen."""
    return textwrap.wrap(text, DETAIL_WIDTH, break_on_hyphens=False, break_long_words=False)


def _printed(card: Card) -> Iterable[str]:
    yield card.front
    yield card.code
    for line in card.lines:
        yield line.number
        yield from line.details
    yield from card.footer


def _words(text: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in _plain(text)).split()


def _plain(text: str) -> str:
    """In small letters and without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))
