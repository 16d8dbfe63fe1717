"""Two organisations answer a round by the link in their letter, without JavaScript."""

import email
import email.policy
import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from relais.foundation import clock
from tests.journeys.conftest import Site, assert_accessible

pytestmark = pytest.mark.journey
DUTCH, FRENCH = ("21016", "ukkel@example.org"), ("21018", "woluwe@example.org")


@pytest.fixture(scope="session")
def site(site_to_change: Site) -> Site:
    """What is answered here must not show in the other journeys."""
    return site_to_change


@pytest.fixture
def asked(site, coordinator):
    """The coordinator opens a round for two towns; answers the link to each mailbox."""
    coordinator.goto(site.url("work", "/nl/report/rounds/new/"))
    assert_accessible(coordinator)
    coordinator.evaluate("document.querySelectorAll(':checked').forEach(box => box.click())")
    for (town, mail), language in ((DUTCH, "nl"), (FRENCH, "fr")):
        coordinator.locator(f"input[name='{town}-ask']").check()
        coordinator.locator(f"input[name='{town}-mail']").fill(mail)
        coordinator.locator(f"select[name='{town}-language']").select_option(language)
    day = clock.now().date() + timedelta(days=40)
    coordinator.locator("input[name=due_on]").fill(day.isoformat())
    coordinator.get_by_role("button", name="Tonen wat er verstuurd zou worden").click()
    expect(coordinator.locator(".lead")).to_contain_text("2 brieven")
    assert_accessible(coordinator)
    coordinator.get_by_role("button", name="De ronde openen").click()
    expect(coordinator.locator("main")).to_contain_text("2 organisaties hebben niet geantwoord")
    assert_accessible(coordinator)
    return lambda mailbox: _link(site, mailbox)


def _link(site: Site, mailbox: str) -> str:
    letters = [
        email.message_from_bytes(each, policy=email.policy.default)
        for file in site.letters.iterdir()
        for each in file.read_bytes().split(b"\n" + b"-" * 79)
        if each.strip()
    ]
    text = "".join(each.get_body().get_content() for each in letters if each["To"] == mailbox)
    return re.findall(r"http://open\.localhost:\d+/\w\w/contribute/\S+/", text)[-1]


@pytest.fixture
def plain_phone(browser):
    """A small phone without JavaScript and without any trace of us."""
    pocket = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    yield pocket.new_page()
    assert pocket.cookies() == []
    pocket.close()


def looked_at(page, browser):
    """The same page with JavaScript, for axe, which needs it."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 640})
    copy = context.new_page()
    copy.goto(page.url)
    assert_accessible(copy)
    assert copy.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_one_town_says_nothing_new_and_another_what_changed(
    asked, coordinator, plain_phone, browser
):
    plain_phone.goto(asked(DUTCH[1]))
    looked_at(plain_phone, browser)
    plain_phone.get_by_role("button", name="Helemaal niets nieuws").click()
    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("Dank u")
    looked_at(plain_phone, browser)

    plain_phone.goto(asked(FRENCH[1]))
    plain_phone.get_by_role("button", name="Envoyer").click()
    expect(plain_phone.locator(".errorlist").first).to_contain_text("Dites s’il y a du neuf")
    part = plain_phone.locator("section.card").first
    part.get_by_label("Quelque chose a changé").check()
    texts = part.get_by_label("Texte en français")
    if not texts.is_visible():
        part.locator("summary").click()
    texts.fill("Tout le corps de police suit la formation.")
    plain_phone.get_by_role("button", name="Envoyer").click()

    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("Merci")
    expect(plain_phone.locator("main")).to_contain_text("Encore demandé : le texte en néerlandais")
    looked_at(plain_phone, browser)
    coordinator.reload()
    expect(coordinator.locator("main")).to_contain_text("2 organisaties hebben geantwoord")
    assert_accessible(coordinator)
    coordinator.get_by_role("link", name="Opleiding van collega").click()
    expect(coordinator.locator("main")).to_contain_text("Tout le corps de police")
    assert_accessible(coordinator)
    coordinator.get_by_role("button", name="Overnemen in de editie").click()
    expect(coordinator.locator("main")).to_contain_text("overgenomen")
