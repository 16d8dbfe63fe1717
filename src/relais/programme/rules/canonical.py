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
_NAMES: Final = {
    cls: tuple(each.name for each in fields(cls)) for cls in _KIND if is_dataclass(cls)
}
# The keys of each in their order as they are written, and the field that follows; `kind` is whole.
_SORTED: Final = {
    cls: tuple(
        (f'"kind":"{_KIND[cls]}"', "") if name == "kind" else (f'"{name}":', name)
        for name in sorted((*names, "kind"))
    )
    for cls, names in _NAMES.items()
}
_text: Final[Callable[[str], str]] = json.encoder.encode_basestring
# What is kept as the text in which it was told.
_AS_TOLD: Final[Mapping[str, Callable[[str], Any]]] = {
    "quantity": Quantity.parse,
    "date": PartialDate.parse,
    "blank": Blank,
}


def write(report: Report) -> str:
    """The canonical text of a report."""
    return f'{{"format":{_text(FORMAT)},"report":{_Writer().value(report)}}}'


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


class _Writer:
    """Writes values as JSON, those that stand for text only once.

    A large report is two million values, of which most are the same labels: each is looked at by
    its class alone, and no second tree is built beside the first.
    """

    def __init__(self) -> None:
        self._wordings: dict[int, str] = {}

    def value(self, value: Any) -> str:
        cls = type(value)
        if cls is str:
            return _text(value)
        if cls is tuple:
            return f"[{','.join(map(self.value, value))}]"
        if cls is Wording:
            return self._wording(value)
        kind = _KIND.get(cls)
        if kind is None:
            return json.dumps(value, ensure_ascii=False)
        if kind in _AS_TOLD:
            return f'{{"kind":"{kind}","told":{_text(str(value))}}}'
        return self._fields(value, cls)

    def _wording(self, wording: Wording) -> str:
        """By what it is in memory: the report holds it for as long as this takes."""
        known = self._wordings.get(id(wording))
        if known is None:
            known = self._wordings[id(wording)] = self._fields(wording, Wording)
        return known

    def _fields(self, value: Any, cls: type) -> str:
        told = [
            f"{before}{self.value(getattr(value, name)) if name else ''}"
            for before, name in _SORTED[cls]
        ]
        return f"{{{','.join(told)}}}"


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
