"""What the public list of pharmacies says of Brussels, and why it cannot be taken over as it is.

The agency publishes no description of its spreadsheet. `LAYOUT` and the day in the last row are as
public programs read it, not verified against the current file.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relais.organisations.rules.pharmacies import (
    NUMBER_AT_MOST,
    TEXT_AT_MOST,
    PharmacyRecord,
    folded,
)
from relais.organisations.rules.places import Place

type SheetRow = Sequence[object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where things stand. Rows count from 1, as a spreadsheet shows them; after the row of headings
    come the pharmacies, and the last row says the day. A column without a name is read past."""

    headings_row: int
    columns: tuple[str, ...]


# All that has to change when the agency changes its list. The holder of the authorisation and the
# operator may be persons: we have no use for them, so they go no further than this line.
_HOLDER, _OPERATOR, _X, _Y = "", "", "", ""
LAYOUT = Layout(
    headings_row=2,
    columns=(
        *("number", "name", "address", "postcode", "municipality", "status"),
        *(_HOLDER, _OPERATOR, _X, _Y),
    ),
)

_NUMBER = re.compile(rf"[0-9]{{1,{NUMBER_AT_MOST}}}")
_POSTCODE = re.compile(r"[1-9][0-9]{3}")
_DAY_IN_BRACKETS = re.compile(r"\([^()]*?([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})\s*\)")


class PharmaciesRefusal(StrEnum):
    """Why a list of pharmacies as a whole cannot be taken over. `words.py` says it."""

    UNREADABLE = "unreadable"
    NOT_A_SPREADSHEET = "not-a-spreadsheet"
    TOO_LARGE = "too-large"
    TOO_MANY_ROWS = "too-many-rows"
    DOCUMENT_TYPE = "document-type"
    OTHER_HEADINGS = "other-headings"
    NO_DAY = "no-day"
    DAY_TO_COME = "day-to-come"
    OLDER = "older"
    NO_PHARMACY = "no-pharmacy"


class PharmacyFault(StrEnum):
    """What is wrong with one row of the list. `words.py` says it in three languages."""

    NO_NUMBER = "no-number"
    MALFORMED_NUMBER = "malformed-number"
    NUMBER_TWICE = "number-twice"
    NO_NAME = "no-name"
    NO_ADDRESS = "no-address"
    TOO_LONG = "too-long"
    MALFORMED_POSTCODE = "malformed-postcode"
    UNKNOWN_POSTCODE = "unknown-postcode"
    UNCLEAR_MUNICIPALITY = "unclear-municipality"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """One fault, and what stood there."""

    code: PharmacyFault
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row about Brussels, by its number in the spreadsheet, and all that is wrong with it."""

    row: int
    faults: tuple[RowFault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PharmaciesFile:
    """The list of one day. `elsewhere`: how many rows outside Brussels were read past."""

    day: date
    records: tuple[PharmacyRecord, ...]
    refused: tuple[RefusedRow, ...]
    elsewhere: int


def read_list(
    rows: Sequence[SheetRow], places: Sequence[Place]
) -> PharmaciesFile | PharmaciesRefusal:
    """What the rows of the spreadsheet, its title first, say of the municipalities `places`."""
    head, body = rows[: LAYOUT.headings_row], rows[LAYOUT.headings_row :]
    if len(head) < LAYOUT.headings_row or not _are_headings(head[-1]):
        return PharmaciesRefusal.OTHER_HEADINGS
    filled = [
        (at, cells)
        for at, cells in enumerate(body, start=LAYOUT.headings_row + 1)
        if any(map(text_of, cells))
    ]
    day = _day_in(filled[-1][1]) if filled else None
    if day is None:
        return PharmaciesRefusal.NO_DAY
    region = _Region(places)
    listed = [(at, _named(cells)) for at, cells in filled[:-1]]
    ours = [(at, cells) for at, cells in listed if region.may_hold(cells["postcode"])]
    if not ours:
        return PharmaciesRefusal.NO_PHARMACY
    times = Counter(_without_zeros(cells["number"]) for _at, cells in listed)
    read = [_read_row(at, cells, times, region) for at, cells in ours]
    return PharmaciesFile(
        day=day,
        records=tuple(each for each in read if isinstance(each, PharmacyRecord)),
        refused=tuple(each for each in read if isinstance(each, RefusedRow)),
        elsewhere=len(listed) - len(ours),
    )


def refuse_day(day: date, *, last: date | None, today: date) -> PharmaciesRefusal | None:
    """Say why a list of `day` comes at the wrong time; `last` is that of the one we have.

    A day to come is a slip, and taken over it would keep every right list out.
    """
    if day > today:
        return PharmaciesRefusal.DAY_TO_COME
    return PharmaciesRefusal.OLDER if last and day < last else None


def text_of(value: object) -> str:
    """A cell as one line: no invisible signs, no number as 1040.0."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    words = unicodedata.normalize("NFC", str(value)).split()
    visible = ("".join(sign for sign in word if sign.isprintable()) for word in words)
    return " ".join(word for word in visible if word)


