"""Numbers as a source tells them: "more than", "about", from one to another, or as a fraction.

They stand in one text column, so that nothing of how they were told is lost: `245`, `>=170`,
`>500`, `100..150`, `~100..150`, `~1/3`, `7.2`. Unknown is an empty text and never zero.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final


class Operator(StrEnum):
    """How a number is meant."""

    EXACTLY = "="
    MORE_THAN = ">"
    AT_LEAST = ">="
    LESS_THAN = "<"
    AT_MOST = "<="
    RANGE = ".."


class NotAQuantity(ValueError):
    """This text is no number as a source may tell it."""


_NUMBER: Final = r"\d+(?:\.\d+)?(?:/\d+)?"
_BOUND: Final = re.compile(rf"(?P<about>~)?(?P<sign>>=|<=|>|<)?(?P<low>{_NUMBER})")
_RANGE: Final = re.compile(rf"(?P<about>~)?(?P<low>{_NUMBER})\.\.(?P<high>{_NUMBER})")
TEXT_AT_MOST: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with how it was told; `low` and `high` are equal unless it is a range."""

    operator: Operator
    low: Fraction
    high: Fraction
    about: bool
    text: str

    @classmethod
    def parse(cls, text: str) -> "Quantity":
        """Read `245`, `>=170`, `100..150`, `~1/3`. Raises `NotAQuantity`."""
        found = _RANGE.fullmatch(text)
        if found:
            low, high = _fraction(found["low"]), _fraction(found["high"])
            if low >= high:
                raise NotAQuantity(text)
            return cls(
                operator=Operator.RANGE, low=low, high=high, about=bool(found["about"]), text=text
            )
        found = _BOUND.fullmatch(text)
        if not found:
            raise NotAQuantity(text)
        value = _fraction(found["low"])
        return cls(
            operator=Operator(found["sign"] or "="),
            low=value,
            high=value,
            about=bool(found["about"]),
            text=text,
        )

    @classmethod
    def exactly(cls, number: int | Decimal) -> "Quantity":
        """A number that is just itself."""
        return cls.parse(str(number))

    def __str__(self) -> str:
        return self.text

    @property
    def is_exact(self) -> bool:
        """Whether one may calculate with it without inventing anything."""
        return self.operator is Operator.EXACTLY and not self.about


def _fraction(text: str) -> Fraction:
    """`7.2` or `1/3` as an exact number."""
    above, _, below = text.partition("/")
    try:
        return Fraction(above) / (Fraction(below) if below else 1)
    except ZeroDivisionError:
        raise NotAQuantity(text) from None
