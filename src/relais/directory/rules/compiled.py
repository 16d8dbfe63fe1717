"""The directory as one file that server and browser both read, and the file made ready to ask.

Format 1, everything JSON. Services stand in the order of their codes and go by their number in it.
`facets`: kind -> value -> one bit per service, as hex; service n is bit n % 8 of byte n // 8.
`patterns`: days as [end, state, end, state, ...], `end` in quarters, `state` a place in
`OpenState`, relays already worked in. `timetables`: a pattern for each day, `days` and seven more.
`timetable`: a timetable for each service. `relays`: service -> the service that answers when it is
closed. `danger`: the services for danger, in their fixed order.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, pairwise
from typing import TypedDict

import numpy as np

from relais.directory.rules.day import Day, build_day
from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.hours import DayPattern, day_patterns, relayed
from relais.directory.rules.reasons import lasting_reasons
from relais.directory.rules.vocabulary import Need, OpenState

FORMAT = 1
# Days after the last one that can be asked: how far "open until" and "opens" look ahead.
LOOKAHEAD = 7
# Danger goes straight to these, in this order; whatever else has the need comes after.
DANGER_FIRST = ("emergency-112", "police-101")
_STATES = tuple(OpenState)


class UnreadableFile(ValueError):
    """A compiled file of a format that this program doesn't know."""


class CompiledFile(TypedDict):
    """The one file; the module's docstring says what each part means."""

    format: int
    version: str
    first_day: str
    days: int
    codes: list[str]
    facets: dict[str, dict[str, str]]
    patterns: list[list[int]]
    timetables: list[list[int]]
    timetable: list[int]
    relays: dict[str, int]
    danger: list[int]


def compile_directory(
    facts: Iterable[ServiceFacts], *, first_day: date, days: int, version: str
) -> CompiledFile:
    """The file for moments from `first_day`, `days` days long; `version` is that of the data."""
    services = sorted(facts, key=lambda service: service.code)
    codes = [service.code for service in services]
    numbers = {code: number for number, code in enumerate(codes)}
    patterns, timetables = _Numbered[DayPattern](), _Numbered[tuple[int, ...]]()
    timetable = [
        timetables.number_of(tuple(map(patterns.number_of, day_by_day)))
        for day_by_day in _day_by_day(services, first_day, days + LOOKAHEAD)
    ]
    relays = {
        str(numbers[service.code]): numbers[service.relay_to]
        for service in services
        if service.relay_to in numbers
    }
    return {
        "format": FORMAT,
        "version": version,
        "first_day": first_day.isoformat(),
        "days": days,
        "codes": codes,
        "facets": _facets(services),
        "patterns": [_packed(pattern) for pattern in patterns],
        "timetables": [list(each) for each in timetables],
        "timetable": timetable,
        "relays": relays,
        "danger": _danger_order(services),
    }


class Index:
    """A compiled file, ready to be asked. It never changes."""

    def __init__(self, file: CompiledFile) -> None:
        """Raises `UnreadableFile`."""
        if file.get("format") != FORMAT:
            raise UnreadableFile(f"format {file.get('format')} instead of {FORMAT}")
        self.version = file["version"]
        self.first_day = date.fromisoformat(file["first_day"])
        self.days = file["days"]
        self.codes = tuple(file["codes"])
        self.numbers = {code: number for number, code in enumerate(self.codes)}
        self.danger = tuple(file["danger"])
        self.relays = {int(number): target for number, target in file["relays"].items()}
        self.facets = {
            kind: {value: _unpacked_bits(bits, len(self.codes)) for value, bits in values.items()}
            for kind, values in file["facets"].items()
        }
        self.lasting_reasons = lasting_reasons(self.facets, len(self.codes))
        self._patterns = [_unpacked(pattern) for pattern in file["patterns"]]
        self._timetables = file["timetables"]
        self._timetable = file["timetable"]
        # Three days: today, tomorrow around midnight, and one that somebody looks ahead to.
        self.on: Callable[[date], Day] = lru_cache(maxsize=3)(self._on)

    def covers(self, day: date) -> bool:
        """Whether the file knows the hours of `day`."""
        return 0 <= (day - self.first_day).days < self.days

    def days_from(self, number: int, day: date) -> Iterator[DayPattern]:
        """The day of one service and the seven after it; the file covers `day`."""
        first = (day - self.first_day).days
        timetable = self._timetables[self._timetable[number]]
        return (self._patterns[each] for each in timetable[first : first + LOOKAHEAD + 1])

    def _on(self, day: date) -> Day:
        return build_day(
            day,
            self.codes,
            self.facets,
            [next(self.days_from(number, day)) for number in range(len(self.codes))]
            if self.covers(day)
            else None,
        )


