"""The guide on the counter face: every page says whose text it is and that nobody has signed it."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.clock import now
from relais.foundation.trilingual import Trilingual
from relais.guide.commands import load_guide
from relais.guide.queries import articles as queries
from relais.guide.rules.articles import Chapter, Draft, Mark, Sector

NOT_VALIDATED = {"nl": "Niet gevalideerd", "fr": "Non validé", "en": "Not validated"}
NOT_ASSIGNED = {"nl": "niet toegewezen", "fr": "non attribué", "en": "not assigned"}
PAGES = [*(f"{chapter}/" for chapter in Chapter), *(f"sector/{sector}/" for sector in Sector)]


@pytest.fixture
def read(client):
    def get(path):
        return client.get(path, headers={"host": "counter.localhost"})

    return get


@pytest.fixture
def loaded(db):
    call_command("guide", "load", verbosity=0)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_it_is_not_validated(read, language, page):
    answer = read(f"/{language}/guide/{page}")

    assert answer.status_code == 200
    assert NOT_VALIDATED[language] in answer.text
    if page != "sector/":
        assert NOT_ASSIGNED[language] in answer.text
    assert not answer.cookies


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_overview_leads_to_every_chapter(read, language):
    page = read(f"/{language}/guide/").text

    assert all(f'href="/{language}/guide/{chapter}/"' in page for chapter in Chapter)


@pytest.mark.usefixtures("loaded")
def test_orienting_leads_to_the_counter_and_to_the_directory(read):
    page = read("/fr/guide/orient/").text

    assert 'href="/fr/"' in page
    assert 'href="http://open.localhost/fr/directory/"' in page


@pytest.mark.django_db
def test_a_signed_text_says_by_whom_and_when_and_keeps_markup_harmless(read):
    signed = Mark(owner="Owner", validated_on=date(2026, 11, 20), validated_by_role="director")
    draft = Draft(
        code="look",
        chapter=Chapter.DETECT,
        position=1,
        title=Trilingual(nl="Kijk", fr="Regardez"),
        body=Trilingual(nl="<b>Kijk</b>\n\n- goed", fr="Regardez bien."),
        source="",
        mark=signed,
    )
    load_guide(by=OPERATOR, now=now(), articles=[draft])

    page = read("/nl/guide/detect/").text
    assert "Gevalideerd op 20 november 2026 door director" in page
    assert "Niet gevalideerd" not in page
    assert "&lt;b&gt;Kijk&lt;/b&gt;" in page
    assert "<li>goed</li>" in page


@pytest.mark.django_db
def test_where_english_is_missing_french_stands_and_says_so(read):
    draft = Draft(
        code="look",
        chapter=Chapter.DETECT,
        position=1,
        title=Trilingual(nl="Kijk", fr="Regardez"),
        body=Trilingual(nl="Kijk.", fr="Regardez bien."),
        source="",
    )
    load_guide(by=OPERATOR, now=now(), articles=[draft])
    assert (
        '<article class="article" aria-labelledby="look" lang="fr">'
        in read("/en/guide/detect/").text
    )

    load_guide(
        by=OPERATOR, now=now(), articles=[replace(draft, title=Trilingual(nl="a", fr="b", en="c"))]
    )
    (half_translated,) = queries.chapter(EVERYONE, "detect", language="en")
    assert (half_translated.title, half_translated.language) == ("b", "fr")


@pytest.mark.django_db
def test_before_loading_a_chapter_says_that_it_is_empty(read):
    assert "This chapter is not loaded yet." in read("/en/guide/care/").text


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["gossip/", "sector/astrology/", "sector/police/"])
def test_what_is_not_there_is_not_found(read, page):
    assert read(f"/nl/guide/{page}").status_code == 404


@pytest.mark.usefixtures("loaded")
def test_a_page_of_the_guide_costs_one_query(read, django_assert_num_queries):
    with django_assert_num_queries(1):
        read("/nl/guide/care/")
