"""The public page as its readers meet it: everyone can use it, it asks for itself only."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.journeys.conftest import Site, assert_accessible

pytestmark = pytest.mark.journey

LANGUAGES = ["nl", "fr", "en", "ar"]
SMALLEST_TARGET = 44
OPEN_ALL = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"
# The map repeats the list beside it, where every municipality is large enough (WCAG 2.5.5).
SMALL_TARGETS = f"""
    [...document.querySelectorAll('a, summary, button')]
      .filter(target => !target.closest('svg') && !target.matches('.skip'))
      .map(target => [target.textContent, target.getBoundingClientRect()])
      .filter(([, box]) => box.width < {SMALLEST_TARGET} || box.height < {SMALLEST_TARGET})
      .map(([text]) => text)
"""
COVERED_BY_EXIT = """() => {
    const focused = document.activeElement;
    const exit = document.getElementById('exit');
    if (focused === exit || focused === document.body) return null;
    const box = focused.getBoundingClientRect(), bar = exit.getBoundingClientRect();
    const apart = box.bottom <= bar.top || box.top >= bar.bottom
      || box.right <= bar.left || box.left >= bar.right;
    const inView = box.bottom > 0 && box.top < innerHeight;
    return apart && inView ? null : focused.textContent;
}"""


@pytest.fixture
def requests(page: Page) -> list[str]:
    made: list[str] = []
    page.on("request", lambda request: made.append(request.url))
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_accessible_with_all_folds_open(page: Page, site: Site, language):
    page.goto(site.url("help", f"/{language}/"))

    assert_accessible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_page_is_accessible_by_day_and_by_night(page: Page, site: Site, scheme, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(site.url("help", "/fr/"))

    assert_accessible(page)


def test_page_is_one_request_whatever_the_reader_opens(page: Page, site: Site, requests):
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(site.url("help", "/nl/"))
    for fold in page.locator("details.topic > summary").all():
        fold.click()
    page.wait_for_load_state("networkidle")

    assert requests == [site.url("help", "/nl/")]
    assert complaints == []


def test_page_stores_nothing(page: Page, context: BrowserContext, site: Site):
    page.goto(site.url("help", "/fr/"))

    kept = page.evaluate(
        "async () => [document.cookie, localStorage.length, sessionStorage.length,"
        " (await indexedDB.databases()).length, (await caches.keys()).length,"
        " (await navigator.serviceWorker.getRegistrations()).length]"
    )
    assert kept == ["", 0, 0, 0, 0, 0]
    assert context.cookies() == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_targets_are_large_enough_for_a_thumb(page: Page, site: Site, language, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.url("help", f"/{language}/"))
    page.evaluate(OPEN_ALL)

    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_reflows_at_320_pixels(page: Page, site: Site, language):
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(site.url("help", f"/{language}/"))
    page.evaluate(OPEN_ALL)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("size", [(320, 568), (1280, 720)])
def test_exit_never_covers_what_has_the_focus(page: Page, site: Site, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(site.url("help", "/nl/"))
    page.evaluate(OPEN_ALL)
    stops = page.locator("a:not([tabindex='-1']), summary").count()
    covered = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(COVERED_BY_EXIT))

    assert [text for text in covered if text] == []
    assert page.evaluate("document.activeElement.className") == "leave"


def test_exit_comes_right_after_the_skip_link(page: Page, site: Site):
    page.goto(site.url("help", "/nl/"))
    order = []
    for _ in range(2):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.className"))

    assert order == ["skip", "exit"]


def test_map_opens_the_municipality_without_a_row_in_the_history(page: Page, site: Site):
    page.goto(site.url("help", "/nl/"))
    rows = page.evaluate("history.length")
    page.click("#municipality > summary")
    page.click("a[href='#m21016'] path")

    assert page.locator("#m21016").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Ukkel"
    assert page.evaluate("history.length") == rows
    assert page.url == site.url("help", "/nl/")


def test_paper_shows_neither_exit_nor_map(page: Page, site: Site):
    page.goto(site.url("help", "/nl/"))
    page.evaluate(OPEN_ALL)
    page.emulate_media(media="print")

    assert not page.locator("#exit").is_visible()
    assert not page.locator("figure").is_visible()
    assert page.locator("h1").is_visible()


def test_an_unread_translation_is_marked_and_runs_from_the_right(page: Page, site: Site):
    page.goto(site.url("help", "/ar/"))

    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.get_by_text("Menselijke controle nodig.").is_visible()
    assert page.locator("main").get_attribute("data-reviewed") == ""
