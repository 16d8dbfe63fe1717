"""Numbers and dates as they were told, in the language of the page."""

from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _

from relais.foundation.partial_dates import PartialDate, Precision
from relais.foundation.quantities import Operator, Quantity

_NOT_TOLD = "–"


def say_quantity(quantity: Quantity | None) -> str:
    """`>=170` as "at least 170"; unknown as unknown, never as zero."""
    if quantity is None:
        return _("unknown")
    low, high = _digits(quantity.text.lstrip("~<>=").partition("..")[0]), ""
    if quantity.operator is Operator.RANGE:
        high = _digits(quantity.text.partition("..")[2])
    told = {
        Operator.EXACTLY: "%(low)s",
        Operator.MORE_THAN: _("more than %(low)s"),
        Operator.AT_LEAST: _("at least %(low)s"),
        Operator.LESS_THAN: _("fewer than %(low)s"),
        Operator.AT_MOST: _("at most %(low)s"),
        Operator.RANGE: _("%(low)s to %(high)s"),
    }[quantity.operator] % {"low": low, "high": high}
    return _("about %(number)s") % {"number": told} if quantity.about else told


def say_date(told: PartialDate | None) -> str:
    """A day, a month, a season or a year, as much as was told; nothing for none."""
    if told is None:
        return ""
    if told.precision is Precision.DAY:
        return date_format(told.first_day, "j F Y")
    if told.precision is Precision.MONTH:
        return date_format(told.first_day, "F Y")
    if told.precision is Precision.YEAR:
        return told.text
    return {
        "spring": _("spring of %(year)s"),
        "summer": _("summer of %(year)s"),
        "autumn": _("autumn of %(year)s"),
        "winter": _("winter of %(year)s"),
    }[told.season] % {"year": told.text[:4]}


def say_period(starts: PartialDate | None, ends: PartialDate | None) -> str:
    """One date, from one to another, since, or until."""
    first, last = say_date(starts), say_date(ends)
    if first == last:
        return first
    if not last:
        return _("since %(first)s") % {"first": first}
    if not first:
        return _("until %(last)s") % {"last": last}
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def say_hundredths(hundredths: int | None) -> str:
    """714 as 7.14, or 7,14 where one writes so; nothing for none."""
    if hundredths is None:
        return ""
    return _digits(f"{hundredths // 100}.{hundredths % 100:02d}")


def say_count(number: int | None) -> str:
    """A number, or a dash for what was not told."""
    return _NOT_TOLD if number is None else str(number)


def _digits(text: str) -> str:
    return text.replace(".", str(get_format("DECIMAL_SEPARATOR")))