def _are_headings(cells: SheetRow) -> bool:
    """Whether words, and not the numbers of a pharmacy, stand above the expected columns alone."""
    width = len(LAYOUT.columns)
    words = [any(sign.isalpha() for sign in text_of(cell)) for cell in cells[:width]]
    return len(words) == width and all(words) and not any(map(text_of, cells[width:]))


def _day_in(cells: SheetRow) -> date | None:
    found = _DAY_IN_BRACKETS.search(" ".join(map(text_of, cells)))
    if not found:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(cells: SheetRow) -> dict[str, str]:
    """The cells that we use, by the name of their column."""
    return {name: text_of(cell) for name, cell in zip(LAYOUT.columns, cells, strict=False) if name}


def _without_zeros(number: str) -> str:
    """A spreadsheet keeps leading zeros in text and drops them from numbers: it is one number."""
    return number.lstrip("0")


def _read_row(
    at: int, cells: Mapping[str, str], times: Mapping[str, int], region: "_Region"
) -> PharmacyRecord | RefusedRow:
    municipality = region.municipality(cells["postcode"], cells["municipality"])
    faults = (*_number_faults(cells["number"], times), *_text_faults(cells))
    if isinstance(municipality, RowFault):
        return RefusedRow(row=at, faults=(*faults, municipality))
    if faults:
        return RefusedRow(row=at, faults=faults)
    return PharmacyRecord(
        number=_without_zeros(cells["number"]),
        name=cells["name"],
        address=cells["address"],
        postcode=cells["postcode"],
        municipality=municipality,
        suspended=bool(cells["status"]),
    )


def _number_faults(number: str, times: Mapping[str, int]) -> Iterator[RowFault]:
    if not number:
        yield RowFault(code=PharmacyFault.NO_NUMBER)
    elif not _NUMBER.fullmatch(number) or not _without_zeros(number):
        yield RowFault(code=PharmacyFault.MALFORMED_NUMBER, value=number)
    elif times[_without_zeros(number)] > 1:
        yield RowFault(code=PharmacyFault.NUMBER_TWICE, value=number)


def _text_faults(cells: Mapping[str, str]) -> Iterator[RowFault]:
    missing = {"name": PharmacyFault.NO_NAME, "address": PharmacyFault.NO_ADDRESS}
    for column, fault in missing.items():
        if not cells[column]:
            yield RowFault(code=fault)
        elif len(cells[column]) > TEXT_AT_MOST:
            yield RowFault(code=PharmacyFault.TOO_LONG, value=cells[column][:TEXT_AT_MOST])


class _Region:
    """The municipalities by postcode, and by every way to write their names."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._by_postcode: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            for postcode in place.postcodes:
                self._by_postcode[postcode].append(place)
        self._first = min(self._by_postcode, default="")
        self._last = max(self._by_postcode, default="")

    def may_hold(self, postcode: str) -> bool:
        """Whether a pharmacy with this postcode is ours, as far as that can be known.

        An unreadable postcode, or one that lies between ours and that we do not know, counts as
        ours: read past, it could make a pharmacy of Brussels look closed.
        """
        return not _POSTCODE.fullmatch(postcode) or self._first <= postcode <= self._last

    def municipality(self, postcode: str, name: str) -> str | RowFault:
        """The NIS code; where a postcode lies in two municipalities, their names decide."""
        if not _POSTCODE.fullmatch(postcode):
            return RowFault(code=PharmacyFault.MALFORMED_POSTCODE, value=postcode)
        places = self._by_postcode.get(postcode, [])
        if not places:
            return RowFault(code=PharmacyFault.UNKNOWN_POSTCODE, value=postcode)
        if len(places) > 1:
            places = [place for place in places if folded(name) in _names(place)]
        if len(places) != 1:
            return RowFault(
                code=PharmacyFault.UNCLEAR_MUNICIPALITY, value=f"{postcode} {name}".strip()
            )
        return places[0].nis


def _names(place: Place) -> frozenset[str]:
    dutch, french = folded(place.name.nl), folded(place.name.fr)
    return frozenset({dutch, french, dutch + french, french + dutch})
