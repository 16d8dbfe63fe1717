"""From a question to services: the compiled directory is kept in memory, a match asks one query."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.http import Http404

from relais.directory.queries.revisions import NOTHING_YET, data_version
from relais.directory.queries.services import listed
from relais.directory.rules.asking import FIRST_YEAR, LAST_YEAR
from relais.directory.rules.compiled import CompiledFile, Index, compile_directory
from relais.directory.rules.display import ServiceDisplay
from relais.directory.rules.matching import Answer, Question, state_of
from relais.directory.rules.matching import match as find
from relais.directory.rules.moments import LocalMoment, local_moment
from relais.directory.rules.vocabulary import OpenState
from relais.directory.words import reasons
from relais.directory.words.labels import language_names
from relais.foundation.access import Viewer

# One compiled window serves every question about these days.
WINDOW_DAYS = 14
# An offline directory is asked during two weeks and then says that it is too old.
OFFLINE_DAYS = 14


class MomentRefused(Exception):
    """The moment lies outside the years that can be asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The answer to a question, the services that it names, and the data it was drawn from."""

    answer: Answer
    services: dict[str, ServiceDisplay]
    data_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """The directory made ready for some days. It calls confirmed only what stays so to the last."""

    file: CompiledFile
    index: Index
    services: dict[str, ServiceDisplay]


def match(viewer: Viewer, *, question: Question, at: datetime, limit: int = 10) -> Matched:
    """The services that fit, best first, in at most two queries. Raises `MomentRefused`."""
    moment = _moment(at)
    version = data_version(viewer)
    window = _window_of(version, moment.day)
    answer = find(window.index, question, at=moment, limit=limit)
    shown = {each.code: window.services[each.code] for each in answer.matches}
    return Matched(answer=answer, services=shown, data_version=version)


def service_state(viewer: Viewer, code: str, at: datetime) -> OpenState:
    """Whether someone answers at this moment, or 404. Raises `MomentRefused`."""
    moment = _moment(at)
    window = _window_of(data_version(viewer), moment.day)
    if code not in window.services:
        raise Http404
    return state_of(window.index, code, moment)


def states(viewer: Viewer, at: datetime) -> dict[str, OpenState]:
    """The state of every service at this moment. Raises `MomentRefused`."""
    moment = _moment(at)
    window = _window_of(data_version(viewer), moment.day)
    return {code: state_of(window.index, code, moment) for code in window.services}


def offline_directory(viewer: Viewer, *, now: datetime) -> dict[str, Any]:
    """All that a page needs to answer without a connection, as JSON; `services` in index order.

    "expires_on" is the last day on which it may be asked without a warning.
    """
    version = data_version(viewer)
    first_day = _moment(now).day
    window = _build(version, first_day, OFFLINE_DAYS)
    services = [window.services[code].as_json() for code in window.file["codes"]]
    spoken = sorted({language for each in services for language in each["languages"] or ()})
    words = reasons.offline_words()
    for language, said in words.items():
        said["languages"] = {code: language_names(language)[code] for code in spoken}
    return {
        "index": window.file,
        "services": services,
        "words": words,
        "data_version": version,
        "made_on": first_day.isoformat(),
        "expires_on": (first_day + timedelta(days=OFFLINE_DAYS - 1)).isoformat(),
    }


def _moment(at: datetime) -> LocalMoment:
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise MomentRefused(at.year)
    return local_moment(at)


def _window_of(version: str, day: date) -> _Window:
    first_day = date.fromordinal(day.toordinal() // WINDOW_DAYS * WINDOW_DAYS)
    if version == NOTHING_YET:
        return _build(version, first_day, WINDOW_DAYS)
    return _window_once(version, first_day)


@lru_cache(maxsize=8)
def _window_once(version: str, first_day: date) -> _Window:
    return _build(version, first_day, WINDOW_DAYS)


def _build(version: str, first_day: date, days: int) -> _Window:
    last_day = first_day + timedelta(days=days - 1)
    known = listed(version)
    file = compile_directory(
        [each.facts_on(last_day) for each in known],
        first_day=first_day,
        days=days,
        version=version,
    )
    return _Window(
        file=file,
        index=Index(file),
        services={each.display.code: each.display_on(last_day) for each in known},
    )
