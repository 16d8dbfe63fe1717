"""What both pages of coverage show: the choice, shares in words and as a bar, the map."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from relais.directory.queries.coverage.kept import Layer, axes, coverage
from relais.directory.rules.coverage.choosing import Selection, read_selection
from relais.directory.rules.coverage.counting import MUNICIPALITY, NEED, Coverage
from relais.directory.rules.coverage.reading import Shares, shares, shares_along
from relais.directory.rules.coverage.vocabulary import Scenario, TrustLayer
from relais.directory.rules.coverage.week import Week, ordinary_week
from relais.directory.words import coverage as words
from relais.directory.words.labels import NEED as NEED_LABEL
from relais.directory.words.labels import PROFILE as PROFILE_LABEL
from relais.directory.words.labels import language_names
from relais.directory.words.reasons import active_language
from relais.organisations.interface import Place

# A map says "more than a quarter", not "61 %": steps that can be told apart by their hatching.
_STEPS = (0.0, 0.25, 0.5, 0.75)
_NAMES = ("need", "municipality", "language", "profile", "scenario", "trust", "reach")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is looked at, in which week, and the counts for it."""

    version: str
    selection: Selection
    week: Week
    kept: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of a filter."""

    code: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One thing to choose, with its options."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Shares in words, and as two pieces of a bar; `query` leads to the page about this alone."""

    code: str
    title: str
    query: str
    nobody: str
    one: str
    more: str
    bar_nobody: int
    bar_one: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """The outline of a municipality; `step` says how densely it is hatched, 0 to 4."""

    outline: str
    step: int


def look(version: str, said: Mapping[str, str], today: date, *, profile: str | None) -> Look:
    """Read the choice and count for it; `profile` holds where none is chosen."""
    selection = read_selection(said, axes(version), language=active_language(), profile=profile)
    week = week_of(selection, today)
    return Look(
        version=version,
        selection=selection,
        week=week,
        kept=coverage(version, week, layer_of(selection)),
    )


def week_of(selection: Selection, today: date) -> Week:
    """The week that is looked at, with its days as holidays if the scenario says so."""
    return replace(ordinary_week(today), holidays=selection.scenario is Scenario.HOLIDAYS)


def layer_of(selection: Selection) -> Layer:
    """The services that the choice lets count."""
    return Layer(trust=selection.trust, reach=selection.reach)


def confirmed_only(found: Look) -> str:
    """In which part of the hours nobody answers when only confirmed records count."""
    selection = replace(found.selection, trust=TrustLayer.CONFIRMED)
    kept = coverage(found.version, found.week, layer_of(selection))
    return words.percent(by_need(kept, selection)[""].nobody)


def by_need(kept: Coverage, selection: Selection) -> dict[str, Shares]:
    """The shares of each need that is looked at, and under "" those of all of them together."""
    counts = kept.cells(selection.box(kept.axes))
    needs = [selection.need] if selection.need else kept.axes.needs
    return {"": shares(counts), **dict(zip(needs, shares_along(counts, NEED), strict=True))}


def by_municipality(kept: Coverage, selection: Selection) -> dict[str, Shares]:
    """The shares of every municipality, whichever is chosen."""
    counts = kept.cells(replace(selection, municipality=None).box(kept.axes))
    return dict(zip(kept.axes.municipalities, shares_along(counts, MUNICIPALITY), strict=True))


def row(title: str, found: Shares, *, code: str = "", query: str = "") -> Row:
    """Shares in words."""
    return Row(
        code=code,
        title=title,
        query=query,
        nobody=words.percent(found.nobody),
        one=words.percent(found.one),
        more=words.percent(found.more),
        bar_nobody=round(found.nobody * 100),
        bar_one=round(found.one * 100),
    )


def map_places(places: tuple[Place, ...], found: Mapping[str, Shares]) -> tuple[MapPlace, ...]:
    """The outlines: the more hours nobody answers, the denser they are hatched."""
    return tuple(
        MapPlace(
            outline=place.outline, step=sum(found[place.nis].nobody > limit for limit in _STEPS)
        )
        for place in places
    )


def names_of(places: tuple[Place, ...]) -> dict[str, str]:
    """Municipalities in the order of their names in the active language."""
    named = {place.nis: place.name.in_language(active_language()) for place in places}
    return dict(sorted(named.items(), key=lambda place: place[1]))


def languages_of(kept: Coverage) -> dict[str, str]:
    """The languages that are asked for, by name."""
    names = language_names(active_language())
    return {code: names[code] for code in kept.axes.languages}


def filters(found: Look, places: Mapping[str, str], names: tuple[str, ...]) -> tuple[Filter, ...]:
    """What can be chosen, of these names."""
    labels: dict[str, Iterable[tuple[str, object]]] = {
        "need": [("", words.ALL_NEEDS), *NEED_LABEL.items()],
        "municipality": [("", words.ALL_PLACES), *places.items()],
        "language": languages_of(found.kept).items(),
        "profile": PROFILE_LABEL.items(),
        "scenario": words.SCENARIO.items(),
        "trust": words.TRUST_LAYER.items(),
        "reach": words.REACH_LAYER.items(),
    }
    return tuple(
        Filter(
            name=name,
            label=str(words.FILTER[name]),
            choices=options(labels[name], getattr(found.selection, name) or ""),
        )
        for name in names
    )


def options(labels: Iterable[tuple[str, object]], chosen: str) -> tuple[Choice, ...]:
    """Options in their own order."""
    return tuple(
        Choice(code=code, title=str(label), chosen=code == chosen) for code, label in labels
    )


def query_of(selection: Selection, **changes: str) -> str:
    """The choice as the query of an address, with some of it changed."""
    chosen = {name: getattr(selection, name) for name in _NAMES} | changes
    return urlencode({name: value for name, value in chosen.items() if value})
