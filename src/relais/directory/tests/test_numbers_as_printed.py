"""Numbers are kept as Belgium prints them, and a likely slip is named."""

import pytest

from relais.directory.rules.numbers import NumberRefusal, refuse_number


@pytest.mark.parametrize(
    "number",
    [
        "112",
        "1712",
        "116 000",
        "0800 30 030",
        "02 553 17 40",
        "0471 94 38 72",
        "070 245 245",
        "067 12 34 56",
    ],
)
def test_a_printed_number_is_kept(number):
    assert refuse_number(number) is None


@pytest.mark.parametrize("number", ["1720", "1080", "199"])
def test_a_short_number_that_no_source_names_is_a_likely_slip(number):
    assert refuse_number(number) is NumberRefusal.UNKNOWN_SHORT


@pytest.mark.parametrize(
    "number", ["", "+3225531740", "02/553.17.40", "0 507 99 11", "02 553 17 40 x", "a"]
)
def test_another_form_is_refused(number):
    assert refuse_number(number) is NumberRefusal.MALFORMED