class _Numbered[Thing: Hashable]:
    """Things, each kept once, by number in the order they came."""

    def __init__(self) -> None:
        self._numbers: dict[Thing, int] = {}

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._numbers)

    def number_of(self, thing: Thing) -> int:
        return self._numbers.setdefault(thing, len(self._numbers))


def _day_by_day(
    services: Sequence[ServiceFacts], first_day: date, days: int
) -> Iterator[list[DayPattern]]:
    own = {each.code: _patterns(each.hours, each.closures, first_day, days) for each in services}
    for service in services:
        target = own.get(service.relay_to or "")
        mine = own[service.code]
        yield mine if target is None else list(map(relayed, mine, target))


# Most services keep their hours from one version of the directory to the next.
_patterns = lru_cache(maxsize=16_384)(day_patterns)


def _marks(service: ServiceFacts) -> Iterator[str]:
    if not service.reachable:
        yield "unreachable"
    if service.languages is None:
        yield "languages_unknown"


_LISTED: dict[str, Callable[[ServiceFacts], Iterable[str]]] = {
    "need": lambda service: service.needs,
    "language": lambda service: service.languages or (),
    "area": lambda service: service.areas,
    "named": lambda service: service.named_for,
    "refused": lambda service: service.not_for,
    "access": lambda service: (service.access,),
    "trust": lambda service: (service.trust,),
    "capacity": lambda service: (service.capacity,),
    "mark": _marks,
}


def _facets(services: Sequence[ServiceFacts]) -> dict[str, dict[str, str]]:
    facets: dict[str, dict[str, str]] = {}
    for kind, values_of in _LISTED.items():
        members: dict[str, list[int]] = {}
        for number, service in enumerate(services):
            for value in values_of(service):
                members.setdefault(str(value), []).append(number)
        facets[kind] = {
            value: _packed_bits(numbers, len(services))
            for value, numbers in sorted(members.items())
        }
    return facets


def _danger_order(services: Sequence[ServiceFacts]) -> list[int]:
    numbers = [number for number, each in enumerate(services) if Need.DANGER_NOW in each.needs]
    first = {code: place for place, code in enumerate(DANGER_FIRST)}
    return sorted(numbers, key=lambda number: first.get(services[number].code, len(first)))


def _packed(pattern: DayPattern) -> list[int]:
    return list(chain.from_iterable((end, _STATES.index(state)) for _, end, state in pattern))


def _unpacked(packed: Sequence[int]) -> DayPattern:
    ends, states = packed[::2], packed[1::2]
    return tuple(
        (begin, end, _STATES[state])
        for (begin, end), state in zip(pairwise((0, *ends)), states, strict=True)
    )


def _packed_bits(numbers: Sequence[int], size: int) -> str:
    bits = np.zeros(size, np.uint8)
    bits[list(numbers)] = 1
    return np.packbits(bits, bitorder="little").tobytes().hex()


def _unpacked_bits(packed: str, size: int) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    raw = np.frombuffer(bytes.fromhex(packed), np.uint8)
    return np.unpackbits(raw, count=size, bitorder="little")
