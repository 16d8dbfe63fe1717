"""The pages that say what Relais is: for everyone, in three languages, without a cookie."""

import pytest

from relais.foundation.access import EVERYONE
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import Figure, add_figures
from relais.organisations.queries import additions

LANGUAGES = ["nl", "fr", "en"]

# The open page counts what the contexts above have registered.
pytestmark = pytest.mark.django_db


def page(client, host, path):
    response = client.get(path, HTTP_HOST=host)
    assert response.status_code == 200
    return response


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_leads_to_the_four_faces(client, language):
    text = page(client, "localhost", f"/{language}/").text

    for face in ("help", "counter", "work", "open"):
        assert f'href="http://{face}.localhost/{language}/"' in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_open_face_says_what_relais_is_and_under_which_licence(client, language):
    text = page(client, "open.localhost", f"/{language}/").text

    assert "1.2" in text
    assert "BNOSAC BelgiumMaps.StatBel" in text


def test_dutch_and_french_are_not_english(client):
    titles = {
        language: page(client, "open.localhost", f"/{language}/").text.partition("<h1>")[2][:20]
        for language in LANGUAGES
    }

    assert len(set(titles.values())) == 3


def test_the_open_face_shows_what_the_contexts_above_count(client, monkeypatch):
    asked_for = []

    def count(viewer):
        asked_for.append(viewer)
        return [Figure(value=36, label=Trilingual(nl="Diensten", fr="Services"))]

    monkeypatch.setattr(additions, "_figures", [])
    add_figures(count)

    text = page(client, "open.localhost", "/nl/").text

    assert "Diensten" in text
    assert ">36<" in text
    assert asked_for == [EVERYONE]


@pytest.mark.parametrize("host", ["localhost", "open.localhost"])
def test_these_pages_set_no_cookie_and_touch_no_session(client, host):
    assert not page(client, host, "/nl/").cookies
