"""A counter puts a code on a card; a service types it, without script or account."""

import io
from collections.abc import Iterator
from urllib.parse import parse_qs

import pypdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from relais.materials.rules.returning import read_code, refuse_code
from tests.journeys.conftest import Site, assert_accessible, invite
from tests.journeys.test_counter import SMALLEST_TARGET, TOO_SMALL, choose, opened

pytestmark = pytest.mark.journey

LANGUAGES = ["nl", "fr", "en"]
BUTTON = '[data-slot="code"]'


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of a pharmacy. No worker stands between it and what this test reads along."""
    context = browser.new_context(service_workers="block")
    yield context
    context.close()


@pytest.fixture
def cards(desk: BrowserContext, site: Site) -> list[tuple[dict[str, list[str]], str]]:
    """Each card that is asked for: what was sent, and the text of what came back."""
    asked: list[tuple[dict[str, list[str]], str]] = []

    def read_along(route: Route) -> None:
        # Only a browser knows that every name under localhost is this machine.
        host = f"counter.localhost:{site.port}"
        there = route.request.url.replace(host, f"127.0.0.1:{site.port}")
        answer = route.fetch(url=there, headers={**route.request.headers, "host": host})
        card = pypdf.PdfReader(io.BytesIO(answer.body()))
        asked.append((parse_qs(route.request.post_data or ""), card.pages[0].extract_text()))
        route.fulfill(status=200, body="a card")

    desk.route("**/card/", read_along)
    return asked


@pytest.fixture
def counter(desk: BrowserContext, coordinator: Page, site: Site) -> Page:
    """The counter on a device that was enrolled by a link."""
    page = desk.new_page()
    page.goto(invite(coordinator, "Apotheek De Dichte Deur"))
    page.locator("#enrolment button").click()
    expect(page.locator("#outcome")).to_contain_text("ingeschreven")
    return opened(page, site)


@pytest.fixture
def pretended(page: Page, site: Site) -> Page:
    """The counter on a device that holds a token nobody gave."""
    opened(page, site)
    page.evaluate("localStorage.setItem('counter-enrolment', 'a-token')")
    return opened(page, site)


def make_card(page: Page) -> None:
    with page.expect_popup() as card:
        page.locator('[data-act="pdf"]').click()
    card.value.close()


def test_from_the_card_at_the_counter_to_a_count(
    counter: Page, cards: list[tuple[dict[str, list[str]], str]], browser: Browser, site: Site
):
    choose(counter, "sleep", "21009")
    counter.get_by_role("button", name="Een code op het kaartje").click()
    make_card(counter)

    [(sent, printed)] = cards
    code = printed.splitlines()[0].split()[-1]
    assert set(sent) >= {"token", "service", "language"}
    assert refuse_code(read_code(code)) is None

    service = browser.new_context(java_script_enabled=False).new_page()
    service.goto(site.url("open", "/fr/returned/"))
    service.get_by_label("Code sur la carte").fill(f"{code[:-1]}{'2' if code[-1] != '2' else '3'}")
    service.get_by_label("L’aide a commencé").check()
    service.get_by_role("button", name="Compter").click()
    expect(service.locator("main")).to_contain_text("Un signe est faux")
    expect(service.get_by_label("L’aide a commencé")).to_be_checked()

    service.get_by_label("Code sur la carte").fill(code.lower())
    service.get_by_role("button", name="Compter").click()
    expect(service.locator("h1")).to_have_text("Compté")
    assert service.url == site.url("open", "/fr/returned/thanks/")
    service.context.close()


def test_a_card_without_a_code_says_nothing_of_the_device(
    counter: Page, cards: list[tuple[dict[str, list[str]], str]]
):
    choose(counter, "sleep", "21009")
    counter.locator(BUTTON).click()
    counter.locator(".wipe").click()
    choose(counter, "sleep", "21009")
    expect(counter.locator(BUTTON)).to_have_attribute("aria-pressed", "false")

    make_card(counter)

    [(sent, printed)] = cards
    assert "token" not in sent
    assert printed.splitlines()[0] == "Openingsuren & nummers"


def test_no_other_request_carries_the_token(pretended: Page):
    asked: list[Request] = []
    pretended.on("request", lambda each: asked.append(each))  # noqa: PLW0108  # Playwright wants a function
    choose(pretended, "sleep", "21009")
    pretended.locator(BUTTON).click()
    pretended.locator('button[name="ui"][value="fr"]').click()
    pretended.locator('button[name="spoken"]:visible').first.click()

    assert not [each for each in asked if "a-token" in f"{each.url} {each.post_data}"]


def test_a_code_is_offered_only_where_it_can_be_given(page: Page, site: Site, pretended: Page):
    choose(pretended, "sleep", "21009")
    expect(pretended.locator(BUTTON)).to_be_visible()
    pretended.context.set_offline(True)
    expect(pretended.locator(BUTTON)).to_be_hidden()
    pretended.context.set_offline(False)

    pretended.evaluate("localStorage.clear()")
    opened(pretended, site)
    choose(pretended, "sleep", "21009")
    expect(pretended.locator('[data-act="pdf"]')).to_be_visible()
    expect(pretended.locator(BUTTON)).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_asking_for_a_code_is_accessible_and_narrow(page: Page, site: Site, language: str):
    page.set_viewport_size({"width": 320, "height": 568})
    opened(page, site, language)
    page.evaluate("localStorage.setItem('counter-enrolment', 'a-token')")
    opened(page, site, language)
    choose(page, "sleep", "21009")
    expect(page.locator(BUTTON)).to_be_visible()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(TOO_SMALL, SMALLEST_TARGET) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_code_is_said_accessibly(page: Page, site: Site, language: str):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url("open", f"/{language}/returned/"))
    page.locator("input[name=code]").fill("hello")
    page.locator("main button[type=submit]").click()
    expect(page.locator(".errorlist")).to_have_count(2)
    assert page.locator("input[name=code]").input_value() == "hello"
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
