"""The bars of a chart, in thousandths of the longest: enough for every format to draw them."""

from collections.abc import Callable
from fractions import Fraction

from relais.foundation.quantities import Operator, Quantity
from relais.foundation.wording import Wording
from relais.programme.rules.report import Cell, Money, Share, Table
from relais.programme.rules.told import Bar, Chart, Said

LONGEST = 1000


def chart(
    table: Table, said: Callable[[Wording], Said], told: Callable[[Cell], Said]
) -> Chart | None:
    """The chart that stands beside `table`, if it has one.

    What is less than a number is only possible up to it; what is more has an open end. A total is
    left out: beside it nothing else could be seen.
    """
    if table.bars is None:
        return None
    keys = [column.key for column in table.columns]
    label, value = keys.index(table.bars.label_column), keys.index(table.bars.value_column)
    rows = [row for row in table.rows if not row.is_total]
    longest = max((_stretch(row.cells[value])[1] for row in rows), default=Fraction(0))
    bars = []
    for row in rows:
        low, high = _stretch(row.cells[value])
        bars.append(
            Bar(
                label=told(row.cells[label]),
                value=told(row.cells[value]).text,
                low=_thousandths(low, longest),
                high=_thousandths(high, longest),
                is_open=_is_open(row.cells[value]),
            )
        )
    return Chart(alt=said(table.bars.alt), bars=tuple(bars))


def _stretch(cell: Cell) -> tuple[Fraction, Fraction]:
    """From where it is sure to where it is possible; nothing for what is no number."""
    match cell:
        case Money():
            return Fraction(cell.euro), Fraction(cell.euro)
        case Share(printed=None, computed_hundredths=int() as hundredths):
            return Fraction(hundredths, 100), Fraction(hundredths, 100)
        case Share(printed=Quantity() as printed):
            return _stretch(printed)
        case Quantity(operator=Operator.LESS_THAN | Operator.AT_MOST):
            return Fraction(0), cell.high
        case Quantity():
            return cell.low, cell.high
    return Fraction(0), Fraction(0)


def _is_open(cell: Cell) -> bool:
    printed = cell.printed if isinstance(cell, Share) else cell
    return isinstance(printed, Quantity) and printed.operator in {
        Operator.MORE_THAN,
        Operator.AT_LEAST,
    }


def _thousandths(length: Fraction, longest: Fraction) -> int:
    return round(length / longest * LONGEST) if longest else 0
