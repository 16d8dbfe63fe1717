"""What a member of a round answers, and how it goes with what the last edition says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from relais.foundation.partial_dates import NotADate, PartialDate
from relais.foundation.quantities import NotAQuantity, Quantity
from relais.foundation.wording import LANGUAGES, Wording
from relais.programme.rules.vocabulary import Verdict

# As one writes large numbers in Belgium.
_THOUSANDS: Final = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,3}(?:\.\d{3})+(?!\d)")
# New initiatives that one answer can hold; more go by a second answer.
NEW_AT_MOST: Final = 3
NOTHING: Final = Wording()


class AnswerRefusal(StrEnum):
    """Why an answer about one initiative can't be taken."""

    NO_VERDICT = "no_verdict"
    NOTHING_CHANGED = "nothing_changed"
    CHANGED_ANYWAY = "changed_anyway"
    NO_TITLE = "no_title"
    NO_TEXT = "no_text"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An initiative as the last edition has it; `figures` as they were told, by their key."""

    told: Wording = NOTHING
    progress: str = ""
    figures: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        texts = {each: getattr(self.told, each) for each in LANGUAGES}
        return {"told": texts, "progress": self.progress, "figures": dict(self.figures)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Known":
        told = Wording.of(kept["told"])
        return cls(told=told, progress=kept["progress"], figures=kept["figures"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a member says of one initiative, or of a new one; `verdict` is empty until she says."""

    ref: str
    verdict: str
    title: Wording = NOTHING
    told: Wording = NOTHING
    progress: str = ""
    ended_on: str = ""
    figures: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    def differs_from(self, known: Known) -> bool:
        """Whether text, progress or a figure says something else."""
        return (self.told, self.progress, dict(self.figures)) != (
            known.told,
            known.progress,
            dict(known.figures),
        )


def refuse_answer(given: Given, known: Known) -> AnswerRefusal | None:
    """Why this can't be taken as an answer about an initiative that stands in the report."""
    if not given.verdict:
        return AnswerRefusal.NO_VERDICT
    if given.verdict == Verdict.NOTHING_NEW and given.differs_from(known):
        return AnswerRefusal.CHANGED_ANYWAY
    if given.verdict == Verdict.CHANGED and not (given.differs_from(known) or given.note):
        return AnswerRefusal.NOTHING_CHANGED
    return _refuse_values(given)


def refuse_new(given: Given) -> AnswerRefusal | None:
    """Why this can't be taken as a new initiative; one language is enough to begin with."""
    if not given.title:
        return AnswerRefusal.NO_TITLE
    return _refuse_values(given) if given.told else AnswerRefusal.NO_TEXT


def _refuse_values(given: Given) -> AnswerRefusal | None:
    if not all(map(is_quantity, filter(None, given.figures.values()))):
        return AnswerRefusal.NOT_A_NUMBER
    if given.ended_on and not is_date(given.ended_on):
        return AnswerRefusal.NOT_A_DATE
    return None


def is_quantity(text: str) -> bool:
    """Whether this is a number as a source may tell it."""
    try:
        Quantity.parse(text)
    except NotAQuantity:
        return False
    return True


def is_date(text: str) -> bool:
    """Whether this is a day, a month, a season or a year."""
    try:
        PartialDate.parse(text)
    except NotADate:
        return False
    return True


def plain_quantity(typed: str) -> str:
    """`>= 170` as `>=170`, `100 - 150` as `100..150`, `1.250` as `1250`, `7,2` as `7.2`."""
    said = "".join(typed.split())
    for sign, plain in (("≥", ">="), ("≤", "<="), ("±", "~"), ("–", ".."), ("-", "..")):
        said = said.replace(sign, plain)
    said = _THOUSANDS.sub(lambda found: found.group().replace(".", ""), said)
    return said.replace(",", ".")


def plain_text(text: str) -> str:
    """The text as it can be compared: however its lines end, and whatever stands behind them."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def plain_wording(text: Wording) -> Wording:
    """The same in each language."""
    return Wording.of({each: plain_text(getattr(text, each)) for each in LANGUAGES})


def up_to_date(given: Wording, known: Wording) -> Wording:
    """The text without the languages that were left as they were while another was changed.

    A translation of what stood before says something that nobody says any more: it is asked anew.
    """
    changed = [each for each in LANGUAGES if getattr(given, each) != getattr(known, each)]
    if not changed:
        return given
    return Wording.of({each: getattr(given, each) for each in changed})


def to_be_asked(told: Wording) -> tuple[str, ...]:
    """The languages of the region in which a text is missing."""
    return tuple(each for each in told.missing if each in ("nl", "fr"))


def next_ref(refs: Iterable[str]) -> str:
    """The reference of another initiative: after `I31` comes `I32`."""
    numbers = [int(ref[1:]) for ref in refs if ref[:1] == "I" and ref[1:].isdecimal()]
    return f"I{max(numbers, default=0) + 1:02d}"
