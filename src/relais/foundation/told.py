"""Dates and numbers as a source tells them, in words of the language that is being read."""

from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from relais.foundation.partial_dates import PartialDate, Precision
from relais.foundation.quantities import Operator, Quantity

_SEASON: Final[dict[str, Promise]] = {
    "spring": _("spring %(year)s"),
    "summer": _("summer %(year)s"),
    "autumn": _("autumn %(year)s"),
    "winter": _("winter %(year)s"),
}
_BOUND: Final[dict[Operator, Promise]] = {
    Operator.MORE_THAN: _("more than %(number)s"),
    Operator.AT_LEAST: _("at least %(number)s"),
    Operator.LESS_THAN: _("fewer than %(number)s"),
    Operator.AT_MOST: _("at most %(number)s"),
}
_SIGNS: Final = "~<>="
# French groups its digits with a narrow space that never breaks.
_THOUSANDS: Final = {"nl": ".", "fr": "\u202f", "en": ","}
_DECIMAL: Final = {"nl": ",", "fr": ",", "en": "."}


def language() -> str:
    """The language of now: `nl`, `fr` or `en`."""
    return (get_language() or "en")[:2]


def say_number(digits: str) -> str:
    """`138000` as 138.000 and `7.2` as 7,2; a fraction as `1/3` stays as it is."""
    whole, _point, rest = digits.partition(".")
    if not whole.isdigit():
        return digits
    groups = f"{int(whole):,}".replace(",", _THOUSANDS[language()])
    return f"{groups}{_DECIMAL[language()]}{rest}" if rest else groups


def say_quantity(quantity: Quantity) -> str:
    """`more than 500`, `about 100 to 150`, `about 1/3`."""
    low, _dots, high = quantity.text.lstrip(_SIGNS).partition("..")
    said = say_number(low)
    if quantity.operator is Operator.RANGE:
        said = gettext("%(low)s to %(high)s") % {"low": said, "high": say_number(high)}
    elif quantity.operator in _BOUND:
        said = str(_BOUND[quantity.operator]) % {"number": said}
    return gettext("about %(number)s") % {"number": said} if quantity.about else said


def say_date(told: PartialDate) -> str:
    """`1 July 2020`, `July 2020`, `autumn 2022` or `2020`: no more exact than it was told."""
    match told.precision:
        case Precision.DAY:
            return say_day(told.first_day)
        case Precision.MONTH:
            return date_format(told.first_day, "F Y")
        case Precision.SEASON:
            return str(_SEASON[told.season]) % {"year": told.text[:4]}
        case _:
            return told.text


def say_day(day: date) -> str:
    """A day in full; the first of a month has its own form in French."""
    said = date_format(day, "j F Y")
    return f"1er{said[1:]}" if language() == "fr" and day.day == 1 else said


def say_period(starts: PartialDate | None, ends: PartialDate | None) -> str:
    """One date, from one to another, since, or until; nothing for none."""
    first, last = (say_date(each) if each else "" for each in (starts, ends))
    if first == last:
        return first
    if not last:
        return gettext("since %(first)s") % {"first": first}
    if not first:
        return gettext("until %(last)s") % {"last": last}
    return gettext("%(low)s to %(high)s") % {"low": first, "high": last}


def date_in_words(told: str) -> str:
    """The same for a date in its column, as `2022-autumn`; nothing stays nothing."""
    return say_date(PartialDate.parse(told)) if told else ""


def quantity_in_words(told: str) -> str:
    """The same for a number in its column, as `>=170`; nothing stays nothing."""
    return say_quantity(Quantity.parse(told)) if told else ""
