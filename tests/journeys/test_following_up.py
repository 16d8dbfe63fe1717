"""The follow-up of recommendations: a state that two people stand for, and tables out and in."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, assert_accessible
from tests.journeys.test_confirming_records import sign_in

pytestmark = pytest.mark.journey

COORDINATOR, ANALYST = "claire-exemplaire", "joris-schets"
TEXT = "res-ifg-2020"
LETTER = {"name": "letter.txt", "mimeType": "text/plain", "buffer": b"An invented letter."}


@pytest.fixture
def walk(browser: Browser, site_to_change: Site):
    """Someone's screen, without JavaScript but where axe needs it; closed at the end."""
    contexts = []

    def start(who: str, language: str, *, script: bool = False) -> Page:
        context = browser.new_context(bypass_csp=script, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        sign_in(page, site_to_change, who, language)
        return page

    yield start
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("language", "ref", "implemented"), [("nl", "R1", "Uitgevoerd"), ("fr", "R3", "Mise en œuvre")]
)
def test_what_one_proposes_with_evidence_another_puts_in_force(
    walk, site_to_change, language, ref, implemented
):
    address = site_to_change.url("work", f"/{language}/follow-up/{TEXT}/{ref}/")
    claire = walk(COORDINATOR, language)
    claire.goto(address)
    offer = claire.locator("form[action$='/offer/']")
    offer.locator("[name=title]").fill("letter of R")
    offer.locator("[name=file]").set_input_files(LETTER)
    offer.locator("button").click()
    assess = claire.locator("form[action$='/assess/']")
    assess.locator("[name=state]").select_option("implemented")
    assess.locator("button").click()
    # Her own proposal is not hers to put in force.
    expect(claire.locator("form[action*='/validate/'], form[action*='/accept/']")).to_have_count(0)

    joris = walk(ANALYST, language, script=True)
    joris.goto(address)
    # Without accepted evidence nothing is put in force, and the page says so.
    joris.locator("form[action*='/validate/'] button").click()
    expect(joris.get_by_role("alert")).to_be_visible()
    joris.locator("form[action*='/accept/'] button").click()
    joris.locator("form[action*='/validate/'] button").click()

    expect(joris.locator("form[action*='/validate/']")).to_have_count(0)
    expect(joris.locator("dd", has_text=implemented)).to_be_visible()
    assert_accessible(joris)


@pytest.mark.parametrize(("language", "ref"), [("nl", "I30"), ("fr", "I31")])
def test_a_table_comes_back_changed_once_it_is_without_mistake(walk, site_to_change, language, ref):
    def url(path: str) -> str:
        return site_to_change.url("work", f"/{language}/follow-up/{path}")

    page = walk(COORDINATOR, language)
    page.goto(url("tables/"))
    with page.expect_download() as taken:
        page.get_by_role("link", name="initiatives.csv").click()
    lines = taken.value.path().read_text("utf-8-sig").splitlines()
    head, row = lines[0], next(line for line in lines if line.startswith(ref))

    def bring_back(line: str) -> None:
        page.goto(url("tables/"))
        table = {"name": "initiatives.csv", "mimeType": "text/csv"}
        sheet = {**table, "buffer": f"{head}\n{line}\n".encode()}
        page.locator("input[type=file]").set_input_files(sheet)
        page.locator("form[enctype] button").click()

    level = next(name for name in ("regional", "zonal", "local") if name in row)
    bring_back(row.replace(level, "nowhere"))
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("input[name=shown]")).to_have_count(0)

    other = "local" if level != "local" else "zonal"
    bring_back(row.replace(level, other))
    expect(page.locator("ins")).to_have_text(other)
    page.locator("form:has(input[name=shown]) button").click()
    expect(page.locator("ins")).to_have_text(other)
    page.goto(url(f"tables/initiatives/row/?key={ref}"))
    expect(page.locator("[name=level]")).to_have_value(other)
