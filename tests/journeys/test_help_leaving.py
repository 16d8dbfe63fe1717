"""Leaving the public page: at once, without a Referer, never back; and what stays on disk."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests import chromium
from tests.journeys import profile_scan
from tests.journeys.conftest import Site

pytestmark = pytest.mark.journey

TITLE = "Info Brussel"
NEUTRAL_TITLES = {TITLE, "Het weer in Brussel", "La météo à Bruxelles", "The weather", ""}
# Words of the page that no browser has of its own.
MARKERS = [
    "Heb je hulp nodig",
    "Besoin d’aide",
    "Ik zoek een veilige plek",
    "Je cherche un lieu sûr",
    "Ik doe iemand pijn",
    "EVA",
    "0800 30 030",
    "080030030",
]
VEIL_MS = 50
# From the press to the moment when the browser has painted the next frame.
PAINT_AFTER_EXIT = """() => new Promise(done => {
    const pressed = performance.now();
    document.getElementById('exit').click();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - pressed)));
})"""


def before(site: Site) -> str:
    """Where the reader was before she came to us."""
    return f"{site.exit.address}?before"


@pytest.fixture
def arrived(page: Page, site: Site) -> Page:
    page.goto(before(site))
    page.goto(site.url("help", "/nl/"))
    site.exit.referrers.clear()
    return page


def assert_told_nothing(site: Site) -> None:
    """No request to the other site names ours; its own icon may name itself."""
    assert site.exit.referrers
    assert not [told for told in site.exit.referrers if told and "help." in told]


def assert_left_for_good(page: Page, site: Site) -> None:
    """We are on the other site, which knows nothing of ours, and no way back leads to us."""
    page.wait_for_url(site.exit.address)
    assert page.evaluate("document.referrer") == ""
    assert_told_nothing(site)
    page.go_back()
    assert page.url == before(site)
    page.go_forward()
    assert page.url == site.exit.address


def test_after_the_exit_back_never_shows_our_page(arrived: Page, site: Site):
    rows = arrived.evaluate("history.length")
    arrived.click("#exit")

    arrived.wait_for_url(site.exit.address)
    assert arrived.evaluate("history.length") == rows
    assert_left_for_good(arrived, site)


def test_changing_language_leaves_no_page_to_go_back_to(arrived: Page, site: Site):
    arrived.click("nav >> text=Français")
    arrived.wait_for_url(site.url("help", "/fr/"))
    arrived.click("#exit")

    assert_left_for_good(arrived, site)


def test_the_exit_at_the_end_leaves_as_well(arrived: Page, site: Site):
    arrived.click("a.leave")

    assert_left_for_good(arrived, site)


def test_three_presses_of_shift_leave(arrived: Page, site: Site):
    for key in ("ShiftLeft", "ShiftRight", "ShiftLeft"):
        arrived.keyboard.press(key)

    assert_left_for_good(arrived, site)


def test_walking_back_with_shift_and_tab_does_not_leave(arrived: Page, site: Site):
    for _ in range(4):
        arrived.keyboard.press("Shift+Tab")
    arrived.keyboard.press("Escape")

    assert arrived.url == site.url("help", "/nl/")
    assert arrived.locator("h1").is_visible()


def test_slow_presses_of_shift_do_not_leave(arrived: Page, site: Site):
    arrived.keyboard.press("Shift")
    arrived.keyboard.press("Shift")
    arrived.wait_for_timeout(3100)
    arrived.keyboard.press("Shift")

    assert arrived.url == site.url("help", "/nl/")
    assert arrived.locator("h1").is_visible()


@pytest.fixture
def stuck(arrived: Page, site: Site) -> Page:
    """Our page, whose other site answers nothing (204), so that the browser stays where it is."""
    arrived.route(site.exit.address, lambda route: route.fulfill(status=204))
    return arrived


def test_veil_is_painted_at_once(stuck: Page, site: Site):
    times = []
    for _ in range(3):
        stuck.goto(site.url("help", "/nl/"))
        times.append(stuck.evaluate(PAINT_AFTER_EXIT))

    assert min(times) <= VEIL_MS


def test_veil_stays_when_the_other_site_does_not_answer(stuck: Page, site: Site):
    stuck.click("#exit")
    stuck.wait_for_timeout(300)

    assert stuck.url == site.url("help", "/nl/")
    assert not stuck.locator("h1").is_visible()
    assert stuck.title() == "Het weer in Brussel"


def test_a_page_that_returns_from_memory_leaves_again(arrived: Page, site: Site):
    arrived.evaluate("void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    assert_left_for_good(arrived, site)


@pytest.fixture
def scriptless(browser: Browser, site: Site) -> Page:
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(before(site))
    page.goto(site.url("help", "/nl/"))
    site.exit.referrers.clear()
    yield page
    context.close()


def test_without_script_the_exit_is_a_plain_link_and_says_what_stays(scriptless: Page, site: Site):
    assert "Met de toets Terug zie je deze pagina dan nog." in scriptless.inner_text("noscript")
    scriptless.click("#exit")
    scriptless.wait_for_url(site.exit.address)

    assert_told_nothing(site)


def test_without_script_the_map_still_opens_the_municipality(scriptless: Page):
    scriptless.click("#municipality > summary")
    scriptless.click("a[href='#m21016'] path")

    assert scriptless.locator("#m21016").is_visible()


def test_a_visit_leaves_no_word_of_the_page_in_the_profile(
    browser: Browser, site: Site, tmp_path: Path
):
    kept = browser.browser_type.launch_persistent_context(
        str(tmp_path),
        executable_path=chromium.PATH,
        args=chromium.FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = kept.new_page()
    page.goto(before(site))
    page.goto(site.url("help", "/nl/"))
    for fold in page.locator("details.topic > summary").all():
        fold.click()
    page.click("nav >> text=Français")
    page.wait_for_url(site.url("help", "/fr/"))
    page.click("#exit")
    page.wait_for_url(site.exit.address)
    kept.close()

    assert profile_scan.files_naming(tmp_path, MARKERS) == {}
    assert profile_scan.stored_for(tmp_path, "help.localhost") == []
    assert profile_scan.cookies(tmp_path) == []
    rows = profile_scan.history(tmp_path)
    assert [url for url, _ in rows if "help.localhost" in url], "the scan reads the wrong file"
    assert {title for _, title in rows} <= NEUTRAL_TITLES


@pytest.mark.parametrize("encoding", profile_scan.ENCODINGS)
def test_the_scan_finds_what_is_there(tmp_path: Path, encoding):
    folder = tmp_path / "Default" / "Local Storage"
    folder.mkdir(parents=True)
    (folder / "log").write_bytes(b"\0\1" + "help.localhost Besoin d’aide".encode(encoding))

    assert profile_scan.files_naming(tmp_path, ["Besoin d’aide", "météo"]) == {
        "Besoin d’aide": ["Default/Local Storage/log"]
    }
    assert profile_scan.stored_for(tmp_path, "help.localhost") == ["Default/Local Storage/log"]
