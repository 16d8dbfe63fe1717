"""At a counter: from what is needed to a number in two taps, to a card in three, to 112 in one."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.journeys.conftest import Site, assert_accessible

pytestmark = pytest.mark.journey

LANGUAGES = ("nl", "fr", "en")
CLEAR = {"nl": "Wissen", "fr": "Effacer", "en": "Clear"}
SMALLEST_TARGET = 44


@pytest.fixture
def counter(page: Page, site: Site) -> Page:
    """The counter in Dutch, answering by itself."""
    return opened(page, site)


@pytest.fixture
def strict(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that obeys the policy of the page, as everyone's does."""
    context = browser.new_context()
    yield context
    context.close()


def opened(page: Page, site: Site, language: str = "nl") -> Page:
    page.goto(site.url("counter", f"/{language}/"))
    ready(page)
    return page


def ready(page: Page) -> None:
    """Wait until the page answers by itself."""
    until(page, "Boolean(window.counter)")


def until(page: Page, condition: str) -> None:
    """Wait for a condition in the page; the policy of the page forbids Playwright's own way."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"{condition} never came true")


def choose(page: Page, choice: str, place: str = "") -> None:
    page.locator(f'button[name="choice"][value="{choice}"]').click()
    if place:
        page.locator(f'button[name="municipality"][value="{place}"]').click()


def shown(page: Page) -> str:
    """The text of the step on the screen, in one line."""
    return " ".join(page.locator("section:visible").inner_text().split())


def numbers(page: Page) -> list[str]:
    return page.locator("section:visible .number").all_inner_texts()


def test_one_tap_shows_the_two_numbers_for_danger(counter: Page):
    choose(counter, "danger")
    assert numbers(counter) == ["112", "101"]
    script = counter.locator('[data-step="danger"] .say p')
    assert all(script.all_inner_texts())
    assert script.count() == 3


def test_two_taps_lead_to_numbers_and_the_third_prints(counter: Page):
    choose(counter, "sleep", "21004")
    assert "1712" in numbers(counter) or "106" in numbers(counter)
    assert 1 <= counter.locator('[data-slot="services"] .service').count() <= 3
    assert counter.locator('[data-slot="sentence"]').inner_text()
    counter.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1 } }")
    counter.locator('[data-act="print"]').click()
    assert counter.evaluate("window.printed") == 1


def test_every_service_says_whether_it_was_confirmed(counter: Page):
    choose(counter, "police", "21016")
    marks = counter.locator("section:visible .trust:visible")
    assert marks.count() >= 2
    assert set(marks.all_inner_texts()) == {"Nog niet bevestigd"}


def test_a_house_with_a_secret_address_shows_no_number_of_its_own(counter: Page):
    choose(counter, "sleep", "21019")
    for fold in counter.locator("section:visible details").all():
        fold.evaluate("fold => { fold.open = true }")
    house = counter.locator('[data-service="vogelzang-nl"]')
    expect(house).to_contain_text("Alleen via een professional")
    assert house.locator(".number").count() == 0


def test_the_language_of_the_person_brings_another_helpline_in_its_place(counter: Page):
    choose(counter, "talk", "unknown")
    before = shown(counter)
    chip = counter.locator('button[name="spoken"][value="fr"]')
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(chip).to_be_focused()
    assert shown(counter) != before
    assert counter.locator('[data-slot="helpline"] .number').first.inner_text() in {
        "0800 30 030",
        "107",
    }


def test_the_language_of_the_page_keeps_the_place(counter: Page):
    choose(counter, "sleep", "21009")
    codes = [
        each.get_attribute("data-service")
        for each in counter.locator("section:visible .service").all()
    ]
    counter.locator('button[name="spoken"][value="nl"]').click()
    counter.locator('button[name="ui"][value="fr"]').click()
    expect(counter.locator("h1:visible")).to_have_text("Un lieu pour dormir · Ixelles")
    assert counter.locator("html").get_attribute("lang") == "fr"
    assert [
        each.get_attribute("data-service")
        for each in counter.locator("section:visible .service").all()
    ] == codes


def test_municipalities_stand_in_the_order_of_the_reader(counter: Page):
    choose(counter, "talk")
    places = counter.locator('button[name="municipality"] span')
    dutch = places.all_inner_texts()
    counter.locator('button[name="ui"][value="fr"]').click()
    french = places.all_inner_texts()
    assert len(dutch) == len(french) == 19
    assert dutch == sorted(dutch, key=str.lower)
    assert french == sorted(french, key=str.lower)


def test_a_postcode_that_lies_in_two_municipalities_shows_both(counter: Page):
    choose(counter, "talk")
    counter.get_by_label("Naam of postcode").fill("1050")
    assert set(counter.locator('button[name="municipality"]:visible span').all_inner_texts()) == {
        "Brussel",
        "Elsene",
    }
    counter.get_by_label("Naam of postcode").fill("ukk")
    counter.keyboard.press("Enter")
    expect(counter.locator("h1:visible")).to_contain_text("Ukkel")


def test_the_keyboard_alone_reaches_a_number(counter: Page):
    def tab_to(selector: str) -> None:
        for _ in range(60):
            counter.keyboard.press("Tab")
            if counter.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"Tab never reaches {selector}")

    tab_to('[name="choice"][value="sleep"]')
    counter.keyboard.press("Enter")
    expect(counter.locator("h1:visible")).to_be_focused()
    tab_to('[name="municipality"][value="21015"]')
    counter.keyboard.press("Space")
    expect(counter.locator("h1:visible")).to_be_focused()
    tab_to("a.number")
    ring = counter.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert ring == "3px"
    counter.keyboard.press("Shift+Tab")
    counter.locator('[name="back"]').focus()
    counter.keyboard.press("Enter")
    expect(counter.locator("h1:visible")).to_have_text("Welke gemeente?")


def test_the_answers_wipe_themselves_after_ninety_seconds(page: Page, site: Site):
    page.clock.install()
    opened(page, site)
    choose(page, "sleep", "21009")
    page.clock.run_for(75_000)
    expect(page.locator('[data-slot="countdown"]')).to_be_visible()
    page.mouse.move(100, 100)
    page.mouse.move(120, 100)
    page.clock.run_for(85_000)
    expect(page.locator("h1:visible")).to_have_text("Een plek om te slapen · Elsene")
    page.clock.run_for(7_000)
    expect(page.locator("h1:visible")).to_have_text("Wat is er nodig?")
    assert "Elsene" not in page.locator('[data-step="result"]').inner_text()


def test_the_answers_wipe_on_the_button_and_on_leaving(counter: Page, site: Site):
    choose(counter, "sleep", "21009")
    counter.get_by_text(CLEAR["nl"], exact=True).click()
    expect(counter.locator("h1:visible")).to_have_text("Wat is er nodig?")
    choose(counter, "law", "21016")
    counter.goto(site.url("counter", "/healthz"))
    counter.go_back()
    ready(counter)
    expect(counter.locator("h1:visible")).to_have_text("Wat is er nodig?")


def test_the_address_never_tells_and_nothing_is_stored(counter: Page, site: Site):
    home = site.url("counter", "/nl/")
    asked: list[str] = []
    counter.on("request", lambda request: asked.append(request.url))
    for choice, place in (("danger", ""), ("sleep", "21009"), ("uses_violence", "unknown")):
        choose(counter, choice, place)
        assert counter.url == home
        counter.locator(".wipe").click()
    assert counter.title() == "Info & nummers"
    assert counter.evaluate("history.length") == 2
    assert counter.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    assert counter.context.cookies() == []
    assert not [url for url in asked if re.search(r"sleep|21009|violence", url)]


def test_without_javascript_the_same_services_come(browser: Browser, site: Site):
    plain = browser.new_context(java_script_enabled=False)
    clever = browser.new_context()
    try:
        without, by_itself = plain.new_page(), opened(clever.new_page(), site)
        without.goto(site.url("counter", "/nl/"))
        for choice, place in (("sleep", "21009"), ("police", "21016"), ("talk", "unknown")):
            choose(without, choice, place)
            choose(by_itself, choice, place)
            assert without.url == site.url("counter", "/nl/")
            assert described(without) == described(by_itself)
            without.locator(".wipe").click()
            by_itself.locator(".wipe").click()
    finally:
        plain.close()
        clever.close()


def described(page: Page) -> list[str]:
    """The words of the result: all that the step shows but its buttons."""
    parts = page.locator('[data-step="result"] :is(h1, .say, .service, summary)')
    return [" ".join(text.split()) for text in parts.all_text_contents()]


def test_without_javascript_the_language_keeps_the_place(browser: Browser, site: Site):
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(site.url("counter", "/nl/"))
    choose(page, "sleep", "21009")
    page.locator('button[name="ui"][value="fr"]').click()
    assert page.url == site.url("counter", "/fr/")
    assert page.locator("h1:visible").inner_text() == "Un lieu pour dormir · Ixelles"
    page.locator('button[name="back"]').click()
    assert page.locator("h1:visible").inner_text() == "Quelle commune ?"
    plain.close()


def test_the_card_is_as_big_as_a_bank_card_and_tells_nothing(counter: Page):
    choose(counter, "uses_violence", "21009")
    pdf = counter.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    assert len(boxes) == 1
    width, height = (float(points) * 25.4 / 72 for points in boxes[0])
    assert (width, height) == (pytest.approx(85, abs=0.5), pytest.approx(54, abs=0.5))
    counter.emulate_media(media="print")
    card = counter.locator("body").inner_text()
    assert "112" in card
    assert "1712" in card
    assert not re.search(r"geweld|politi|praxis|violen|écoute|hulp", card, re.IGNORECASE)


def test_the_card_as_pdf_comes_in_the_language_of_the_page(counter: Page):
    choose(counter, "sleep", "21009")
    counter.locator('button[name="ui"][value="fr"]').click()
    asked: list[Request] = []

    def remember(request: Request) -> None:
        asked.append(request)

    counter.context.on("request", remember)
    with counter.context.expect_page():
        counter.locator('[data-act="pdf"]').click()
    until(counter, "true")
    card = next(request for request in asked if request.method == "POST")
    assert card.url.endswith("/fr/card/")
    assert "language=fr" in (card.post_data or "")
    assert 1 <= (card.post_data or "").count("service=") <= 3
    answer = counter.request.post(
        card.url.replace("counter.localhost", "127.0.0.1"),
        data=card.post_data,
        headers={
            "Host": card.url.split("/")[2],
            "Content-Type": "application/x-www-form-urlencoded",
        },
    )
    assert answer.headers["content-type"] == "application/pdf"
    expect(counter.locator("h1:visible")).to_contain_text("Un lieu pour dormir")


@pytest.mark.parametrize("size", [(320, 568), (360, 740), (1280, 800)])
def test_no_bar_hides_what_has_the_focus(page: Page, site: Site, size: tuple[int, int]):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, site)
    choose(page, "sleep", "21009")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(HIDDEN_BY_A_BAR) == ""


HIDDEN_BY_A_BAR = """() => {
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  const hides = [...document.querySelectorAll('.top, .acts')].some(bar => {
    if (bar.contains(focused) || focused.contains(bar) || !bar.checkVisibility()) return false;
    const { top, bottom } = bar.getBoundingClientRect();
    return box.top < bottom && box.bottom > top;
  });
  return hides ? focused.outerHTML.slice(0, 80) : "";
}"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", ["needs", "places", "danger", "result"])
def test_every_step_is_accessible(page: Page, site: Site, language: str, step: str):
    opened(page, site, language)
    if step != "needs":
        choose(page, "danger" if step == "danger" else "sleep", "21009" if step == "result" else "")
    assert_accessible(page)


