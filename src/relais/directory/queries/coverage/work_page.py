"""Coverage for those who plan: hour by hour, who stands alone, what an extra session would do."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.core.exceptions import PermissionDenied

from relais.directory.permissions import Permission
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
from relais.directory.queries.coverage.what_if_shown import (
    SessionAnswer,
    SessionForm,
    session_answer,
    session_form,
)
from relais.directory.queries.revisions import data_version
from relais.directory.queries.services import listed
from relais.directory.rules.coverage.choosing import Selection
from relais.directory.rules.coverage.counting import LANGUAGE, Coverage
from relais.directory.rules.coverage.drawing import OUTSIDE, day_groups, path
from relais.directory.rules.coverage.reading import (
    Shares,
    alone,
    shares_along,
    uncounted,
    weakest,
)
from relais.directory.rules.coverage.vocabulary import Scenario
from relais.directory.rules.coverage.week import HOURS
from relais.directory.rules.vocabulary import Need, Profile
from relais.directory.words import coverage as words
from relais.directory.words.hours import day_in_words, day_names
from relais.directory.words.labels import NEED, PROFILE
from relais.directory.words.reasons import active_language
from relais.foundation.access import Viewer
from relais.organisations.interface import municipalities

_CHOSEN = ("need", "municipality", "language", "profile", "scenario", "trust", "reach")
# Those on whom most hangs; more of them stand in the answer of `relais coverage --json`.
_SHOWN_ALONE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFigure:
    """One small multiple: a week as a drawing, the same in words, and what does not count."""

    row: Row
    nobody: str
    one: str
    lines: tuple[tuple[str, str, str, str], ...]
    services: str
    uncounted: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """The sentence, what can be chosen, and all that stands behind it."""

    sentence: str
    confirmed: str
    week: str
    only_nights: bool
    filters: tuple[Filter, ...]
    hidden: tuple[tuple[str, str], ...]
    days: tuple[str, ...]
    needs: tuple[NeedFigure, ...]
    every_need: str
    municipalities: tuple[Row, ...]
    places: tuple[MapPlace, ...]
    languages: tuple[Row, ...]
    alone: tuple[tuple[str, str], ...]
    then_and_now: ThenAndNow
    form: SessionForm
    answer: SessionAnswer | None
    validated: bool
    query: str


def coverage_page(
    viewer: Viewer, *, said: Mapping[str, str], days: Sequence[str], today: date
) -> CoveragePage:
    """The page for what `said` and, of an extra session, `days` name."""
    found = _look(viewer, said, today)
    kept, selection = found.kept, found.selection
    places = municipalities(viewer)
    names, spoken = names_of(places), languages_of(kept)
    needs, everywhere = by_need(kept, selection), by_municipality(kept, selection)
    return CoveragePage(
        sentence=words.sentence(
            needs[""],
            selection.scenario,
            language=spoken[selection.language],
            profile=str(PROFILE[Profile(selection.profile or "")]),
        ),
        confirmed=confirmed_only(found),
        week=day_in_words(found.week.monday, active_language()),
        only_nights=selection.scenario is Scenario.NIGHTS,
        filters=filters(found, names, _CHOSEN),
        hidden=tuple((each, getattr(selection, each)) for each in _CHOSEN),
        days=day_names(active_language()),
        needs=tuple(_figures(found, needs)),
        every_need=query_of(selection, need=""),
        municipalities=tuple(
            row(name, everywhere[nis], query=query_of(selection, municipality=nis))
            for nis, name in names.items()
        ),
        places=map_places(places, everywhere),
        languages=tuple(_languages(kept, selection, spoken)),
        alone=_alone(found),
        then_and_now=then_and_now(found.version, found.week, selection),
        form=session_form(found, said, days),
        answer=session_answer(found, said, days),
        validated=languages().validated,
        query=query_of(selection),
    )


def coverage_sheet(
    viewer: Viewer, *, said: Mapping[str, str], today: date
) -> Iterator[tuple[object, ...]]:
    """Hours with nobody, one and more, by municipality and need, for a spreadsheet."""
    found = _look(viewer, said, today)
    kept, selection = found.kept, found.selection
    names, spoken = names_of(municipalities(viewer)), languages_of(kept)
    profile = str(PROFILE[Profile(selection.profile or "")])
    box = selection.box(kept.axes)
    counts = kept.cells(box)[:, :, 0, 0]
    yield tuple(map(str, words.COLUMNS))
    for place, by_need_here in zip(box[0], counts, strict=True):
        nis = kept.axes.municipalities[place]
        for need, hours in zip(box[1], by_need_here, strict=True):
            yield (
                nis,
                names.get(nis, nis),
                str(NEED[Need(kept.axes.needs[need])]),
                spoken[selection.language],
                profile,
                *(int(number) for number in np.bincount(np.minimum(hours, 2), minlength=3)),
            )


def _look(viewer: Viewer, said: Mapping[str, str], today: date) -> Look:
    if not viewer.may(Permission.READ_COVERAGE):
        raise PermissionDenied
    return look(data_version(viewer), said, today, profile=Profile.VICTIM)


def _figures(found: Look, needs: Mapping[str, Shares]) -> Iterator[NeedFigure]:
    kept, selection = found.kept, found.selection
    weeks = _weeks(kept, selection)
    for (need, here), week in zip(list(needs.items())[1:], weeks, strict=True):
        services = [each for each in kept.services.values() if need in each.needs]
        missing = uncounted(services, kept, selection)
        yield NeedFigure(
            row=row(str(NEED[Need(need)]), here, code=need, query=query_of(selection, need=need)),
            nobody=path(week, 0),
            one=path(week, 1),
            lines=tuple(words.group_in_words(group) for group in day_groups(week)),
            services=words.services_in_words(len(services), sum(missing.values())),
            uncounted=tuple(
                (str(words.UNCOUNTED[reason]), number) for reason, number in missing.items()
            ),
        )


def _weeks(kept: Coverage, selection: Selection) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """For each need the week in the weakest of the municipalities that are looked at."""
    weakest_here = weakest(kept.cells(selection.box(kept.axes)))
    weeks = np.full((len(weakest_here), HOURS), OUTSIDE, np.uint8)
    weeks[:, selection.hours()] = weakest_here
    return weeks


def _languages(kept: Coverage, selection: Selection, spoken: Mapping[str, str]) -> Iterator[Row]:
    box = list(selection.box(kept.axes))
    box[LANGUAGE] = np.arange(len(kept.axes.languages))
    found = shares_along(kept.cells(tuple(box)), LANGUAGE)
    for (code, name), here in zip(spoken.items(), found, strict=True):
        yield row(name, here, query=query_of(selection, language=code))


def _alone(found: Look) -> tuple[tuple[str, str], ...]:
    """The services on whom most hangs, with the part of the hours in which nobody else answers."""
    box = found.selection.box(found.kept.axes)
    cells = Counter[str]()
    for each in alone(found.kept, box):
        cells[each.desk] += each.cells
    every = found.kept.cells(box).size
    language = active_language()
    names = {
        each.display.code: each.display.name.in_language(language) for each in listed(found.version)
    }
    return tuple(
        (names[code], words.percent(number / every))
        for code, number in cells.most_common(_SHOWN_ALONE)
    )
