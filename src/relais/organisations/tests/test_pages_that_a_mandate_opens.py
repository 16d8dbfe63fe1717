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


def test_pages_of_the_follow_up_stand_in_the_order_of_that_work(tally):
    texts = Trilingual(nl="Tekst", fr="Texte")
    later, first = (
        WorkPage(url_name=f"test:{at}", title=texts, permission=Above.COUNT, follow_up=at)
        for at in (2, 1)
    )
    add_work_page(later)
    add_work_page(first)

    assert additions.follow_up_pages(OPERATOR) == (first, later)
    assert additions.follow_up_pages(EVERYONE) == ()
