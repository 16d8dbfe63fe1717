"""Questions of members of parliament: what may be kept, who is competent, what was asked before."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from relais.programme.rules.vocabulary import QuestionState

# Words of fewer letters say too little; these say nothing of what a question is about.
_LETTERS: Final = 5
_SAY_NOTHING: Final = frozenset({
    "betreffende", "omtrent", "tussen", "volgens", "concernant", "relative", "relatives",
    "relatif", "relatifs", "entre", "brussels", "bruxelles", "brusselse", "bruxelloise",
    "bruxellois", "question", "vraag", "about", "within", "between",
})  # fmt: skip
# Words in common that make two questions alike when they share no recommendation.
ALIKE_WORDS: Final = 2


class QuestionRefusal(StrEnum):
    """Why a question or its answer can't be kept."""

    REF_IN_USE = "ref_in_use"
    NO_ADDRESSEE = "no_addressee"
    NO_ANSWER = "no_answer"
    NOT_OPEN = "not_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What makes two questions alike."""

    recommendations: frozenset[int]
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two questions have in common: so many recommendations, and these words."""

    recommendations: int
    words: tuple[str, ...]

    @property
    def weight(self) -> int:
        return 10 * self.recommendations + len(self.words)


def words_of(subject: str) -> frozenset[str]:
    """The words of a subject that say what it is about, in small letters."""
    found = re.findall(r"[^\W\d_]+", subject.casefold())
    return frozenset(word for word in found if len(word) >= _LETTERS) - _SAY_NOTHING


def likeness(one: Asked, other: Asked) -> Likeness | None:
    """What two questions share; None when that is too little to call them alike."""
    shared = len(one.recommendations & other.recommendations)
    words = tuple(sorted(words_of(one.subject) & words_of(other.subject)))
    if not shared and len(words) < ALIKE_WORDS:
        return None
    return Likeness(recommendations=shared, words=words)


def refuse_answering(
    *, state: str, answer: Collection[str], answered_on: str
) -> QuestionRefusal | None:
    """Why a question can't be called answered, if so: one language is enough, and a day."""
    if state not in (QuestionState.OPEN, QuestionState.NOT_KNOWN):
        return QuestionRefusal.NOT_OPEN
    return None if any(answer) and answered_on else QuestionRefusal.NO_ANSWER


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Who is competent for a matter, from a day until before another; None is open."""

    body: str
    from_day: date | None
    to_day: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on this day."""
        begun = self.from_day is None or self.from_day <= day
        return begun and (self.to_day is None or day < self.to_day)


def competent(
    rules: Mapping[int, Iterable[Rule]], fallback: Mapping[int, str], *, on: date
) -> dict[str, tuple[int, ...]]:
    """Who is competent for each recommendation: by the register, else whom the text itself names.

    Answers the codes of the bodies, each with the recommendations for which it is.
    """
    found: dict[str, list[int]] = {}
    for recommendation, named in fallback.items():
        in_force = [rule.body for rule in rules.get(recommendation, ()) if rule.holds_on(on)]
        for body in in_force or ([named] if named else []):
            found.setdefault(body, []).append(recommendation)
    return {body: tuple(which) for body, which in found.items()}
