"""Contexts above add their pages to the home; each professional sees those she may open."""

from enum import StrEnum

import pytest

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import WorkPage, add_work_page
from relais.organisations.queries import additions


class Above(StrEnum):
    COUNT = "test.count"


@pytest.fixture(autouse=True)
def tally(monkeypatch):
    monkeypatch.setattr(additions, "_work_pages", [])
    page = WorkPage(
        url_name="organisations:sign_in",
        title=Trilingual(nl="Telling", fr="Comptage"),
        permission=Above.COUNT,
    )
    add_work_page(page)
    return page


def test_a_page_shows_only_to_those_who_carry_its_permission(tally):
    assert additions.work_pages(OPERATOR) == (tally,)
    assert additions.work_pages(EVERYONE) == ()
