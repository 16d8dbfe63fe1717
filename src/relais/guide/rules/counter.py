"""What a counter can be asked in two taps, which step that leads to, and what it then shows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# Printed on the danger screen and on every card whatever the directory holds.
EMERGENCY_NUMBER: Final = "112"
POLICE_NUMBER: Final = "101"

PLACE_UNKNOWN: Final = "unknown"
SHOWN_SERVICES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One button of the first screen: the words of a person, as a need and a profile.

    `sentence` is what the guide says then, where that differs from what it says for the need.
    """

    code: str
    need: str
    profile: str = ""
    folded: bool = False
    sentence: str = ""

    @property
    def sentence_key(self) -> str:
        return self.sentence or self.need


DANGER: Final = Choice(code="danger", need="danger_now")

CHOICES: Final = (
    DANGER,
    Choice(code="talk", need="listening_advice"),
    Choice(code="sleep", need="shelter"),
    Choice(code="children", need="children"),
    Choice(code="police", need="police_statement"),
    Choice(code="uses_violence", need="perpetrator_help", profile="perpetrator"),
    Choice(code="law", need="legal_advice"),
    Choice(code="worried", need="listening_advice", profile="witness", sentence="worried"),
    Choice(code="sexual_violence", need="sexual_violence", folded=True),
    Choice(code="medical", need="medical", folded=True),
    Choice(code="crisis", need="crisis", folded=True),
    Choice(code="victim_support", need="victim_support", folded=True),
    Choice(code="housing", need="housing", folded=True),
)
CHOICE: Final = {choice.code: choice for choice in CHOICES}

# Reasons of the directory that have a place of their own on the screen, so the line of reasons
# leaves them out: first "open or closed", then the mark, the languages and the missing number.
STATE_REASONS: Final = (
    "open_until",
    "open_day_and_night",
    "relayed_until",
    "relayed_day_and_night",
    "hours_by_appointment",
    "hours_unknown",
    "closed_opens",
    "closed",
)
PLACED_REASONS: Final = (
    "confirmed",
    "stale",
    "unconfirmed",
    "disputed",
    "speaks",
    "no_number",
)
# Of a service without a number this stands in the number's place.
THROUGH_PROFESSIONAL: Final = "through_professional"
# "Open day and night" says the hours too.
ALWAYS_OPEN: Final = "open_day_and_night"

# What every helpline is asked for, whatever else is needed: someone who listens.
LISTENING: Final = "listening_advice"
# The kind of service that a helpline is.
HELPLINE: Final = "helpline"


class Step(StrEnum):
    """The four screens."""

    NEEDS = "needs"
    PLACES = "places"
    DANGER = "danger"
    RESULT = "result"


class Misread(StrEnum):
    """Why an answer cannot be followed; `words` says it in three languages."""

    NEED = "need"
    MUNICIPALITY = "municipality"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Everything a counter is ever told. An empty string is a question not yet answered."""

    choice: str = ""
    municipality: str = ""
    spoken: str = ""

    @property
    def nis(self) -> str | None:
        return None if self.municipality in {"", PLACE_UNKNOWN} else self.municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Codes of services: the helpline, at most three others, and those without a place."""

    helpline: str | None
    services: tuple[str, ...]
    further: tuple[str, ...]

    @property
    def first(self) -> tuple[str, ...]:
        return (self.helpline, *self.services) if self.helpline else self.services


def refuse_asked(
    asked: Asked, *, municipalities: Collection[str], languages: Collection[str]
) -> Misread | None:
    """Say which answer is not one that the page offers, or None when all are."""
    if asked.choice and asked.choice not in CHOICE:
        return Misread.NEED
    if asked.nis is not None and asked.nis not in municipalities:
        return Misread.MUNICIPALITY
    if asked.spoken and asked.spoken not in languages:
        return Misread.LANGUAGE
    return None


def follow(asked: Asked, *, back: str) -> Asked:
    """The answers that remain after a step back to the screen `back`; without one, all of them."""
    if back == Step.PLACES:
        return Asked(choice=asked.choice)
    return Asked() if back else asked


def step_before(step: Step) -> Step:
    """Where the way back leads."""
    return Step.PLACES if step is Step.RESULT else Step.NEEDS


def step_of(asked: Asked) -> Step:
    """The screen that these answers lead to. Danger asks for no municipality."""
    if not asked.choice:
        return Step.NEEDS
    if asked.choice == DANGER.code:
        return Step.DANGER
    return Step.RESULT if asked.municipality else Step.PLACES


def shown(*, helplines: Sequence[str], services: Sequence[str]) -> Shown:
    """Put the best helpline first and nothing twice; both arrive best first."""
    helpline = helplines[0] if helplines else None
    others = tuple(code for code in services if code != helpline)
    return Shown(
        helpline=helpline, services=others[:SHOWN_SERVICES], further=others[SHOWN_SERVICES:]
    )


def places_taken(picked: Shown, *, services: Sequence[str]) -> int:
    """How many of `services`, best first, have a place: three, and the helpline."""
    return SHOWN_SERVICES + (picked.helpline in services[: SHOWN_SERVICES + 1])
