"""The trainings as a trainer has them: accessible and narrow, and counts kept without a script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, assert_accessible
from tests.journeys.test_confirming_records import sign_in

pytestmark = pytest.mark.journey

TRAINER = "ines-maquette"
PAGES = (
    "",
    "T03/",
    "T10/",
    "T18/",
    "new/",
    "T03/change/",
    "T18/sessions/new/",
    "T18/counts/new/",
    "T18/counts/new/?choose=yes&dimensions=sector&dimensions=gender",
    "T10/counts/1/",
    "import/",
)


@pytest.fixture(scope="session")
def site(site_to_change: Site) -> Site:
    """With the trainings of the report, which the program loads at its first start."""
    return site_to_change


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_page_is_accessible_and_narrow(page: Page, site: Site, language: str):
    page.set_viewport_size({"width": 320, "height": 640})
    sign_in(page, site, TRAINER, language)
    for path in PAGES:
        answer = page.goto(site.url("work", f"/{language}/trainings/{path}"))
        assert answer is not None
        assert answer.status == 200
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_a_count_that_does_not_add_up_is_kept_once_it_was_seen(browser: Browser, site: Site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, TRAINER)
    page.goto(site.url("work", "/nl/trainings/T12/counts/new/"))
    page.get_by_label("geslacht").check()
    page.get_by_role("button", name="Verder naar de rijen").click()
    for label, number in (("Aantal", "9"), ("Mannen", "2"), ("Vrouwen", "3")):
        page.get_by_label(f"{label}, rij 1", exact=True).fill(number)
    page.get_by_role("button", name="Deze telling bewaren").click()

    seen = page.get_by_label("Rij 1: Mannen en vrouwen zijn samen 5; er staat 9.")
    expect(page.get_by_label("Aantal, rij 1", exact=True)).to_have_value("9")
    seen.check()
    page.get_by_role("button", name="Deze telling bewaren").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Begeleiding van slachtoffers")
    expect(page.get_by_role("cell", name="Mannen en vrouwen zijn samen 5")).to_be_visible()
    context.close()
