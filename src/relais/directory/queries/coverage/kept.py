"""The counts of one version of the directory in one week, made once for each process."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import yaml

from relais.directory.queries.revisions import NOTHING_YET
from relais.directory.queries.services import Listed, listed
from relais.directory.rules.asking import MUNICIPALITIES
from relais.directory.rules.coverage.counting import Axes, Coverage, cover
from relais.directory.rules.coverage.layers import in_reach, in_trust
from relais.directory.rules.coverage.vocabulary import Existence, ReachLayer, TrustLayer
from relais.directory.rules.coverage.week import Week
from relais.directory.rules.vocabulary import Need, Profile

_FILE = Path(__file__).parents[2] / "data" / "coverage_languages.yaml"
TODAY = frozenset(Existence)
IN_2022 = frozenset({Existence.THEN})
PERHAPS_IN_2022 = frozenset({Existence.THEN, Existence.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """The languages that are asked for, who proposed them, and whether an authority agrees."""

    codes: tuple[str, ...]
    source: str
    validated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Which services count: how far they are confirmed, how they are reached, and since when."""

    trust: TrustLayer = TrustLayer.ALL
    reach: ReachLayer = ReachLayer.ALL
    existence: frozenset[Existence] = TODAY


@cache
def languages() -> Languages:
    """The list that comes with the program."""
    said = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return Languages(
        codes=tuple(said["languages"]), source=said["source"], validated=said["validated"]
    )


def axes(version: str) -> Axes:
    """Every municipality, need and profile, and the languages: those on the list, then others."""
    spoken = {code for each in listed(version) for code in each.facts.languages or ()}
    named = languages().codes
    return Axes(
        municipalities=tuple(sorted(MUNICIPALITIES)),
        needs=tuple(Need),
        languages=(*named, *sorted(spoken.difference(named))),
        profiles=tuple(Profile),
    )


def members(version: str, day: date, layer: Layer) -> list[Listed]:
    """The services that count in this layer on `day`."""
    return [
        each
        for each in listed(version)
        if each.existence in layer.existence
        and in_reach(each.display, layer.reach)
        and in_trust(each.display_on(day), layer.trust)
    ]


def coverage(version: str, week: Week, layer: Layer) -> Coverage:
    """The counts. A record counts as confirmed when it stays so to the last day of the week."""
    return _count(version, week, layer) if version == NOTHING_YET else _once(version, week, layer)


# A page shows today beside the two readings of 2022; a count takes some megabytes.
@lru_cache(maxsize=6)
def _once(version: str, week: Week, layer: Layer) -> Coverage:
    return _count(version, week, layer)


def _count(version: str, week: Week, layer: Layer) -> Coverage:
    found = members(version, week.last_day, layer)
    return cover([each.facts_on(week.last_day) for each in found], axes(version), week)
