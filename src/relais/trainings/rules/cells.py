"""Records as texts and back: what a form and a spreadsheet have in common.

One text for each field, and one for each language of a text; yes and no; the codes of closed lists.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from relais.foundation.wording import LANGUAGES, Wording
from relais.trainings.rules.faults import RecordFault
from relais.trainings.rules.records import CourseItemRecord
from relais.trainings.rules.vocabulary import (
    CountMode,
    CourseKind,
    CourseLanguage,
    CoursePart,
    CourseStatus,
    Dimension,
    Grade,
    HourUnit,
)

type Cells = Mapping[str, str]
type Wrong = tuple[RecordFault, str]

YES: Final = "yes"
NO: Final = "no"
_BETWEEN_LANGUAGES: Final = " | "
# What stands in cells of its own, or in another sheet.
_APART: Final = frozenset({"items", "held", "tables", "rows"})
_CHOICES: Final[dict[str, Iterable[str]]] = {
    "hour_unit": HourUnit,
    "status": CourseStatus,
    "language": CourseLanguage,
    "grade": Grade,
}


def columns(kind: type) -> tuple[str, ...]:
    """The names of the cells of a record, in order."""
    return tuple(
        name
        for each in fields(kind)
        if each.name not in _APART
        for name in (_in_three(each.name) if each.type is Wording else (each.name,))
    )


def cells_of(record: Any) -> dict[str, str]:
    """Every cell of a record."""
    cells: dict[str, str] = {}
    for each in fields(record):
        value = getattr(record, each.name)
        if isinstance(value, Wording):
            cells |= {f"{each.name}_{code}": getattr(value, code) for code in LANGUAGES}
        elif each.name not in _APART:
            cells[each.name] = _print(value)
    return cells


def read_cells(kind: type, cells: Cells) -> tuple[dict[str, Any], tuple[Wrong, ...]]:
    """The fields of a record, and what is wrong with its cells; a missing cell is empty."""
    said: dict[str, Any] = {}
    wrong: list[Wrong] = []
    for each in fields(kind):
        if each.name in _APART:
            continue
        if each.type is Wording:
            said[each.name] = _wording(*(cells.get(name, "") for name in _in_three(each.name)))
            continue
        text = cells.get(each.name, "").strip()
        try:
            said[each.name] = _READ[each.type](text)
        except ValueError:
            wrong.append((_FAULT.get(each.type, RecordFault.NOT_A_CHOICE), each.name))
        if text and each.name in _CHOICES and text not in list(_CHOICES[each.name]):
            wrong.append((RecordFault.NOT_A_CHOICE, each.name))
    return said, tuple(wrong)


def print_items(items: Iterable[CourseItemRecord], part: CoursePart) -> str:
    """The lines of one list: `[code]` for a body, else its text as `nl | fr | en`."""
    return "\n".join(_print_item(item) for item in items if item.part is part)


def read_items(text: str, part: CoursePart) -> tuple[CourseItemRecord, ...]:
    """The lines that `print_items` prints. Raises ValueError for a line with too many parts."""
    return tuple(_read_item(line.strip(), part) for line in text.splitlines() if line.strip())


def _print_item(item: CourseItemRecord) -> str:
    body = f"[{item.body}]" if item.body else ""
    texts = [item.text.nl, item.text.fr, item.text.en]
    while texts and not texts[-1]:
        texts.pop()
    return " ".join(filter(None, [body, _BETWEEN_LANGUAGES.join(texts).strip()]))


def _read_item(line: str, part: CoursePart) -> CourseItemRecord:
    body = ""
    if line.startswith("["):
        body, _, line = line[1:].partition("]")
    texts = line.split(_BETWEEN_LANGUAGES.strip())
    if len(texts) > len(LANGUAGES):
        raise ValueError(line)
    return CourseItemRecord(part=part, body=body.strip(), text=_wording(*texts))


def _wording(nl: str = "", fr: str = "", en: str = "") -> Wording:
    return Wording(nl=nl.strip(), fr=fr.strip(), en=en.strip())


def _in_three(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{code}" for code in LANGUAGES)


def _print(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ValueError(text)
    return int(text)


def _yes_or_no(text: str) -> bool:
    if text.lower() not in {YES, NO}:
        raise ValueError(text)
    return text.lower() == YES


def _dimensions(text: str) -> tuple[Dimension, ...]:
    return tuple(Dimension(each) for each in _split(text))


def _split(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split(",") if part.strip())


def _or_none[T](read: Callable[[str], T]) -> Callable[[str], T | None]:
    return lambda text: read(text) if text else None


_READ: Final[dict[Any, Callable[[str], Any]]] = {
    str: str,
    int: _number,
    int | None: _or_none(_number),
    bool: _yes_or_no,
    bool | None: _or_none(_yes_or_no),
    CourseKind: CourseKind,
    CountMode: CountMode,
    tuple[Dimension, ...]: _dimensions,
}
_FAULT: Final[dict[Any, RecordFault]] = {
    int: RecordFault.NOT_A_NUMBER,
    int | None: RecordFault.NOT_A_NUMBER,
}
