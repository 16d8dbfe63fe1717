"""A coordinator looks where nobody answers and tries an extra evening; no script needed."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, assert_accessible

pytestmark = pytest.mark.journey


def sign_in(page: Page, site: Site) -> None:
    page.goto(site.url("work", "/fr/sign-in/"))
    page.get_by_role("button", name="Claire Exemplaire").click()


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_page_is_accessible_and_fits_a_narrow_screen(site: Site, page: Page, language: str):
    sign_in(page, site)
    page.set_viewport_size({"width": 320, "height": 640})

    session = "service=line-1712&day=1&from=18&until=21&spoken=ar"
    answer = page.goto(site.url("work", f"/{language}/coverage/?scenario=nights&{session}"))

    assert answer is not None
    assert answer.status == 200
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_coordinator_finds_a_gap_and_tries_an_evening_without_script(
    site: Site, browser: Browser
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site)
    page.get_by_role("link", name="Couverture").click()

    page.get_by_role("combobox", name="Langue", exact=True).select_option("ar")
    page.get_by_role("button", name="Afficher").click()
    expect(page.locator(".lead")).to_have_text(re.compile("100.%.*en arabe"))

    page.get_by_role("link", name="Quelqu'un à qui parler, des conseils").click()
    page.get_by_label("Service", exact=True).select_option("line-1712")
    page.get_by_label("ma", exact=True).check()
    page.get_by_label("Langue pendant ces heures").select_option("ar")
    page.get_by_role("button", name="Calculer").click()

    expect(page.get_by_role("status")).to_contain_text("Vides qui se comblent : 1368 cellules")
    expect(page.get_by_role("combobox", name="Langue", exact=True)).to_have_value("ar")
    expect(page.get_by_role("cell", name="ma 18-21 h").first).to_be_visible()
    context.close()


def test_the_page_breaks_no_rule_of_its_own_policy(site: Site, browser: Browser):
    strict = browser.new_context()
    page = strict.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page, site)

    page.goto(site.url("work", "/nl/coverage/"))
    page.wait_for_load_state("networkidle")
    strict.close()

    assert complaints == []
