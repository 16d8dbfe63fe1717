"""Read what is asked of a feed: parameters of an address, or the same in the body of a POST."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from relais.directory.rules.hsds.pages import MOST_PER_PAGE, PER_PAGE


class FeedRefusal(StrEnum):
    """Why a request to a feed can't be answered."""

    UNKNOWN_PARAMETER = "unknown_parameter"
    TWICE = "twice"
    PAGE = "page"
    PER_PAGE = "per_page"
    FORMAT = "format"
    FLAG = "flag"
    MODIFIED_AFTER = "modified_after"
    PROXIMITY = "proximity"
    TEXT = "text"
    BODY = "body"
    NOT_FOUND = "not_found"


class FeedRefused(Exception):
    """What was asked can't be answered; `named` is what the sentence about it names, all ours."""

    def __init__(self, refusal: FeedRefusal, named: str = "") -> None:
        self.refusal = refusal
        self.named = named
        super().__init__(refusal)


PAGING = ("page", "per_page", "format", "search")
PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "services": (
        *PAGING,
        "taxonomy_term_id",
        "taxonomy_id",
        "organization_id",
        "modified_after",
        "minimal",
        "full",
    ),
    "organizations": (*PAGING, "taxonomy_term_id", "taxonomy_id", "full", "full_service"),
    "service_at_locations": (
        *PAGING,
        "taxonomy_term_id",
        "taxonomy_id",
        "organization_id",
        "modified_after",
        "full",
        "postcode",
        "proximity",
    ),
    "taxonomies": PAGING,
    "taxonomy_terms": (*PAGING, "taxonomy_id", "top_only", "parent_id"),
}
"""What may be asked of each list."""

OF_ONE: Mapping[str, tuple[str, ...]] = {"organizations": ("full_service",)}
"""What may be asked of one record; of the other kinds nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAsked:
    """A request that was read. Empty or None asks for nothing; conditions add up.

    `search` is folded. `per_page` is None when the request leaves it to us.
    """

    search: tuple[str, ...] = ()
    page: int = 1
    per_page: int | None = None
    ndjson: bool = False
    taxonomy_term_id: str = ""
    taxonomy_id: str = ""
    organization_id: str = ""
    modified_after: datetime | None = None
    minimal: bool = False
    full: bool = False
    full_service: bool = False
    postcode: str = ""
    parent_id: str = ""
    top_only: bool = False

    @property
    def size(self) -> int | None:
        """Things on a page; None is all of them, as `minimal` hopes for."""
        return self.per_page or (None if self.minimal else PER_PAGE)


def fold(text: str) -> str:
    """Without accents or capitals, as people type."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")


def read_asked(said: Iterable[Mapping[str, object]], allowed: tuple[str, ...]) -> FeedAsked:
    """Read the parameters; of one that is given twice the last counts. Raises `FeedRefused`."""
    attributes: dict[str, Any] = {}
    for each in said:
        attributes |= _read(each, allowed)
    return FeedAsked(**attributes)


def _read(said: Mapping[str, object], allowed: tuple[str, ...]) -> dict[str, Any]:
    """What was said, by the attributes of a request. An empty text asks for nothing."""
    if not said.keys() <= {*allowed}:
        raise FeedRefused(FeedRefusal.UNKNOWN_PARAMETER, ", ".join(allowed) or "–")
    attributes: dict[str, Any] = {}
    for name, value in said.items():
        attributes |= _READERS[name](name, value)
    return attributes


type _Reader = Callable[[str, object], dict[str, Any]]

_FLAGS: Mapping[object, bool] = {"true": True, "false": False}
_LONGEST = 200


def _text(name: str, value: object) -> dict[str, Any]:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise FeedRefused(FeedRefusal.TEXT, name)
    return {name: value}


def _search(name: str, value: object) -> dict[str, Any]:
    return {name: tuple(fold(_text(name, value)[name]).split())}


def _flag(name: str, value: object) -> dict[str, Any]:
    found = value if isinstance(value, bool) else _FLAGS.get(str(value).lower())
    if found is None:
        raise FeedRefused(FeedRefusal.FLAG, name)
    return {name: found}


def _whole(refusal: FeedRefusal, most: int) -> _Reader:
    def read(name: str, value: object) -> dict[str, Any]:
        # In JSON 2.0 is a whole number too.
        text = str(int(value) if isinstance(value, float) and value.is_integer() else value)
        if isinstance(value, bool) or not re.fullmatch(r"[1-9][0-9]{0,8}", text):
            raise FeedRefused(refusal, name)
        if int(text) > most:
            raise FeedRefused(refusal, name)
        return {name: int(text)}

    return read


def _format(_name: str, value: object) -> dict[str, Any]:
    if value not in ("json", "ndjson"):
        raise FeedRefused(FeedRefusal.FORMAT)
    return {"ndjson": value == "ndjson"}


def _moment(name: str, value: object) -> dict[str, Any]:
    # In an address a plus sign means a space: the offset may have lost its sign.
    text = re.sub(r"(?<=\d) (?=\d{2}:?\d{2}$)", "+", str(value))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise FeedRefused(FeedRefusal.MODIFIED_AFTER) from None
    return {name: moment if moment.tzinfo else moment.replace(tzinfo=UTC)}


def _never(_name: str, _value: object) -> dict[str, Any]:
    # The distance to a point: the directory keeps none, and of some services none may exist.
    raise FeedRefused(FeedRefusal.PROXIMITY)


_READERS: Mapping[str, _Reader] = {
    "search": _search,
    "page": _whole(FeedRefusal.PAGE, 999_999_999),
    "per_page": _whole(FeedRefusal.PER_PAGE, MOST_PER_PAGE),
    "format": _format,
    "taxonomy_term_id": _text,
    "taxonomy_id": _text,
    "organization_id": _text,
    "modified_after": _moment,
    "minimal": _flag,
    "full": _flag,
    "full_service": _flag,
    "postcode": _text,
    "proximity": _never,
    "parent_id": _text,
    "top_only": _flag,
}
