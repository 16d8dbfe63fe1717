"""What an article of the guide may look like, and when its text has changed.

Pure: no Django, no database, no clock. Days arrive as arguments.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from relais.foundation.trilingual import Trilingual
from relais.guide.rules.counter import CHOICES, DANGER

# In words. Longer than this nobody remembers it while a person stands before them.
LONGEST_SENTENCE: Final = 25
SENTENCE_KEYS: Final = frozenset(choice.sentence_key for choice in CHOICES)
_BULLET = "- "
# Between two parts of a digest: a control character that no editor types.
_SEPARATOR = "\x1f"


class Chapter(StrEnum):
    """The parts of the guide, in the order in which they are read."""

    DETECT = "detect"
    CARE = "care"
    ORIENT = "orient"
    SECTOR = "sector"
    COUNTER = "counter"


class Sector(StrEnum):
    """The sectors of the DPO tool: the source counts fourteen and names thirteen of them."""

    SOCIAL = "social"
    HEALTH = "health"
    FAMILY_PLANNING = "family_planning"
    HEALTH_HOUSES = "health_houses"
    POLICE = "police"
    JUSTICE = "justice"
    FEMINIST_ASSOCIATIONS = "feminist_associations"
    ANTI_VIOLENCE_ASSOCIATIONS = "anti_violence_associations"
    EDUCATION = "education"
    HEALTH_PROMOTION = "health_promotion"
    PUBLIC_ADMINISTRATION = "public_administration"
    SOCIO_CULTURAL = "socio_cultural"
    PROFESSIONAL_REINTEGRATION = "professional_reintegration"
    NOT_NAMED = "not_named"


class Refusal(StrEnum):
    """Why an article cannot enter the guide. `words` says it in three languages."""

    TWICE = "twice"
    LANGUAGE_MISSING = "language-missing"
    PLACE_UNCLEAR = "place-unclear"
    SENTENCE_TOO_LONG = "sentence-too-long"
    WRONG_NUMBER_OF_LINES = "wrong-number-of-lines"
    HALF_VALIDATED = "half-validated"
    VALIDATED_LATER = "validated-later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Who stands behind a text. All three are empty until its owner signs."""

    owner: str = ""
    validated_on: date | None = None
    validated_by_role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as its author wrote it, before the guide takes it in."""

    code: str
    chapter: Chapter
    position: int
    title: Trilingual
    body: Trilingual
    source: str
    sector: Sector | None = None
    need: str = ""
    mark: Mark = field(default_factory=Mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, or a list when `items` has any."""

    text: str = ""
    items: tuple[str, ...] = ()


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs and lists, parted by empty lines; in a list each line begins with '- '."""
    parts = (
        [line.strip() for line in part.splitlines() if line.strip()] for part in text.split("\n\n")
    )
    return tuple(_block(lines) for lines in parts if lines)


def _block(lines: list[str]) -> Block:
    if all(line.startswith(_BULLET) for line in lines):
        return Block(items=tuple(line.removeprefix(_BULLET) for line in lines))
    return Block(text=" ".join(lines))


def digest(draft: Draft) -> str:
    """The same for two drafts that a reader could not tell apart. Their place is not in it."""
    mark = draft.mark
    parts = (
        *_texts(draft.title),
        *_texts(draft.body),
        draft.source,
        mark.owner,
        mark.validated_on.isoformat() if mark.validated_on else "",
        mark.validated_by_role,
    )
    return hashlib.sha256(_SEPARATOR.join(parts).encode()).hexdigest()


def refuse_articles(drafts: Sequence[Draft], *, today: date) -> tuple[str, Refusal] | None:
    """The first article that cannot enter, with the reason; None when all can."""
    seen: set[str] = set()
    for draft in drafts:
        if draft.code in seen:
            return draft.code, Refusal.TWICE
        seen.add(draft.code)
        refusal = refuse_article(draft, today=today)
        if refusal:
            return draft.code, refusal
    return None


def refuse_article(draft: Draft, *, today: date) -> Refusal | None:
    """Say why the guide cannot take `draft`, or None when it can."""
    if not all(text.strip() for text in _equals(draft)):
        return Refusal.LANGUAGE_MISSING
    if not _has_its_place(draft):
        return Refusal.PLACE_UNCLEAR
    return _refuse_mark(draft.mark, today) or _refuse_sentence(draft)


def _equals(draft: Draft) -> tuple[str, ...]:
    """The texts that must be there: Dutch and French are equals."""
    return (draft.title.nl, draft.title.fr, draft.body.nl, draft.body.fr)


def _has_its_place(draft: Draft) -> bool:
    """A sector's page names its sector, a counter's sentence its need, no other names either."""
    names_sector = draft.sector is not None
    names_need = draft.need in SENTENCE_KEYS if draft.need else False
    return (
        names_sector == (draft.chapter is Chapter.SECTOR)
        and names_need == (draft.chapter is Chapter.COUNTER)
        and names_need == bool(draft.need)
    )


def _refuse_mark(mark: Mark, today: date) -> Refusal | None:
    if bool(mark.validated_on) != bool(mark.validated_by_role):
        return Refusal.HALF_VALIDATED
    if mark.validated_on and mark.validated_on > today:
        return Refusal.VALIDATED_LATER
    return None


def _refuse_sentence(draft: Draft) -> Refusal | None:
    """What a person says aloud is short; in danger it is two lines."""
    if draft.chapter is not Chapter.COUNTER:
        return None
    for text in _texts(draft.body):
        lines = blocks(text)
        if text.strip() and len(lines) != (2 if draft.need == DANGER.sentence_key else 1):
            return Refusal.WRONG_NUMBER_OF_LINES
        if any(len(line.text.split()) > LONGEST_SENTENCE for line in lines):
            return Refusal.SENTENCE_TOO_LONG
    return None


def _texts(text: Trilingual) -> Iterator[str]:
    yield from (text.nl, text.fr, text.en)
