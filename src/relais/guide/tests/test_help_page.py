"""The public page over HTTP: small, silent, neutral, with the directory's own numbers."""

import gzip
import re
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.test import Client

from relais.directory.interface import services
from relais.foundation import environment
from relais.foundation.access import EVERYONE
from relais.guide.queries import help_page as queries
from relais.guide.rules.help_page import CALL_ROWS

PUBLISHED = ["nl", "fr", "en"]
FIRST_ROUND_TRIP = 10_000
KEEPS_SOMETHING = re.compile(r"(local|session)Storage|indexedDB|serviceWorker|document\.cookie")
TITLE = "<title>Info Brussel</title>"


@pytest.fixture
def brussels(db):
    call_command("organisations", "load", verbosity=0)
    call_command("directory", "load", verbosity=0)


@pytest.fixture
def previewed(monkeypatch):
    monkeypatch.setattr(environment, "preview_languages", lambda: ("ar",))


def ask(client: Client, path: str, **headers: str):
    return client.get(path, headers={"host": "help.localhost", **headers})


def read(client: Client, path: str, **headers: str) -> str:
    return str(ask(client, path, **headers).text)


class Links(HTMLParser):
    """Every address that a page names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        addresses = {"href", "src", "srcset", "action", "poster", "data", "ping"}
        self.found += [value or "" for name, value in attrs if name in addresses]


@pytest.mark.usefixtures("brussels", "previewed")
def test_page_fits_in_the_first_round_trip(client):
    for language in [*PUBLISHED, "ar"]:
        answer = ask(client, f"/{language}/", **{"accept-encoding": "gzip"})

        assert answer.status_code == 200
        assert answer["Content-Encoding"] == "gzip"
        print(f"/{language}/: {len(answer.content)} bytes")  # noqa: T201  # shown by `pytest -s`
        assert len(answer.content) <= FIRST_ROUND_TRIP
        assert gzip.decompress(answer.content).startswith(b"<!doctype html>")


@pytest.mark.usefixtures("brussels")
def test_page_sends_nothing_that_stays(client):
    for language in PUBLISHED:
        answer = ask(client, f"/{language}/")

        assert not answer.cookies
        assert "Set-Cookie" not in answer.headers
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert not KEEPS_SOMETHING.search(answer.text)


@pytest.mark.usefixtures("brussels")
def test_policy_allows_only_what_stands_in_the_page(client):
    answer = ask(client, "/nl/")
    policy = answer["Content-Security-Policy"]
    nonces = set(re.findall(r'nonce="([^"]+)"', answer.text))

    assert "default-src 'none'" in policy
    assert "trusted-types 'none'" in policy
    assert "worker-src 'none'" in policy
    assert len(nonces) == 1
    assert f"script-src 'nonce-{nonces.pop()}'" in policy
    assert " style=" not in answer.text


@pytest.mark.usefixtures("brussels")
def test_the_exit_is_the_only_way_out(client):
    for language in PUBLISHED:
        links = Links(read(client, f"/{language}/")).found
        outside = [link for link in links if not re.match(r"[#/]|tel:|data:,$", link)]

        assert outside == [environment.exit_address(language)] * 2


@pytest.mark.usefixtures("brussels", "previewed")
def test_title_is_the_same_everywhere_and_says_nothing(client):
    paths = ["/", "/nl/", "/fr/", "/en/", "/ar/", "/there-is-no-such-page/"]

    assert all(TITLE in read(client, path) for path in paths)


@pytest.mark.usefixtures("brussels")
def test_root_answers_in_the_language_of_the_browser_without_a_redirect(client):
    for asked, language in [("fr-BE,nl;q=0.5", "fr"), ("en", "en"), ("ar", "nl"), ("", "nl")]:
        answer = ask(client, "/", **{"accept-language": asked})

        assert answer.status_code == 200
        assert answer["Content-Language"] == language
        assert f'<html lang="{language}"' in answer.text


@pytest.mark.usefixtures("brussels")
def test_an_unread_translation_is_not_published(client):
    assert ask(client, "/ar/").status_code == 404
    assert "/ar/" not in read(client, "/nl/")


@pytest.mark.usefixtures("brussels", "previewed")
def test_an_unread_translation_says_so_to_its_reviewers(client):
    page = read(client, "/ar/")

    assert '<html lang="ar" dir="rtl">' in page
    assert 'data-reviewed=""' in page
    assert "Menselijke controle nodig." in page


@pytest.mark.parametrize("path", ["/de/", "/nl/more/", "/admin/"])
def test_there_is_nothing_else(client, path):
    assert ask(client, path).status_code == 404


def test_the_page_is_only_read(client):
    assert client.post("/nl/", headers={"host": "help.localhost"}).status_code == 405


@pytest.mark.usefixtures("brussels")
def test_call_rows_show_the_numbers_of_the_directory(client):
    known = services(EVERYONE)
    numbers = [known[code].numbers[0].replace(" ", "") for code in CALL_ROWS]

    for language in PUBLISHED:
        rows = re.findall(r'class="call[^>]*href="tel:(\d+)"', read(client, f"/{language}/"))
        assert rows == numbers


@pytest.mark.usefixtures("brussels")
def test_a_missing_service_has_no_row_and_no_sentence(client, monkeypatch):
    known = dict(services(EVERYONE))
    gone = known.pop("line-1712")
    monkeypatch.setattr(queries, "services", lambda _viewer, **_day: known)
    page = read(client, "/nl/")

    assert len(re.findall(r'class="call( danger)?" ', page)) == len(CALL_ROWS) - 1
    assert f"tel:{gone.numbers[0]}" not in page
    assert "Sommige huizen" not in page, "a sentence stands without its number"


@pytest.mark.usefixtures("brussels")
def test_relay_of_the_french_line_is_told(client):
    row = re.search(r'href="tel:080030030".*?</li>', read(client, "/nl/"), re.DOTALL)

    assert row
    assert "107" in row[0]


@pytest.mark.usefixtures("brussels")
def test_what_nobody_has_confirmed_says_so(client):
    page = read(client, "/fr/")

    assert "pas encore confirmé" in page
    assert "Pas encore validé." in page


@pytest.mark.usefixtures("brussels")
def test_every_municipality_stands_in_the_list_and_on_the_map(client):
    page = read(client, "/nl/")

    assert len(re.findall(r'<details class="place">', page)) == 19
    assert len(re.findall(r'<a href="#m\d{5}" tabindex="-1">', page)) == 19
    assert "02 559 81 36" in page, "the EVA cell of Anderlecht has its number"


@pytest.mark.usefixtures("brussels")
def test_the_page_never_claims_that_a_call_stays_off_the_bill(client):
    assert "We weten niet of een oproep op de rekening staat." in read(client, "/nl/")
