"""Long, and not among the first that others would try."""

import pytest

from relais.organisations.rules.passwords import PasswordRefusal, refuse_password

COMMON = {"password", "iloveyou", "welkom"}


@pytest.mark.parametrize(
    ("password", "refusal"),
    [
        ("fourteen chars", PasswordRefusal.TOO_SHORT),
        ("fifteen charact", None),
        ("x7 " * 22, None),
        ("ab1" * 67, PasswordRefusal.TOO_LONG),
        ("Password20262027", PasswordRefusal.COMMON),
        ("welkomwelkomwelkom", PasswordRefusal.COMMON),
        ("!!!!!iloveyou!!!!!", PasswordRefusal.COMMON),
        ("123456789012345678", PasswordRefusal.COMMON),
        ("zzzzzzzzzzzzzzzzzz", PasswordRefusal.COMMON),
        ("seven red Nora-1 apples", PasswordRefusal.OWN_CODE),
        ("seven red apples and a pear", None),
    ],
)
def test_a_password_is_refused_for_a_reason(password, refusal):
    assert refuse_password(password, code="nora-1", common=COMMON) == refusal


def test_64_characters_are_never_too_long():
    assert refuse_password("seven red apples " * 4, code="", common=COMMON) is None