@pytest.mark.parametrize("size", [(320, 568), (360, 740), (1280, 800)])
def test_targets_are_big_and_nothing_scrolls_sideways(
    page: Page, site: Site, size: tuple[int, int]
):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, site)
    for choice, place in (("", ""), ("danger", ""), ("sleep", ""), ("sleep", "21009")):
        page.locator(".wipe").click()
        if choice:
            choose(page, choice, place)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert page.evaluate(TOO_SMALL, SMALLEST_TARGET) == []


TOO_SMALL = """smallest => [
    ...document.querySelectorAll('button, a, input:not([type=hidden]), summary')
  ]
  .filter(each => each.checkVisibility() && !each.closest('details:not([open]) > :not(summary)'))
  .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
  .filter(([, box]) => box.width < smallest || box.height < smallest).map(([html]) => html)"""


def test_the_first_screen_paints_soon_on_a_slow_machine(strict: BrowserContext, site: Site):
    page = strict.new_page()
    devtools = strict.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.goto(site.url("counter", "/nl/"))
    ready(page)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert paint <= 1500


def test_the_policy_of_the_page_blocks_nothing_of_ours(strict: BrowserContext, site: Site):
    page = strict.new_page()
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    opened(page, site)
    choose(page, "sleep", "21009")
    until(page, "navigator.serviceWorker.ready.then(() => true)")
    assert complaints == []
