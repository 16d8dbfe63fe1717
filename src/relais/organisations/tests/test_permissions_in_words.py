"""The page that prints the table of roles says everything in words."""

import pytest

from relais.organisations.permissions import permissions_of
from relais.organisations.rules.vocabulary import Role
from relais.organisations.tests.people import browser
from relais.organisations.words.roles import permission_words


def carried(role):
    """What the role carries in the program; other tests bring their own."""
    return [each for each in permissions_of([role]) if not each.startswith("test")]


@pytest.mark.parametrize("role", list(Role))
def test_each_permission_is_said_in_words(role):
    for permission in carried(role):
        assert permission_words(permission).nl != permission


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_no_code_of_a_permission_stands_on_the_page(language):
    page = browser().get(f"/{language}/roles/").text

    assert not any(permission in page for role in Role for permission in carried(role))
