"""What a mailed link opens: one button, no account, and nothing that a scanner could do."""

import logging
import re
from datetime import timedelta

import pytest

from relais.directory.commands.by_link import LinkRefused
from relais.directory.commands.editing import change_service
from relais.directory.models import Service
from relais.directory.queries import link_pages
from relais.directory.tests.conftest import HELPLINE
from relais.directory.tests.links.conftest import HOST
from relais.directory.tests.links.reading import confirmed, tables, text
from relais.directory.tests.typing_records import sent_back
from relais.directory.views import confirming
from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.foundation.logs import PlainFormatter


def test_a_thousand_openings_by_scanners_change_nothing(link, open_page):
    path = link()
    before = tables()

    for opening in range(1000):
        page, status = {0: ("change/", 200), 1: ("thanks/", 303)}.get(opening % 20, ("", 200))
        method = "head" if opening % 2 else "get"
        assert open_page(path + page, method).status_code == status
    for method in ("options", "put", "delete", "patch", "trace"):
        assert open_page(path, method).status_code == 405
    assert open_page(f"{path}again/").status_code == 405

    assert tables() == before


def test_the_page_says_all_that_would_be_confirmed(link, open_page):
    said = text(open_page(link()))

    for expected in [
        "Une ligne",
        "1712",
        "een@example.org",
        "Teststraat 1",
        "Uccle",
        "lu-ve 9-18 h",
        "24 décembre 2099 – 2 janvier 2100",
        "Fermé 1 mai 2099",
        "néerlandais",
        "femmes",
        "à partir de 16",
        "jusqu’à 25",
        "Au moins combien d’enfants 3",
        "toute la Belgique",
        "gratuit",
        "Appelez le 112",
        "Een lijn",
        "pas encore confirmé",
    ]:
        assert expected.casefold() in said.casefold(), expected
    assert "2020" not in said
    assert "ne sont pas connues" not in said


def test_what_is_not_known_says_so(link, open_page, take_over):
    take_over({k: v for k, v in HELPLINE.items() if k not in {"phone", "hours", "languages"}})
    said = text(open_page(link()))

    assert "Numéro non connu" in said
    assert "Heures non connu" in said
    assert "Certaines choses ne sont pas connues ici." in said
    assert "Langues non connu" in said
    assert "pas de condition connue" in said


def test_what_is_due_is_ticked_and_the_rest_is_not(link, open_page, confirm):
    path = link()
    assert open_page(path).text.count("checked") == 7

    confirm("a-line", at=clock.now(), aspects=["phone"])
    page = open_page(path).text

    assert re.search(r'value="hours"[^>]*checked', page)
    assert not re.search(r'value="phone"[^>]*checked', page)


@pytest.mark.parametrize("page", ["", "change/"])
def test_nothing_keeps_or_passes_on_the_address_of_a_link(link, open_page, client, page):
    answer = open_page(link() + page)

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert "<script" not in answer.text
    assert not re.search(r"https?://", answer.text)


def test_the_secret_is_in_no_title(link, open_page):
    path = link()
    [title] = re.findall(r"<title>(.*?)</title>", open_page(path).text)

    assert title == "Est-ce encore juste ? · Relais"


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_one_button_confirms_what_is_due(link, send_form, open_page, language):
    path = link(language=language)

    answer = send_form(path)

    assert (answer.status_code, answer.headers["Location"]) == (303, f"{path}thanks/")
    assert not answer.cookies
    assert len(confirmed()) == 6
    assert {means for _aspect, _role, means in confirmed()} == {"called"}
    thanks = text(open_page(f"{path}thanks/"))
    expected = {"nl": "Dank u", "fr": "Merci", "en": "Thank you"}[language]
    assert expected in thanks
    day = (clock.now() + timedelta(days=90)).year
    assert str(day) in thanks


def test_a_steward_says_how_it_was_checked(link, send_form):
    send_form(link(), aspects=["phone"], means="visited")

    assert confirmed() == {("phone", "steward", "visited")}


def test_a_service_answers_for_itself_and_is_not_asked_how(link, send_form, open_page):
    path = link(for_service=True)
    page = open_page(path)

    assert "Vous répondez pour le service lui-même." in text(page)
    assert 'name="means"' not in page.text
    send_form(path, aspects=["hours"], means="visited")
    assert confirmed() == {("hours", "service", "service_itself")}


def test_nothing_ticked_is_nothing_confirmed(link, send_form, open_page):
    path = link()

    answer = send_form(path, aspects=[])

    assert answer.status_code == 422
    assert "Cochez au moins une partie qui est juste." in text(answer)
    assert confirmed() == set()
    assert open_page(path).status_code == 200


def test_thanks_name_what_was_confirmed_and_what_is_still_due(link, send_form, open_page):
    path = link()
    Service.unscoped.get(code="a-line").versions.update(at=clock.now() - timedelta(days=30))
    send_form(path, aspects=["languages"])

    said = text(open_page(f"{path}thanks/"))

    assert "Confirmé Langues" in said
    assert "Certaines parties doivent encore être confirmées." in said


def test_who_presses_second_is_shown_that_the_link_is_used(link, send_form, monkeypatch):
    def too_late(**_what):
        raise LinkRefused

    path = link()
    monkeypatch.setattr(confirming, "confirm_by_link", too_late)

    answer = send_form(path)

    assert (answer.status_code, answer.headers["Location"]) == (303, path)


def test_what_changed_meanwhile_is_shown_before_it_is_confirmed(link, send_form, open_page, client):
    path = link()
    page = open_page(path).text
    said = {"phone": ["02 553 17 40"]}
    change_service(by=OPERATOR, now=clock.now(), code="a-line", said=said, source="a test")

    data = sent_back(page).urlencode()
    kind = "application/x-www-form-urlencoded"
    answer = client.post(path, data, content_type=kind, headers={"host": HOST})

    assert answer.headers["Location"] == f"{path}?changed"
    assert confirmed() == set()
    again = text(open_page(f"{path}?changed"))
    assert "Cette fiche a changé" in again
    assert "02 553 17 40" in again


def test_the_secret_reaches_no_log_even_when_a_page_breaks(link, client, monkeypatch):
    path = link()
    lines = []

    class Keep(logging.Handler):
        def emit(self, record):
            lines.append(PlainFormatter().format(record))

    def broken(*_args, **_kwargs):
        raise ZeroDivisionError(path)

    monkeypatch.setattr(link_pages, "link_page", broken)
    keep = Keep()
    loggers = [logging.getLogger(name) for name in ("", "django", "django.request")]
    for logger in loggers:
        logger.addHandler(keep)
    client.raise_request_exception = False
    try:
        assert client.get(path, headers={"host": HOST}).status_code == 500
    finally:
        for logger in loggers:
            logger.removeHandler(keep)

    said = "\n".join(lines)
    assert "ZeroDivisionError" in said
    assert "/fr/confirm/<str:token>/" in said or "<str:token>" in said
    assert path.split("/")[3][:20] not in said


def test_the_secret_is_kept_nowhere(link, send_form):
    path = link()
    send_form(path)
    secret = path.split("/")[3].split(":")[0]

    assert secret not in repr(tables())
