"""Read what is chosen on a page of coverage. What is not on a list counts as not chosen."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from relais.directory.rules.coverage.counting import Axes, Box
from relais.directory.rules.coverage.vocabulary import (
    ReachLayer,
    Scenario,
    TrustLayer,
    WhatIfRefusal,
)
from relais.directory.rules.coverage.week import DAY_HOURS, DAYS, HOURS, nights
from relais.directory.rules.coverage.what_if import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is looked at; None is all of them."""

    language: str
    need: str | None = None
    municipality: str | None = None
    profile: str | None = None
    scenario: Scenario = Scenario.WEEK
    trust: TrustLayer = TrustLayer.ALL
    reach: ReachLayer = ReachLayer.ALL

    def box(self, axes: Axes) -> Box:
        """The cells that are looked at."""
        return (
            _places(axes.municipalities, self.municipality),
            _places(axes.needs, self.need),
            _places(axes.languages, self.language),
            _places(axes.profiles, self.profile),
            self.hours(),
        )

    def hours(self) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """The numbers of the hours that are looked at."""
        return np.flatnonzero(nights()) if self.scenario is Scenario.NIGHTS else np.arange(HOURS)


def read_selection(
    said: Mapping[str, str], axes: Axes, *, language: str, profile: str | None
) -> Selection:
    """The choice; `language` and `profile` hold where none is chosen."""
    return Selection(
        language=_among(said, "language", axes.languages) or language,
        need=_among(said, "need", axes.needs),
        municipality=_among(said, "municipality", axes.municipalities),
        profile=_among(said, "profile", axes.profiles) or profile,
        scenario=_of(Scenario, said, "scenario"),
        trust=_of(TrustLayer, said, "trust"),
        reach=_of(ReachLayer, said, "reach"),
    )


def read_session(
    said: Mapping[str, str], days: Sequence[str], axes: Axes
) -> Session | WhatIfRefusal | None:
    """The extra session that is asked about, or why it can't be read; None when none is asked."""
    if "service" not in said:
        return None
    chosen = tuple(day for day in range(DAYS) if str(day) in days)
    if not said["service"]:
        return WhatIfRefusal.SERVICE
    if not chosen:
        return WhatIfRefusal.DAYS
    first_hour, end_hour = _hour(said.get("from", "")), _hour(said.get("until", ""))
    if first_hour is None or end_hour is None or first_hour >= end_hour:
        return WhatIfRefusal.HOURS
    return Session(
        service=said["service"],
        days=chosen,
        first_hour=first_hour,
        end_hour=end_hour,
        language=_among(said, "spoken", axes.languages),
    )


def _places(axis: tuple[str, ...], word: str | None) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.array([axis.index(word)] if word else range(len(axis)), np.intp)


def _among(said: Mapping[str, str], name: str, allowed: Collection[str]) -> str | None:
    value = said.get(name, "")
    return value if value in allowed else None


def _of[Word: StrEnum](words: type[Word], said: Mapping[str, str], name: str) -> Word:
    return words(_among(said, name, frozenset(words)) or next(iter(words)))


def _hour(text: str) -> int | None:
    return int(text) if text in {str(hour) for hour in range(DAY_HOURS + 1)} else None
