"""The cells of a report in words, in the language that is active."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relais.foundation.partial_dates import PartialDate
from relais.foundation.quantities import Quantity
from relais.foundation.told import language, say_date, say_number, say_quantity
from relais.foundation.wording import Wording
from relais.programme.rules.report import Blank, Cell, Money, Share
from relais.programme.rules.typography import NO_BREAK

BLANK: Final[dict[Blank, Promise]] = {
    Blank.NOT_PRINTED: _("not printed"),
    Blank.NOT_APPLICABLE: _("not applicable"),
    Blank.UNKNOWN: _("not known"),
}


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
            return gettext("€ %(amount)s") % {"amount": say_number(str(cell.euro))}
        case Share():
            return say_share(cell)
        case _:
            return str(BLANK[cell])


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
    return f"{say_number(digits)}{NO_BREAK}%"
