"""Coverage as everyone may read it: shares by need and municipality, over all groups of people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from relais.directory.queries.coverage.kept import languages
from relais.directory.queries.coverage.shown import (
    Filter,
    Look,
    MapPlace,
    Row,
    by_municipality,
    by_need,
    confirmed_only,
    filters,
    languages_of,
    look,
    map_places,
    names_of,
    query_of,
    row,
)
from relais.directory.queries.coverage.then_and_now import ThenAndNow, then_and_now
from relais.directory.queries.revisions import data_version
from relais.directory.rules.vocabulary import Need
from relais.directory.words import coverage as words
from relais.directory.words.hours import day_in_words
from relais.directory.words.labels import NEED
from relais.directory.words.reasons import active_language
from relais.foundation.access import Viewer
from relais.organisations.interface import municipalities

# Nothing else can be chosen here: a group of people could point at one house.
_CHOSEN = ("need", "language", "scenario")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """The sentence, what can be chosen, and the shares behind it."""

    sentence: str
    confirmed: str
    week: str
    filters: tuple[Filter, ...]
    needs: tuple[Row, ...]
    municipalities: tuple[Row, ...]
    places: tuple[MapPlace, ...]
    then_and_now: ThenAndNow
    validated: bool
    query: str


def open_page(viewer: Viewer, *, said: Mapping[str, str], today: date) -> OpenPage:
    """What everyone may read about the language, need and scenario that `said` names."""
    found = _look(viewer, said, today)
    kept, selection = found.kept, found.selection
    places = municipalities(viewer)
    names = names_of(places)
    needs, everywhere = by_need(kept, selection), by_municipality(kept, selection)
    return OpenPage(
        sentence=words.sentence(
            needs[""], selection.scenario, language=languages_of(kept)[selection.language]
        ),
        confirmed=confirmed_only(found),
        week=day_in_words(found.week.monday, active_language()),
        filters=filters(found, names, _CHOSEN),
        needs=tuple(
            row(str(NEED[Need(need)]), each, code=need, query=query_of(selection, need=need))
            for need, each in needs.items()
            if need
        ),
        municipalities=tuple(row(name, everywhere[nis], code=nis) for nis, name in names.items()),
        places=map_places(places, everywhere),
        then_and_now=then_and_now(found.version, found.week, selection),
        validated=languages().validated,
        query=query_of(selection),
    )


def open_sheet(
    viewer: Viewer, *, said: Mapping[str, str], today: date
) -> Iterator[tuple[object, ...]]:
    """The two tables of the page in one, for a spreadsheet; shares from 0 to 1."""
    found = _look(viewer, said, today)
    names = names_of(municipalities(viewer))
    yield tuple(map(str, words.OPEN_COLUMNS))
    for need, each in by_need(found.kept, found.selection).items():
        yield need, str(NEED[Need(need)] if need else words.ALL_NEEDS), *_rounded(each)
    for nis, each in by_municipality(found.kept, found.selection).items():
        yield nis, names.get(nis, nis), *_rounded(each)


def _look(viewer: Viewer, said: Mapping[str, str], today: date) -> Look:
    chosen = {name: value for name, value in said.items() if name in _CHOSEN}
    return look(data_version(viewer), chosen, today, profile=None)


def _rounded(shares: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(share, 4) for share in shares)
