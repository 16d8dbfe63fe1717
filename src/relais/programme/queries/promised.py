"""The kinds of promise that this context brings, with clocks that nobody has validated yet."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.urls import reverse

from relais.programme.permissions import Permission
from relais.programme.rules.promised import CONTRIBUTION, QUESTION
from relais.programme.words import promised as words
from relais.promises.interface import Clock, ClockUnit, Kind, Step, Target, Urgency

# Every promise of this context is made with its day; a clock holds where one is made without.
_CLOCKS: Final[Mapping[Urgency, Clock]] = {
    Urgency.WEEK: Clock(amount=80, unit=ClockUnit.WORKING_HOURS)
}


def kinds() -> tuple[Kind, ...]:
    """What members of a round owe, and what is owed to parliament."""
    return (
        Kind(
            code=CONTRIBUTION,
            noun=words.CONTRIBUTION,
            verb=words.CONTRIBUTE,
            permission=Permission.CONTRIBUTE,
            clocks=_CLOCKS,
            address=lambda about: reverse("rounds:asked_of_us", args=[UUID(about)]),
            steps=(
                Step(after=timedelta(), target=Target.OWED_BY),
                Step(after=timedelta(days=3), target=Target.OWED_TO),
                Step(after=timedelta(days=7), target=Target.REGION),
            ),
        ),
        Kind(
            code=QUESTION,
            noun=words.QUESTION,
            verb=words.ANSWER,
            permission=Permission.KEEP,
            clocks=_CLOCKS,
            address=lambda about: reverse("questions:question", args=[about]),
            steps=(
                Step(after=timedelta(), target=Target.OWED_BY),
                Step(after=timedelta(days=1), target=Target.REGION),
            ),
        ),
    )
