"""Today, as a professional has it: a row, a button, undo; with a script and without."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, assert_accessible
from tests.journeys.test_confirming_records import sign_in

pytestmark = pytest.mark.journey

WORKER = "gwen-nergens"
PROMISE = """
from datetime import timedelta
from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.promises.interface import Promised, make_promise
for code, off in {codes}.items():
    make_promise(by=OPERATOR, now=clock.now(), promised=Promised(
        kind="bench.answer", about=code, code=code, owed_by="example-shelter", owed_to="region",
        due_at=clock.now() + timedelta(minutes=off)))
"""


@pytest.fixture(scope="session")
def site(site_to_change: Site) -> Site:
    """With what the shelter of the cast owes: one thing late, two to come."""
    codes = {"K-LATE": -185, "K-SOON": 20, "K-PLAIN": 50}
    site_to_change.run("shell", "-c", PROMISE.format(codes=codes))
    return site_to_change


WORDS = {
    "nl": ("Beantwoord", "Gedaan", "Ongedaan maken"),
    "fr": ("Répondu", "Fait", "Annuler"),
}


@pytest.mark.parametrize("language", WORDS)
def test_one_press_does_it_and_one_takes_it_back(page: Page, site: Site, language: str):
    label, done, undo = WORDS[language]
    sign_in(page, site, WORKER, language)
    page.goto(site.url("work", f"/{language}/"))
    row = page.locator(".due", has_text="K-SOON")
    row.get_by_role("button", name=label).press("Enter")

    expect(page.get_by_role("status")).to_have_text(done)
    expect(row.get_by_role("button", name=undo)).to_be_focused()

    page.keyboard.press("Enter")
    expect(row.get_by_role("button", name=label)).to_be_focused()
    assert page.title().endswith("· Relais")


def test_without_a_script_the_same_buttons_load_the_page(browser: Browser, site: Site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, WORKER)
    page.goto(site.url("work", "/nl/"))
    page.locator(".due", has_text="K-PLAIN").get_by_role("button").click()

    expect(page.get_by_role("status")).to_have_text("Gedaan: Antwoorden, K-PLAIN.")
    expect(page.locator(".due", has_text="K-PLAIN")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".due", has_text="K-PLAIN")).to_contain_text("Beantwoord")
    context.close()


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_page_is_accessible_and_narrow(page: Page, site: Site, language: str):
    page.set_viewport_size({"width": 320, "height": 640})
    sign_in(page, site, WORKER, language)
    for path in ("", "?side=theirs", "promises/clocks/", "promises/telling/"):
        answer = page.goto(site.url("work", f"/{language}/{path}"))
        assert answer is not None
        assert answer.status == 200
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_whoever_runs_the_relay_sets_a_clock_on_an_accessible_page(page: Page, site: Site):
    page.set_viewport_size({"width": 320, "height": 640})
    sign_in(page, site, "claire-exemplaire", "fr")
    page.goto(site.url("work", "/fr/promises/clocks/"))
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_label("Combien de temps ?").fill("90")
    page.get_by_label("Pourquoi ?").fill("décision 12")
    page.get_by_role("button", name="Fixer ce délai").click()

    expect(page.get_by_role("table")).to_contain_text("décision 12")


def test_replacing_a_row_breaks_no_rule_of_the_policy(browser: Browser, site: Site):
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    sign_in(page, site, WORKER)
    page.goto(site.url("work", "/nl/"))
    row = page.locator(".due", has_text="K-LATE")
    row.get_by_role("button", name="Beantwoord").click()
    row.get_by_role("button", name="Ongedaan maken").click()
    expect(row.get_by_role("button", name="Beantwoord")).to_be_visible()
    context.close()

    assert complaints == []
