"""From a pharmacy to a full shelter, to the next one, accepted, reached; and without a script."""

from time import monotonic

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.conftest import Site, assert_accessible
from tests.journeys.test_confirming_records import sign_in

pytestmark = pytest.mark.journey

PHARMACIST, FULL_SHELTER, NEXT_SHELTER = "pascal-pastiche", "gwen-nergens", "simon-simulacre"
DESK_OF_THE_REGION = "rachel-raccord"
NUMBER = "0470 00 00 07"
WITHOUT_DESK = "vogelzang-nl"
LONGEST_S = 60

WORDS = {
    "nl": {
        "find": "Tonen wie kan helpen",
        "send": "Versturen",
        "refuse": "Niet aanvaarden",
        "another": "Een andere dienst vragen",
        "accept": "Aanvaarden",
        "show": "Het nummer of adres tonen",
        "complete": "Afronden",
        "reached": "De persoon is bereikt",
        "make_link": "Een link en een code maken",
    },
    "fr": {
        "find": "Montrer qui peut aider",
        "send": "Envoyer",
        "refuse": "Ne pas accepter",
        "another": "Demander à un autre service",
        "accept": "Accepter",
        "show": "Montrer le numéro ou l’adresse",
        "complete": "Clôturer",
        "reached": "La personne a été jointe",
        "make_link": "Créer un lien et un code",
    },
}


@pytest.fixture(scope="session")
def site(site_to_change: Site) -> Site:
    """With the scenes of handing over, and so with who answers for which service."""
    site_to_change.run("scene", "referrals")
    return site_to_change


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


def service(page: Page, code: str) -> Locator:
    return page.locator(f"button[name=service][value={code}]")


def hand_over(page: Page, site: Site, language: str) -> str:
    """What a first-time user types and chooses, and no more; answers the code of the referral."""
    page.goto(site.url("work", f"/{language}/referrals/new/"))
    page.locator("[name=need]").select_option("shelter")
    press(page, WORDS[language]["find"])
    service(page, "vogelzang-fr").click()
    page.locator("[name=grounds]").select_option("spoken")
    page.locator("[name=reach]").fill(NUMBER)
    page.locator("[name=day_part]").select_option("any")
    press(page, WORDS[language]["send"])
    return page.locator("h1").inner_text().split()[-1]


def open_in_inbox(page: Page, site: Site, language: str, code: str) -> None:
    page.goto(site.url("work", f"/{language}/referrals/inbox/"))
    page.get_by_role("link", name=code).click()


@pytest.mark.parametrize("language", WORDS)
def test_full_then_the_next_then_reached(browser: Browser, page: Page, site: Site, language: str):
    said = WORDS[language]
    sign_in(page, site, PHARMACIST, language)
    began = monotonic()
    code = hand_over(page, site, language)
    assert monotonic() - began < LONGEST_S
    assert NUMBER not in page.content()

    shelter = browser.new_page()
    sign_in(shelter, site, FULL_SHELTER, language)
    open_in_inbox(shelter, site, language, code)
    shelter.locator("#reason").select_option("full")
    press(shelter, said["refuse"])
    expect(shelter.get_by_role("link", name=code)).to_have_count(0)
    shelter.close()

    page.reload()
    page.get_by_role("link", name=said["another"]).click()
    page.locator("[name=grounds]").select_option("spoken")
    service(page, "haard-en-vrede").click()
    second = page.locator("h1").inner_text().split()[-1]
    assert second != code

    other = browser.new_page()
    sign_in(other, site, NEXT_SHELTER, language)
    open_in_inbox(other, site, language, second)
    press(other, said["accept"])
    press(other, said["show"])
    expect(other.get_by_text(NUMBER)).to_be_visible()
    other.locator("#outcome").select_option("reached")
    press(other, said["complete"])
    other.close()

    page.reload()
    expect(page.get_by_role("main")).to_contain_text(said["reached"])


def test_without_a_script_somebody_is_handed_over_too(browser: Browser, site: Site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, PHARMACIST)
    code = hand_over(page, site, "nl")
    page.goto(site.url("work", "/nl/referrals/"))

    expect(page.get_by_role("link", name=code)).to_be_visible()
    context.close()


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_page_is_accessible_and_narrow(browser: Browser, site: Site, language: str):
    for who, lists in (
        (PHARMACIST, ["", "referrals/", "referrals/new/"]),
        (FULL_SHELTER, ["", "referrals/inbox/"]),
        ("vic-verzinsel", [""]),
        (DESK_OF_THE_REGION, [""]),
        ("claire-exemplaire", ["referrals/desks/"]),
    ):
        context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 640})
        page = context.new_page()
        sign_in(page, site, who, language)
        for path in lists:
            page.goto(site.url("work", f"/{language}/{path}"))
            assert_fits(page)
            found = page.locator("tbody th a, .due h3 a").all()
            for address in [link.get_attribute("href") for link in found[:1]]:
                page.goto(site.url("work", address or ""))
                assert_fits(page)
        context.close()


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_step_of_handing_over_is_accessible(page: Page, site: Site, language: str):
    page.set_viewport_size({"width": 320, "height": 640})
    sign_in(page, site, PHARMACIST, language)
    page.goto(site.url("work", f"/{language}/referrals/new/"))
    page.locator("[name=need]").select_option("shelter")
    press(page, WORDS[language]["find"])
    assert_fits(page)
    service(page, "vogelzang-fr").click()
    assert_fits(page)
    page.locator("[name=reach]").fill(NUMBER)
    press(page, WORDS[language]["send"])
    expect(page.locator("[name=reach]")).to_have_value(NUMBER)
    assert_fits(page)


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_page_of_a_link_is_accessible(browser: Browser, site: Site, language: str):
    said = WORDS[language]
    narrow = {"bypass_csp": True, "viewport": {"width": 320, "height": 640}}
    sender = browser.new_context(**narrow).new_page()
    sign_in(sender, site, PHARMACIST, language)
    sender.goto(site.url("work", f"/{language}/referrals/new/"))
    sender.locator("[name=need]").select_option("shelter")
    press(sender, said["find"])
    sender.locator(f"form:has(button[value={WITHOUT_DESK}]) button").click()
    sender.locator("[name=grounds]").select_option("spoken")
    sender.locator("[name=reach]").fill(NUMBER)
    press(sender, said["make_link"])
    expect(sender.locator("#link")).to_be_visible()
    assert_fits(sender)
    path = sender.locator("#link").inner_text().partition("/handed-over/")[2]
    code = sender.locator("#code").inner_text()
    sender.context.close()

    receiver = browser.new_context(**narrow).new_page()
    receiver.goto(site.url("open", f"/{language}/handed-over/{path}"))
    receiver.locator("#code").fill(code)
    receiver.keyboard.press("Enter")
    expect(receiver.locator("#contact")).to_be_visible()
    assert_fits(receiver)
    press(receiver, said["show"])
    expect(receiver.get_by_text(NUMBER)).to_be_visible()
    press(receiver, said["accept"])
    expect(receiver.get_by_role("status")).to_be_visible()
    assert_fits(receiver)
    press(receiver, said["reached"])
    expect(receiver.locator("#contact")).to_have_count(0)
    assert_fits(receiver)
    receiver.context.close()


def assert_fits(page: Page) -> None:
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
