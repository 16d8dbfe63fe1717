"""Dates and numbers as a source tells them, in words of the language that is being read."""

from fractions import Fraction
from typing import Final

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relais.foundation.partial_dates import PartialDate, Precision
from relais.foundation.quantities import Operator, Quantity

_SEASON: Final[dict[str, Promise]] = {
    "spring": _("spring %(year)s"),
    "summer": _("summer %(year)s"),
    "autumn": _("autumn %(year)s"),
    "winter": _("winter %(year)s"),
}
_FORMAT: Final = {Precision.DAY: "j F Y", Precision.MONTH: "F Y", Precision.YEAR: "Y"}
_BOUND: Final[dict[Operator, Promise]] = {
    Operator.MORE_THAN: _("more than %(low)s"),
    Operator.AT_LEAST: _("at least %(low)s"),
    Operator.LESS_THAN: _("less than %(low)s"),
    Operator.AT_MOST: _("at most %(low)s"),
    Operator.RANGE: _("%(low)s to %(high)s"),
}


def date_in_words(told: str) -> str:
    """`2022-07-05` as `5 July 2022`, `2022-autumn` as `autumn 2022`; nothing stays nothing."""
    if not told:
        return ""
    date = PartialDate.parse(told)
    if date.season:
        return str(_SEASON[date.season]) % {"year": told[:4]}
    return date_format(date.first_day, _FORMAT[date.precision])


def quantity_in_words(told: str) -> str:
    """`>=170` as `at least 170`, `~1/3` as `about 1/3`; nothing stays nothing."""
    if not told:
        return ""
    quantity = Quantity.parse(told)
    numbers = {"low": _number(quantity.low), "high": _number(quantity.high)}
    bound = _BOUND.get(quantity.operator)
    words = str(bound) % numbers if bound else numbers["low"]
    return gettext("about %(number)s") % {"number": words} if quantity.about else words


def _number(value: Fraction) -> str:
    """Whole numbers and tenths as people write them; thirds and the like as a fraction."""
    if value.is_integer():
        return number_format(int(value), force_grouping=True)
    hundredths = value * 100
    if hundredths.is_integer():
        return number_format(float(value))
    return str(value)
