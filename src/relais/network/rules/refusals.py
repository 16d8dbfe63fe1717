"""Why records of the network cannot be taken as they are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final

from relais.foundation.partial_dates import NotADate, PartialDate
from relais.foundation.quantities import NotAQuantity, Quantity
from relais.network.rules.records import Line, MeetingRecord, NetworkRecords, Record, ThemeRecord

_DATES: Final = ("starts", "ends", "told_from", "told_until", "held_on", "decided_on")
_QUANTITIES: Final = ("told_members", "told_zones", "told_municipalities", "told_meetings")


class NetworkRefusal(StrEnum):
    """What is wrong with a group, meeting, theme or decision."""

    TWICE = "twice"
    NO_WORDS = "no_words"
    UNKNOWN_GROUP = "unknown_group"
    NOT_A_DATE = "not_a_date"
    NOT_A_QUANTITY = "not_a_quantity"
    EMPTY_LINE = "empty_line"
    OTHER_NUMBER_OF_LINES = "other_number_of_lines"
    NOTHING_SAID = "nothing_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A refusal, and the reference of the record that it is about."""

    refusal: NetworkRefusal
    about: str


def refuse_network(records: NetworkRecords, *, known: Iterable[str] = ()) -> Objection | None:
    """The first reason why these can't be loaded; `known` are the groups that we have already."""
    objections = chain(
        _repetitions(records), _gaps(records), _strangers(records, set(known)), _bad_values(records)
    )
    return next(objections, None)


def is_a_date(text: str) -> bool:
    """Whether this is a date as told, or nothing."""
    try:
        return not text or bool(PartialDate.parse(text))
    except NotADate:
        return False


def _repetitions(records: NetworkRecords) -> Iterator[Objection]:
    for several in (records.groups, records.meetings, records.themes, records.decisions):
        for ref, times in Counter(each.ref for each in several).items():
            if times > 1:
                yield Objection(refusal=NetworkRefusal.TWICE, about=ref)


def _gaps(records: NetworkRecords) -> Iterator[Objection]:
    named = (
        *((each.ref, each.name) for each in records.groups),
        *((each.ref, each.text) for each in records.themes),
        *((each.ref, each.what) for each in records.decisions),
    )
    for ref, text in named:
        if not text:
            yield Objection(refusal=NetworkRefusal.NO_WORDS, about=ref)
    listed: tuple[tuple[str, tuple[Line, ...]], ...] = (
        *((each.ref, each.lines) for each in records.groups),
        *((each.ref, each.lines) for each in records.meetings),
    )
    for ref, lines in listed:
        if not all(line.body or line.text for line in lines):
            yield Objection(refusal=NetworkRefusal.EMPTY_LINE, about=ref)


def _strangers(records: NetworkRecords, known: set[str]) -> Iterator[Objection]:
    at_hand = known | {group.ref for group in records.groups}
    under: tuple[MeetingRecord | ThemeRecord, ...] = (*records.meetings, *records.themes)
    for each in under:
        if each.group not in at_hand:
            yield Objection(refusal=NetworkRefusal.UNKNOWN_GROUP, about=each.ref)


def _bad_values(records: NetworkRecords) -> Iterator[Objection]:
    dated: tuple[Record, ...] = (*records.groups, *records.meetings, *records.decisions)
    for each in dated:
        if not all(is_a_date(getattr(each, name, "")) for name in _DATES):
            yield Objection(refusal=NetworkRefusal.NOT_A_DATE, about=each.ref)
        if not all(_is_a_quantity(getattr(each, name, "")) for name in _QUANTITIES):
            yield Objection(refusal=NetworkRefusal.NOT_A_QUANTITY, about=each.ref)


def _is_a_quantity(text: str) -> bool:
    try:
        return not text or bool(Quantity.parse(text))
    except NotAQuantity:
        return False
