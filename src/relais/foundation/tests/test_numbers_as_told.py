"""A source tells "more than 500" or "100 to 150"; the program keeps just that."""

from fractions import Fraction

import pytest

from relais.foundation.quantities import NotAQuantity, Operator, Quantity


@pytest.mark.parametrize(
    ("text", "operator", "low", "high", "about"),
    [
        ("245", Operator.EXACTLY, 245, 245, False),
        (">=170", Operator.AT_LEAST, 170, 170, False),
        (">500", Operator.MORE_THAN, 500, 500, False),
        ("~100..150", Operator.RANGE, 100, 150, True),
        ("~1/3", Operator.EXACTLY, Fraction(1, 3), Fraction(1, 3), True),
        ("7.2", Operator.EXACTLY, Fraction(36, 5), Fraction(36, 5), False),
    ],
)
def test_it_keeps_how_the_number_was_told(text, operator, low, high, about):
    told = Quantity.parse(text)
    assert (told.operator, told.low, told.high, told.about) == (operator, low, high, about)
    assert str(told) == text


@pytest.mark.parametrize("text", ["", "many", "150..100", "1/0", "-3", "1,5", "> 500"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NotAQuantity):
        Quantity.parse(text)


def test_only_a_plain_number_may_be_calculated_with():
    assert Quantity.exactly(91).is_exact
    assert not Quantity.parse(">=170").is_exact
    assert not Quantity.parse("~90").is_exact
