"""Numbers, dates and empty cells in words, in the language that is active."""

from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from relais.foundation.partial_dates import PartialDate, Precision
from relais.foundation.quantities import Operator, Quantity
from relais.foundation.wording import Wording
from relais.programme.rules.report import Blank, Cell, Money, Share
from relais.programme.rules.typography import NO_BREAK, number

SEASON: Final[dict[str, Promise]] = {
    "spring": _("spring %(year)s"),
    "summer": _("summer %(year)s"),
    "autumn": _("autumn %(year)s"),
    "winter": _("winter %(year)s"),
}
BOUND: Final[dict[Operator, Promise]] = {
    Operator.MORE_THAN: _("more than %(number)s"),
    Operator.AT_LEAST: _("at least %(number)s"),
    Operator.LESS_THAN: _("fewer than %(number)s"),
    Operator.AT_MOST: _("at most %(number)s"),
}
BLANK: Final[dict[Blank, Promise]] = {
    Blank.NOT_PRINTED: _("not printed"),
    Blank.NOT_APPLICABLE: _("not applicable"),
    Blank.UNKNOWN: _("not known"),
}
_SIGNS: Final = "~<>="


def say(cell: Cell) -> str:
    """A cell as it is read; a text in the active language, else in the one there is."""
    match cell:
        case Wording():
            return cell.in_language(language())
        case Quantity():
            return say_quantity(cell)
        case PartialDate():
            return say_date(cell)
        case Money():
            return gettext("€ %(amount)s") % {"amount": number(str(cell.euro), language())}
        case Share():
            return say_share(cell)
        case _:
            return str(BLANK[cell])


def say_quantity(quantity: Quantity) -> str:
    """`more than 500`, `about 100 to 150`, `about 1/3`."""
    low, _dots, high = quantity.text.lstrip(_SIGNS).partition("..")
    said = number(low, language())
    if quantity.operator is Operator.RANGE:
        said = gettext("%(low)s to %(high)s") % {"low": said, "high": number(high, language())}
    elif quantity.operator in BOUND:
        said = BOUND[quantity.operator] % {"number": said}
    return gettext("about %(number)s") % {"number": said} if quantity.about else said


def say_date(told: PartialDate) -> str:
    """`1 July 2020`, `July 2020`, `autumn 2022` or `2020`: no more exact than it was told."""
    match told.precision:
        case Precision.DAY:
            return say_day(told.first_day)
        case Precision.MONTH:
            return date_format(told.first_day, "F Y")
        case Precision.SEASON:
            return str(SEASON[told.season] % {"year": told.text[:4]})
        case _:
            return told.text


def say_day(day: date) -> str:
    """A day in full; the first of a month has its own form in French."""
    said = date_format(day, "j F Y")
    return f"1er{said[1:]}" if language() == "fr" and day.day == 1 else said


def say_share(share: Share) -> str:
    """The percentage as printed, and what the heads give when that is another one."""
    computed = _percent(share.computed_hundredths)
    if share.printed is None:
        return (
            gettext("%(share)s (derived)") % {"share": computed}
            if computed
            else str(BLANK[Blank.NOT_PRINTED])
        )
    printed = f"{say_quantity(share.printed)}{NO_BREAK}%"
    if not computed or share.printed.low * 100 == share.computed_hundredths:
        return printed
    said = {"printed": printed, "computed": computed}
    return gettext("%(printed)s (derived: %(computed)s)") % said


def _percent(hundredths: int | None) -> str:
    """`714` as 7,14 %; `700` as 7 %."""
    if hundredths is None:
        return ""
    digits = f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".")
    return f"{number(digits, language())}{NO_BREAK}%"


def language() -> str:
    """The language of now: `nl`, `fr` or `en`."""
    return (get_language() or "en")[:2]
