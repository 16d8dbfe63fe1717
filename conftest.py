"""What every test stands on: the house's own language to begin with, and the role that serves."""

import pytest
from django.utils import translation

from tests.database import as_the_role_that_serves


@pytest.fixture(autouse=True)
def _language_of_the_house():
    """A page leaves its language active in the thread; no test may inherit it from another."""
    with translation.override("nl"):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):  # noqa: ARG001  # made first
    """The tables are made by their owner; the tests use them as the role that serves."""
    with as_the_role_that_serves():
        yield
