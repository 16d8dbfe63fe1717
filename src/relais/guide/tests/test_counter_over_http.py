"""The counter without JavaScript: the four screens, and what a wrong answer leads to."""

import re

import pytest
from django.core.management import call_command

from relais.guide.rules.counter import CHOICES

SERVICE = re.compile(r'data-service="([\w-]+)"')


@pytest.fixture
def brussels(db):
    call_command("organisations", "load", verbosity=0)
    call_command("directory", "load", verbosity=0)
    call_command("guide", "load", verbosity=0)


@pytest.fixture
def ask(client, brussels):
    """Send these answers to the counter in a language, and get the page."""

    def send(language="nl", **answers):
        return client.post(f"/{language}/", answers, headers={"host": "counter.localhost"})

    return send


@pytest.fixture
def get(client, brussels):
    def read(path):
        return client.get(path, headers={"host": "counter.localhost"})

    return read


def step(answer):
    """The name of the one screen that is shown."""
    shown = re.findall(r'<section data-step="(\w+)" >', answer.text)
    assert len(shown) == 1
    return shown[0]


def services(answer):
    """The codes on the result screen, the blank one in the template left out."""
    return SERVICE.findall(answer.text)


def test_the_first_screen_has_eight_buttons_and_five_folded_ones(get):
    page = get("/nl/")
    assert page.status_code == 200
    assert step(page) == "needs"
    for choice in CHOICES:
        assert f'name="choice" value="{choice.code}"' in page.text
    assert "<title>Info &amp; nummers</title>" in page.text


def test_two_answers_lead_to_a_helpline_and_at_most_three_services(ask):
    assert step(ask(choice="sleep")) == "places"
    page = ask(choice="sleep", municipality="21009")
    assert step(page) == "result"
    first, _, _further = page.text.partition('data-slot="further"')
    assert 2 <= len(SERVICE.findall(first)) <= 4
    assert 'data-service="samusocial"' in first
    assert "Een plek om te slapen · Elsene" in page.text


def test_danger_needs_one_answer_and_no_directory(client, db):
    page = client.post("/fr/", {"choice": "danger"}, headers={"host": "counter.localhost"})
    assert step(page) == "danger"
    assert 'href="tel:112"' in page.text
    assert 'href="tel:101"' in page.text


def test_the_way_back_forgets_one_answer_at_a_time(ask):
    answers = {"choice": "sleep", "municipality": "21009", "spoken": "fr"}
    back = ask(**answers, back="places")
    assert step(back) == "places"
    assert 'name="municipality" value=""' in back.text
    assert step(ask(**answers, back="needs")) == "needs"


def test_the_pressed_button_outweighs_what_the_form_carried(client, brussels):
    page = client.post(
        "/nl/",
        "choice=sleep&municipality=21009&municipality=21016",
        content_type="application/x-www-form-urlencoded",
        headers={"host": "counter.localhost"},
    )
    assert "Een plek om te slapen · Ukkel" in page.text


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"choice": "pills"}, "Deze pagina kent die vraag niet."),
        ({"choice": "sleep", "municipality": "99999"}, "Deze pagina kent die gemeente niet."),
        (
            {"choice": "sleep", "municipality": "21009", "spoken": "xx"},
            "Deze pagina kent die taal niet.",
        ),
    ],
)
def test_a_wrong_answer_gets_a_sentence_and_the_first_screen(ask, answers, sentence):
    page = ask(**answers)
    assert page.status_code == 400
    assert step(page) == "needs"
    assert sentence in page.text


def test_what_stands_in_the_address_is_not_an_answer(get):
    assert step(get("/nl/?choice=sleep&municipality=21009")) == "needs"


def test_no_answer_is_kept_anywhere(ask, get):
    for page in (get("/nl/"), ask(choice="sleep", municipality="21009")):
        assert not page.cookies
    assert ask(choice="sleep").headers["Cache-Control"] == "no-store"


def test_every_service_says_that_it_is_not_confirmed(ask):
    page = ask("fr", choice="police", municipality="21016")
    shown = services(page)
    assert shown
    assert page.text.count('data-trust="unconfirmed"') == len(shown)
    assert page.text.count("Pas encore confirmé</span>") == len(shown)


def test_a_house_with_a_secret_address_has_no_number(ask):
    page = ask(choice="sleep", municipality="21019")
    _, _, house = page.text.partition('data-service="vogelzang-nl"')
    house, _, _ = house.partition("</li>")
    assert "Alleen via een professional" in house
    assert "tel:" not in house


def test_the_card_carries_numbers_and_hours_and_no_name(ask):
    page = ask(choice="uses_violence", municipality="21009")
    _, _, card = page.text.partition('<aside class="card"')
    card, _, _ = card.partition("</aside>")
    words = re.sub(r"<[^>]+>", " ", card)
    assert "112" in words
    assert "1712" in words
    assert not re.search(r"geweld|politi|praxis|écoute|hulp|dader", words, re.IGNORECASE)


def test_the_spoken_language_changes_the_helpline_and_not_the_page(ask):
    page = ask(choice="talk", municipality="unknown", spoken="fr")
    helpline, _, _ = page.text.partition('data-slot="no-service"')
    assert SERVICE.findall(helpline)[0] in {"ecoute-violences-conjugales", "tele-accueil-107"}
    assert '<html lang="nl"' in page.text
    assert "Praten met iemand" in page.text
