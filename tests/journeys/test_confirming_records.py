"""A steward at her screen: one button confirms, one takes it back, with a script and without."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, assert_accessible

pytestmark = pytest.mark.journey


@pytest.fixture(scope="session")
def site(site_to_change: Site) -> Site:
    """What is confirmed or reported here must not show in the other journeys."""
    return site_to_change


# The journey of the mailed links confirms records of other stewards.
STEWARD, REGION = "farida-fictive", "claire-exemplaire"
RECORD = "haard-en-vrede"
PAGES = ["", f"{RECORD}/", f"{RECORD}/change/", f"{RECORD}/history/", f"{RECORD}/merge/"]


def sign_in(page: Page, site: Site, code: str, language: str = "nl") -> None:
    page.goto(site.url("work", f"/{language}/sign-in/"))
    page.locator(f"form:has(input[value={code}]) button").click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def test_one_press_confirms_and_one_takes_it_back(page: Page, site: Site):
    sign_in(page, site, STEWARD)
    page.goto(site.url("work", "/nl/directory/"))
    row = page.locator(f"#row-{RECORD}")
    row.get_by_role("button", name="Alles klopt").press("Enter")

    expect(page.get_by_role("status")).to_have_text("Gedaan")
    expect(row).to_contain_text("Bevestigd")
    expect(row.get_by_role("button")).to_be_focused()

    page.keyboard.press("Enter")
    expect(row).to_contain_text("Nog niet bevestigd")
    expect(row.get_by_role("button", name="Alles klopt")).to_be_focused()


def test_without_a_script_the_same_buttons_load_the_page(browser: Browser, site: Site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, STEWARD)
    page.goto(site.url("work", "/nl/directory/"))
    page.locator(f"#row-{RECORD}").get_by_role("button").click()

    expect(page.get_by_role("status")).to_contain_text("tien minuten")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(f"#row-{RECORD}")).to_contain_text("Nog niet bevestigd")
    context.close()


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_page_of_a_record_is_accessible_and_narrow(page: Page, site: Site, language: str):
    page.set_viewport_size({"width": 320, "height": 640})
    sign_in(page, site, REGION, language)
    for path in PAGES:
        answer = page.goto(site.url("work", f"/{language}/directory/{path}"))
        assert answer is not None
        assert answer.status == 200
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_replacing_a_row_breaks_no_rule_of_the_policy(browser: Browser, site: Site):
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    sign_in(page, site, STEWARD)
    page.goto(site.url("work", "/nl/directory/"))
    row = page.locator(f"#row-{RECORD}")
    row.get_by_role("button", name="Alles klopt").click()
    row.get_by_role("button", name="Ongedaan maken").click()
    expect(row.get_by_role("button", name="Alles klopt")).to_be_visible()
    context.close()

    assert complaints == []
