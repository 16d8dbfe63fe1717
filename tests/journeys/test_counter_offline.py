"""The counter without a connection: the page that keeps itself, and the one file."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import Site, assert_accessible
from tests.journeys.test_counter import choose, described, numbers, opened, ready, until

pytestmark = pytest.mark.journey


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of a pharmacy, with the policies of the pages in force."""
    context = browser.new_context(accept_downloads=True)
    yield context
    context.close()


@pytest.fixture
def kept(desk: BrowserContext, site: Site) -> Page:
    """A counter that has been visited once and has kept itself."""
    page = opened(desk.new_page(), site)
    until(page, "Boolean(navigator.serviceWorker.controller)")
    return page


@pytest.fixture
def file(desk: BrowserContext, site: Site, tmp_path: Path) -> Path:
    """The one file, as a browser saved it."""
    page = opened(desk.new_page(), site)
    with page.expect_download() as saved:
        page.locator("footer a[download]").click()
    target = tmp_path / "info.html"
    saved.value.save_as(target)
    return target


def test_after_one_visit_the_counter_works_without_a_connection(
    kept: Page, desk: BrowserContext, site: Site
):
    choose(kept, "sleep", "21009")
    online = described(kept)
    desk.set_offline(True)
    kept.reload()
    ready(kept)
    choose(kept, "sleep", "21009")
    assert described(kept) == online
    for language in ("fr", "en"):
        kept.goto(site.url("counter", f"/{language}/"))
        ready(kept)
        choose(kept, "danger")
        assert numbers(kept) == ["112", "101"]


def test_only_the_counter_itself_is_kept(kept: Page, site: Site):
    kept.evaluate("fetch('/api/match?need=shelter').then(answer => answer.text())")
    kept.evaluate("fetch('/enrol/nothing').then(answer => answer.text())")
    kept.evaluate("fetch('/nl/', {method: 'POST'}).then(answer => answer.text())")
    addresses = kept.evaluate(
        """async () => {
          const found = [];
          for (const name of await caches.keys()) {
            const kept = await caches.open(name);
            for (const request of await kept.keys()) found.push(new URL(request.url).pathname);
          }
          return found;
        }"""
    )
    assert "/nl/" in addresses
    assert "/counter.json" in addresses
    assert not [
        each
        for each in addresses
        if each.startswith(("/api", "/enrol", "/tally", "/troubles", "/healthz"))
    ]


def test_the_kept_page_has_a_name_that_tells_nothing(kept: Page):
    manifest = kept.evaluate("fetch('/manifest.webmanifest').then(answer => answer.json())")
    assert manifest["name"] in {"Info & nummers", "Infos & numéros", "Info & numbers"}
    icon = manifest["icons"][0]["src"]
    assert kept.evaluate("icon => fetch(icon).then(answer => answer.ok)", icon)


def test_the_one_file_answers_as_the_page_does(desk: BrowserContext, site: Site, file: Path):
    served = answers_of(opened(desk.new_page(), site))
    page = desk.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    desk.set_offline(True)
    page.goto(file.as_uri())
    ready(page)
    page.locator('button[name="ui"][value="nl"]').click()
    assert answers_of(page) == served
    assert requests == [file.as_uri()]
    assert complaints == []


def answers_of(page: Page) -> list[list[str]]:
    answers = []
    for choice, place in (("sleep", "21009"), ("police", "21016"), ("children", "unknown")):
        choose(page, choice, place)
        answers.append(described(page))
        page.locator(".wipe").click()
    return answers


def test_the_one_file_works_from_its_address_too(desk: BrowserContext, site: Site):
    page = desk.new_page()
    page.goto(site.url("counter", "/counter.html"))
    ready(page)
    choose(page, "danger")
    assert numbers(page) == ["112", "101"]
    assert page.locator('[data-act="pdf"]').count() == 0


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_one_file_is_accessible(context: BrowserContext, file: Path, language: str):
    page = context.new_page()
    page.goto(file.as_uri())
    ready(page)
    page.locator(f'button[name="ui"][value="{language}"]').click()
    assert_accessible(page)
    choose(page, "sleep", "21009")
    assert_accessible(page)


def test_an_old_file_says_so(desk: BrowserContext, file: Path):
    page = desk.new_page()
    page.goto(file.as_uri())
    ready(page)
    expires_on = json.loads(page.locator("#directory").text_content() or "")["freshness"][
        "expires_on"
    ]
    expect(page.locator('[data-slot="expiry"]')).to_be_hidden()
    for moment, words in (
        ("T12:00:00", "vervallen|expiré|expired"),
        ("soon", "geldt|valable|valid"),
    ):
        later = desk.new_page()
        later.clock.install(time=_moment(expires_on, moment))
        later.goto(file.as_uri())
        ready(later)
        banner = later.locator('[data-slot="expiry"]')
        expect(banner).to_be_visible()
        assert any(word in banner.inner_text() for word in words.split("|"))


def _moment(expires_on: str, moment: str) -> str:
    """The day after the last one, or the day before it."""
    day = date.fromisoformat(expires_on)
    return f"{day - timedelta(days=1) if moment == 'soon' else day + timedelta(days=1)}T12:00:00"


def test_an_enrolled_counter_counts_and_sends_and_forgets(desk: BrowserContext, site: Site):
    page = opened(desk.new_page(), site)
    page.evaluate("localStorage.setItem('counter-enrolment', 'a-token')")
    sent: list[dict[str, object]] = []

    def take(route: object) -> None:
        sent.append(json.loads(route.request.post_data))
        route.fulfill(status=200, body="{}")

    desk.route("**/tally", take)
    page.reload()
    ready(page)
    desk.set_offline(True)
    for _ in range(2):
        choose(page, "talk", "unknown")
        page.locator('[data-given="called_together"]').click()
        page.locator(".wipe").click()
    rows = json.loads(page.evaluate("localStorage.getItem('counter-tally')"))
    assert [(row["kind"], row["count"]) for row in rows] == [("called_together", 2)]
    assert set(rows[0]) == {"week", "kind", "count", "batch"}
    desk.set_offline(False)
    until(page, "localStorage.getItem('counter-tally') === null")
    assert sent[0]["token"] == "a-token"
    assert sent[0]["weeks"][0]["batch"] == rows[0]["batch"]


def test_a_counter_that_is_not_enrolled_counts_nothing(kept: Page):
    choose(kept, "talk", "unknown")
    expect(kept.locator('[data-slot="given-result"]')).to_be_hidden()
    kept.evaluate("() => { window.print = () => {} }")
    kept.locator('[data-act="print"]').click()
    assert kept.evaluate("localStorage.length") == 0
