"""Open or closed: the one answer for label, filter, API and offline file."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from relais.directory.rules.compiled import Index
from relais.directory.rules.moments import QUARTERS, LocalMoment, clock
from relais.directory.rules.reasons import Reason, ReasonCode
from relais.directory.rules.vocabulary import OpenState

# How many days after the one asked, from which quarter, and the state from there.
type _From = tuple[int, int, OpenState]

_ANSWERS = frozenset({OpenState.OPEN, OpenState.RELAYED})
_UNKNOWN = (OpenState.UNKNOWN, Reason(ReasonCode.HOURS_UNKNOWN))


def state_of(index: Index, code: str, at: LocalMoment) -> OpenState:
    """The state of the service `code` at `at`; UNKNOWN for a day that the file does not cover."""
    return standing(index, index.numbers[code], at)[0]


def hours_reason(index: Index, code: str, at: LocalMoment) -> Reason:
    """The same state with what a person wants to know next: until when, or when it opens."""
    return standing(index, index.numbers[code], at)[1]


def standing(index: Index, number: int, at: LocalMoment) -> tuple[OpenState, Reason]:
    """State and reason of a service by its number, for those who already have that."""
    if not index.covers(at.day):
        return _UNKNOWN
    runs = _runs(index, number, at)
    _, _, state = next(runs)
    if state in _ANSWERS:
        service = index.codes[index.relays[number]] if state is OpenState.RELAYED else ""
        change = next((run for run in runs if run[2] is not state), None)
        return state, _until(at.day, service, change)
    if state is OpenState.CLOSED:
        return state, _opens(at.day, next((run for run in runs if run[2] in _ANSWERS), None))
    if state is OpenState.APPOINTMENT:
        return state, Reason(ReasonCode.HOURS_BY_APPOINTMENT)
    return _UNKNOWN


def _runs(index: Index, number: int, at: LocalMoment) -> Iterator[_From]:
    """From the run that `at` is in, up to seven days ahead."""
    for ahead, pattern in enumerate(index.days_from(number, at.day)):
        for begin, end, state in pattern:
            if ahead or end > at.quarter:
                yield ahead, begin, state


@lru_cache(maxsize=4096)  # few differ: most services close at the same few hours
def _until(day: date, service: str, change: _From | None) -> Reason:
    """`service` is the relay that answers, or empty when the service itself does."""
    if change is None:
        code = ReasonCode.RELAYED_DAY_AND_NIGHT if service else ReasonCode.OPEN_DAY_AND_NIGHT
        return Reason(code, service=service)
    ahead, quarter, _ = change
    if quarter == 0:
        # Tonight at 24:00, rather than tomorrow at 00:00.
        ahead, quarter = ahead - 1, QUARTERS
    code = ReasonCode.RELAYED_UNTIL if service else ReasonCode.OPEN_UNTIL
    return Reason(code, service=service, day=_later(day, ahead), time=clock(quarter))


@lru_cache(maxsize=4096)
def _opens(day: date, opening: _From | None) -> Reason:
    if opening is None:
        return Reason(ReasonCode.CLOSED)
    ahead, quarter, _ = opening
    return Reason(ReasonCode.CLOSED_OPENS, day=_later(day, ahead), time=clock(quarter))


def _later(day: date, ahead: int) -> str:
    return (day + timedelta(days=ahead)).isoformat()
