"""One day of the directory as bitsets: for each thing that can be asked, who fits and how well.

The bits stand in the day's rank: the best service is the highest bit. A Python integer says at
once which bit is its highest (`bit_length`, 20 ns; finding the lowest takes 240), and AND of two
integers takes 40 ns at 5,000 services, of two numpy arrays 260: there the call costs more than the
work. So numpy builds the integers, once a day, and is not asked after that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from relais.directory.rules.facts import BELGIUM, REGION
from relais.directory.rules.hours import DayPattern
from relais.directory.rules.moments import QUARTERS
from relais.directory.rules.vocabulary import Access, Capacity, OpenState, Trust

type Tiers = tuple[int, ...]
"""Bitsets that share out all services: the best first, last who is known not to fit."""

type Facets = Mapping[str, Mapping[str, NDArray[np.uint8]]]

# What ranks services that fit equally well; each value better than the next.
_RANKED = {
    "access": (Access.DIRECT, Access.APPOINTMENT, Access.REFERRAL_ONLY),
    "trust": (Trust.CONFIRMED, Trust.UNCONFIRMED, Trust.STALE, Trust.DISPUTED),
    "capacity": (Capacity.YES, Capacity.UNKNOWN, Capacity.WAITLIST, Capacity.NO),
}
_HOURS_TIERS = (
    (OpenState.OPEN, OpenState.RELAYED),
    (OpenState.APPOINTMENT,),
    (OpenState.UNKNOWN,),
    (OpenState.CLOSED,),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The tiers of one day. `order[bit]` is the number of the service that the bit stands for."""

    order: tuple[int, ...]
    every: int
    needs: Mapping[str, int]
    reach: Tiers
    confirmed: Tiers
    hours: Sequence[Tiers]
    _languages: Mapping[str, Tiers]
    _other_language: Tiers
    _areas: Mapping[str, Tiers]
    _nowhere_in_particular: Tiers
    _profiles: Mapping[str, Tiers]

    def language(self, asked: str | None) -> Tiers:
        """Speaks it, not known, does not."""
        if asked is None:
            return (self.every, 0)
        return self._languages.get(asked, self._other_language)

    def trust(self, *, confirmed_only: bool) -> Tiers:
        """Confirmed, or not; where that doesn't matter, everyone fits."""
        return self.confirmed if confirmed_only else (self.every, 0)

    def area(self, asked: str | None) -> Tiers:
        """Own municipality, region, country, elsewhere; or region, country, some municipalities."""
        if asked is None:
            return self._nowhere_in_particular
        return self._areas.get(asked, self._areas[""])

    def profile(self, asked: str | None) -> Tiers:
        """Named, not known, not for them."""
        if asked is None:
            return (self.every, 0)
        return self._profiles.get(asked, (0, self.every, 0))


def build_day(
    day: date, codes: Sequence[str], facets: Facets, runs: Sequence[DayPattern] | None
) -> Day:
    """The bitsets of `day`; `runs` is None when nobody's hours are known for that day."""
    order = _worst_first(day, codes, facets)
    bits = {
        kind: {value: _integer(row[order]) for value, row in values.items()}
        for kind, values in facets.items()
    }
    every = (1 << len(codes)) - 1
    unknown = bits["mark"].get("languages_unknown", 0)
    unreachable = bits["mark"].get("unreachable", 0)
    confirmed = bits["trust"].get(Trust.CONFIRMED, 0)
    named, refused = bits["named"], bits["refused"]
    return Day(
        order=tuple(order.tolist()),
        every=every,
        needs=bits["need"],
        reach=(every ^ unreachable, unreachable),
        confirmed=(confirmed, every ^ confirmed),
        hours=[(0, 0, every, 0)] * QUARTERS if runs is None else _hours(runs, order),
        _languages={
            language: (speaks, unknown, every ^ speaks ^ unknown)
            for language, speaks in bits["language"].items()
        },
        _other_language=(0, unknown, every ^ unknown),
        _areas=_areas(bits["area"], every),
        _nowhere_in_particular=_nowhere_in_particular(bits["area"], every),
        _profiles={
            profile: _three(named.get(profile, 0), refused.get(profile, 0), every)
            for profile in named.keys() | refused.keys()
        },
    )


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash: short enough to write the same in JavaScript."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def _worst_first(day: date, codes: Sequence[str], facets: Facets) -> NDArray[np.intp]:
    # Equally good services take turns: the day is the seed, and stands in the answer.
    turn = np.array([fnv1a(f"{day.isoformat()}:{code}") for code in codes], np.uint32)
    keys = [turn]
    for kind, best_first in reversed(_RANKED.items()):
        rank = np.full(len(codes), len(best_first), np.uint32)
        for place, value in enumerate(best_first):
            if (members := facets[kind].get(value)) is not None:
                rank[members == 1] = place
        keys.append(rank)
    # lexsort takes the most important key last; it is stable, and services come in by their codes.
    return np.lexsort(keys)[::-1]


def _integer(bits: NDArray[np.uint8]) -> int:
    return int.from_bytes(np.packbits(bits, bitorder="little").tobytes(), "little")


def _three(yes: int, no: int, every: int) -> Tiers:
    return (yes, every ^ yes ^ no, no)


def _areas(areas: Mapping[str, int], every: int) -> dict[str, Tiers]:
    region, belgium = areas.get(REGION, 0), areas.get(BELGIUM, 0)
    tiers: dict[str, Tiers] = {}
    for municipality in {*areas, ""} - {REGION, BELGIUM}:
        own = areas.get(municipality, 0)
        served = own | region | belgium
        tiers[municipality] = (own, region & ~own, belgium & ~region & ~own, every ^ served)
    return tiers


def _nowhere_in_particular(areas: Mapping[str, int], every: int) -> Tiers:
    region, belgium = areas.get(REGION, 0), areas.get(BELGIUM, 0)
    return (region, belgium & ~region, every ^ (region | belgium), 0)


def _hours(runs: Sequence[DayPattern], order: NDArray[np.intp]) -> list[Tiers]:
    rows = {pattern: row for row, pattern in enumerate(dict.fromkeys(runs))}
    tier_of = {state: tier for tier, states in enumerate(_HOURS_TIERS) for state in states}
    by_pattern = np.zeros((len(rows), QUARTERS), np.uint8)
    for pattern, row in rows.items():
        for begin, end, state in pattern:
            by_pattern[row, begin:end] = tier_of[state]
    pattern_of = np.array([rows[pattern] for pattern in runs], np.intp)[order]
    by_quarter = by_pattern.T[:, pattern_of]
    packed = [
        np.packbits(by_quarter == tier, axis=1, bitorder="little")
        for tier in range(len(_HOURS_TIERS))
    ]
    return [
        tuple(int.from_bytes(tier[quarter].tobytes(), "little") for tier in packed)
        for quarter in range(QUARTERS)
    ]
