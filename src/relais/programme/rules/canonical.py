"""A report as canonical JSON: the one text that is frozen, hashed, and read back exactly.

Keys sorted, no blanks, UTF-8, whole numbers only. Every value that is more than a text says its
`kind`, so that a reader needs no knowledge of this program; the format has a number of its own.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from relais.foundation.partial_dates import PartialDate
from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.programme.rules.report import (
    Bars,
    Blank,
    Column,
    Fact,
    Facts,
    Item,
    Mark,
    Money,
    Paragraph,
    Part,
    Report,
    ReportChapter,
    Row,
    Share,
    Table,
)

FORMAT: Final = "relais-report/1"


class NotAReport(ValueError):
    """This text is no report in this format."""


_KIND: Final[dict[type, str]] = {
    Wording: "wording",
    Quantity: "quantity",
    PartialDate: "date",
    Money: "money",
    Share: "share",
    Blank: "blank",
    Column: "column",
    Row: "row",
    Bars: "bars",
    Table: "table",
    Paragraph: "paragraph",
    Fact: "fact",
    Facts: "facts",
    Item: "item",
    Part: "part",
    ReportChapter: "chapter",
    Report: "report",
}
_CLASS: Final[Mapping[str, Any]] = {kind: cls for cls, kind in _KIND.items()}
# What is kept as the text in which it was told.
_AS_TOLD: Final[Mapping[str, Callable[[str], Any]]] = {
    "quantity": Quantity.parse,
    "date": PartialDate.parse,
    "blank": Blank,
}


def write(report: Report) -> str:
    """The canonical text of a report."""
    document = {"format": FORMAT, "report": _plain(report)}
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Report:
    """The report that `write` made this text of. Raises `NotAReport`."""
    try:
        document = json.loads(text)
        if document["format"] != FORMAT:
            raise NotAReport(document["format"])
        report = _told(document["report"])
    except (ValueError, KeyError, TypeError) as error:
        raise NotAReport(str(error)) from error
    if not isinstance(report, Report):
        raise NotAReport(type(report).__name__)
    return report


def sha256(text: str) -> str:
    """The fingerprint of a canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def digest(report: Report) -> str:
    """The fingerprint of a report."""
    return sha256(write(report))


def _plain(value: Any) -> Any:
    kind = _KIND.get(type(value))
    if kind in _AS_TOLD:
        return {"kind": kind, "told": str(value)}
    if is_dataclass(value):
        told = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        return {"kind": kind, **told}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _told(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_told(each) for each in value)
    if not isinstance(value, dict):
        return value
    kind = value["kind"]
    if kind in _AS_TOLD:
        return _AS_TOLD[kind](value["told"])
    told = {name: _told(each) for name, each in value.items() if name != "kind"}
    if "marks" in told:
        told["marks"] = tuple(map(Mark, told["marks"]))
    return _CLASS[kind](**told)
