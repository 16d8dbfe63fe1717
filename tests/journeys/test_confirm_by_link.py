"""Whoever keeps a record reads a letter on their phone, and confirms it by one button."""

import email
import email.policy
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, assert_accessible

pytestmark = pytest.mark.journey


@pytest.fixture(scope="session")
def site(site_to_change: Site) -> Site:
    """What is confirmed or reported here must not show in the other journeys."""
    return site_to_change


# The scene sends these; each test below uses a link of its own.
TWO_OF_A_TOWN = "ukkel@example.org"
LANGUAGE_UNKNOWN = "montgomery@example.org"
A_SERVICE_ITSELF = "praxis@example.org"


@pytest.fixture(scope="module")
def letters(site):
    """All that would have gone to a mailbox."""
    site.run("scene", "letters")
    found = [
        email.message_from_bytes(each, policy=email.policy.default)
        for file in site.letters.iterdir()
        for each in file.read_bytes().split(b"\n" + b"-" * 79)
        if each.strip()
    ]
    return lambda mailbox: "".join(
        each.get_body().get_content() for each in found if each["To"] == mailbox
    )


@pytest.fixture
def links(letters):
    """The links for readers of this language in the letters to a mailbox."""
    return lambda mailbox, language: re.findall(
        rf"http://open\.localhost:\d+/{language}/confirm/\S+/", letters(mailbox)
    )


@pytest.fixture
def phone(browser):
    """A small phone without any trace of us, under the pages' own strict policy but for axe."""
    pocket = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 640})
    yield pocket.new_page()
    assert pocket.cookies() == []
    pocket.close()


@pytest.fixture
def plain_phone(browser):
    """The same without JavaScript."""
    pocket = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    yield pocket.new_page()
    assert pocket.cookies() == []
    pocket.close()


def assert_fits(page):
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert_accessible(page)


@pytest.mark.parametrize(
    ("mailbox", "language", "sentences"),
    [
        (
            TWO_OF_A_TOWN,
            "nl",
            (
                "Alles klopt",
                "Dank u",
                "Deze link is al gebruikt.",
                "Stuur mij een nieuwe link",
                "is er een nieuwe link onderweg.",
            ),
        ),
        (
            LANGUAGE_UNKNOWN,
            "fr",
            (
                "Tout est correct",
                "Merci",
                "Ce lien a déjà servi.",
                "Envoyez-moi un nouveau lien",
                "Si nous connaissons l’adresse, un nouveau lien est en route.",
            ),
        ),
    ],
    ids=["nl", "fr"],
)
def test_two_clicks_confirm_a_record_and_a_used_link_offers_another(
    links, phone, mailbox, language, sentences
):
    button, thanks, used, anew, on_its_way = sentences
    link = links(mailbox, language)[0]

    phone.goto(link)
    assert_fits(phone)
    phone.get_by_role("button", name=button).click()

    expect(phone.get_by_role("heading", level=1)).to_have_text(thanks)
    assert phone.locator("main li").count() == 6
    assert_fits(phone)
    phone.goto(link)
    expect(phone.locator(".lead")).to_contain_text(used)
    assert_fits(phone)
    phone.get_by_role("button", name=anew).click()
    expect(phone.locator(".lead")).to_contain_text(on_its_way)


def test_an_altered_link_offers_a_new_one(links, phone):
    phone.goto(links(TWO_OF_A_TOWN, "nl")[0].replace("/confirm/", "/confirm/x"))

    assert_fits(phone)
    phone.get_by_label("Code van de fiche").fill("no-such-record")
    phone.get_by_role("button", name="Stuur een nieuwe link").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Kijk in je mailbox")


def test_a_steward_puts_a_number_right_without_javascript(links, plain_phone):
    plain_phone.goto(links(TWO_OF_A_TOWN, "nl")[1])
    plain_phone.get_by_role("link", name="Er klopt iets niet").click()
    plain_phone.get_by_text("Hoe bereikbaar").first.click()
    numbers = plain_phone.get_by_label("Nummers, één op elke regel")

    numbers.fill("12345")
    plain_phone.get_by_role("button", name="Versturen").click()
    expect(plain_phone.locator(".errorlist")).to_contain_text("02 553 17 40")
    assert numbers.input_value() == "12345"
    numbers.fill("02 553 17 40")
    plain_phone.get_by_role("button", name="Versturen").click()

    expect(plain_phone.locator("main")).to_contain_text("Wat je veranderde, staat in de gids.")


def test_what_a_service_proposes_waits(links, phone):
    languages = phone.get_by_label("Langues, séparées par des virgules")
    phone.goto(links(A_SERVICE_ITSELF, "fr")[0])
    phone.get_by_role("link", name="Quelque chose n’est pas juste").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Qu’est-ce qui n’est pas juste ?")
    assert_fits(phone)
    languages.fill("français, elfique")
    phone.get_by_role("button", name="Envoyer").click()
    expect(phone.locator(".errorlist")).to_contain_text("elfique")
    assert_fits(phone)
    languages.fill("français, arabe")
    phone.get_by_role("button", name="Envoyer").click()

    expect(phone.locator("main")).to_contain_text("Ce que vous proposez attend")
    assert_fits(phone)
