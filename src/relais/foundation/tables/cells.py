"""What stands in one cell of a sheet, read and written so that nothing changes on the way."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

type Value = str | int | bool | date | list[str] | None


class Shape(StrEnum):
    """What a column of a sheet holds."""

    TEXT = "text"
    WHOLE = "whole"
    YES_NO = "yes_no"
    DAY = "day"
    LIST = "list"
    REFERENCE = "reference"


class CellFault(StrEnum):
    """Why a cell can't be read."""

    NOT_WHOLE = "not_whole"
    NOT_YES_NO = "not_yes_no"
    NOT_A_DAY = "not_a_day"
    UNKNOWN_REFERENCE = "unknown_reference"
    UNKNOWN_NAME = "unknown_name"
    EMPTY = "empty"
    NOT_ALLOWED = "not_allowed"


class UnreadableCell(ValueError):
    """This text is not of the shape of its column."""

    def __init__(self, fault: CellFault) -> None:
        super().__init__(fault)
        self.fault = fault


# Between the parts of a list, and between the parts of a reference.
LIST_SIGN: Final = " | "
KEY_SIGN: Final = ":"
_YES_NO: Final = {"yes": True, "no": False, "": None}


def read(text: str, shape: Shape) -> Value:
    """The value that the text stands for; empty is None but for texts and lists.

    Raises `UnreadableCell`.
    """
    match shape:
        case Shape.WHOLE:
            return _whole(text)
        case Shape.YES_NO:
            if text not in _YES_NO:
                raise UnreadableCell(CellFault.NOT_YES_NO)
            return _YES_NO[text]
        case Shape.DAY:
            return _day(text)
        case Shape.LIST:
            return text.split(LIST_SIGN) if text else []
        case _:
            return text


def write(value: Value) -> str:
    """The text that `read` makes this value of again."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case list():
            return LIST_SIGN.join(value)
        case _:
            return str(value)


def key_of(parts: Iterable[Value]) -> str:
    """A reference to a row: the parts of its key in one text."""
    return KEY_SIGN.join(map(write, parts))


def _whole(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise UnreadableCell(CellFault.NOT_WHOLE)
    return int(text)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UnreadableCell(CellFault.NOT_A_DAY) from None
