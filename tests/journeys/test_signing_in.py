"""A colleague is invited, makes a passkey in her browser, and signs in with it."""

import email
import email.policy
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, assert_accessible

pytestmark = pytest.mark.journey

ADMINISTRATOR = "ward-papier"


@pytest.fixture(scope="session")
def site(site_to_change: Site) -> Site:
    """Who is invited here must not show in the other journeys."""
    return site_to_change


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A browser with an authenticator of its own, under the pages' own strict policy."""
    pocket = browser.new_context(viewport={"width": 360, "height": 640})
    page = pocket.new_page()
    devtools = pocket.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    yield page
    pocket.close()


def sign_in(page: Page, site: Site, code: str) -> None:
    page.goto(site.url("work", "/nl/sign-in/"))
    page.locator(f"form:has(input[value={code}]) button").click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def link_in_the_letter_to(site: Site, mailbox: str) -> str:
    letters = [
        email.message_from_bytes(each, policy=email.policy.default)
        for file in site.letters.iterdir()
        for each in file.read_bytes().split(b"\n" + b"-" * 79)
        if each.strip()
    ]
    letter = next(each for each in letters if each["To"] == mailbox)
    return re.search(r"http://work\S+/join/\S+/", letter.get_body().get_content()).group()


def invite(page: Page, site: Site, mailbox: str) -> str:
    sign_in(page, site, ADMINISTRATOR)
    page.goto(site.url("work", "/nl/people/"))
    page.fill("input[name=name]", "Nieuwe Verzonnen")
    page.fill("input[name=mail]", mailbox)
    page.select_option("select[name=role]", "shelter_worker")
    page.get_by_role("button", name="De uitnodiging sturen").click()
    expect(page.get_by_role("heading", name="Nieuwe Verzonnen")).to_be_visible()
    return link_in_the_letter_to(site, mailbox)


def test_who_is_invited_makes_a_passkey_and_signs_in_with_it(page: Page, phone: Page, site: Site):
    link = invite(page, site, "nieuw@example.org")

    phone.goto(link)
    phone.fill("input[name=name]", "mijn telefoon")
    phone.get_by_role("button", name="Een passkey maken en aanvaarden").click()
    phone.wait_for_url("**/nl/")
    phone.get_by_role("button", name="Afmelden").click()
    phone.get_by_role("button", name="Aanmelden met een passkey").click()
    phone.wait_for_url("**/nl/")

    phone.goto(link)
    expect(phone.locator("main")).to_contain_text("is gebruikt")


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_pages_of_signing_in_are_accessible(page: Page, site: Site, language: str):
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("sign-in/", "roles/"):
        page.goto(site.url("work", f"/{language}/{path}"))
        assert_accessible(page)
    sign_in(page, site, ADMINISTRATOR)
    for path in ("my-sign-ins/", "my-sign-ins/passkey/", "my-mandates/", "people/", "again/"):
        page.goto(site.url("work", f"/{language}/{path}"))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert_accessible(page)
