"""The kinds of promise that contexts above brought, each once, in their `apps.ready()`."""

from collections.abc import Callable, Iterable
from datetime import date

from relais.promises.rules.kinds import Kind

_kinds: dict[str, Kind] = {}
_holidays: list[Callable[[int], Iterable[date]]] = []


class UnknownKind(LookupError):
    """No context above registered this kind: a fault of the program."""


def add_kind(kind: Kind) -> None:
    """Let promises of this kind be made."""
    _kinds[kind.code] = kind


def kind(code: str) -> Kind:
    """The kind with this code. Raises `UnknownKind`."""
    try:
        return _kinds[code]
    except KeyError:
        raise UnknownKind(code) from None


def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order in which they came."""
    return tuple(_kinds.values())


def add_holidays(ask: Callable[[int], Iterable[date]]) -> None:
    """Let working hours leave out the days that `ask` names for a year."""
    _holidays.append(ask)


def is_holiday(day: date) -> bool:
    """Whether offices are closed on this day, as far as a context above knows."""
    return any(day in ask(day.year) for ask in _holidays)
