"""What an enrolled counter found wrong with a service is passed on, and nothing of the question."""

import json
from collections.abc import Iterator

import psycopg
import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect
from psycopg import sql

from relais.foundation import clock
from relais.materials.rules.weeks import week_of
from tests.journeys.conftest import Site, assert_accessible, invite
from tests.journeys.test_counter import (
    HIDDEN_BY_A_BAR,
    SMALLEST_TARGET,
    TOO_SMALL,
    choose,
    opened,
    ready,
    until,
)

pytestmark = pytest.mark.journey


@pytest.fixture(scope="session")
def site(site_to_change: Site) -> Site:
    """What is confirmed or reported here must not show in the other journeys."""
    return site_to_change


LANGUAGES = ["nl", "fr", "en"]
ENROLMENT = "counter-enrolment"
TROUBLES = "counter-troubles"
SHELTER = "samusocial"


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of a pharmacy, with the policies of the pages in force."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def enrolled(desk: BrowserContext, coordinator: Page, site: Site) -> Page:
    """The counter on a device that was enrolled by a link, as a pharmacy does it."""
    page = desk.new_page()
    page.goto(invite(coordinator, "Apotheek De Denkbeeldige Hoek"))
    page.locator("#enrolment button").click()
    expect(page.locator("#outcome")).to_be_visible()
    opened(page, site)
    until(page, "Boolean(navigator.serviceWorker.controller)")
    return page


@pytest.fixture
def pretended(page: Page, site: Site) -> Page:
    """The counter on a device that holds a token nobody gave; what it sends goes nowhere."""
    page.route("**/troubles", lambda route: route.abort())
    opened(page, site)
    page.evaluate("localStorage.setItem('counter-enrolment', 'a-token')")
    return opened(page, site)


def helpline(page: Page) -> str:
    """The code of the helpline that stands first: which one that is depends on the hour."""
    code = page.locator("[data-service]:visible").first.get_attribute("data-service")
    assert code
    return code


def service(page: Page, code: str) -> Locator:
    return page.locator(f'[data-service="{code}"]:visible')


def ask(page: Page) -> None:
    choose(page, "sleep", "21009")


def report(page: Page, code: str, trouble: str) -> Locator:
    """Unfold the row of this service and say what is wrong with it; answers the button."""
    service(page, code).locator(".wrong summary").click()
    button = service(page, code).locator(f'[data-trouble="{trouble}"]')
    button.click()
    return button


def clear(page: Page) -> None:
    page.locator(".wipe").click()


def waiting(page: Page) -> list[dict[str, str]]:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", TROUBLES) or "[]")


def sent_by(page: Page) -> list[Request]:
    """What the page asked of the server from now on, reads left out."""
    found: list[Request] = []
    page.on("request", lambda each: found.append(each) if each.method != "GET" else None)
    return found


def this_week() -> str:
    return week_of(localdate(clock.now()))


# Time alone writes here: seals of the audit, and what waits to be done by the clock.
BY_THE_CLOCK = ["audit_seal", "django_tasks_db_dbtaskresult"]


def everything_kept(site: Site) -> set[tuple[str, str]]:
    """Every row of every table of the program that runs, as text, but for those of the clock."""
    with psycopg.connect(site.database_url) as database:
        tables = database.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (%s)",
            [BY_THE_CLOCK],
        )
        return {
            (table, row)
            for (table,) in tables.fetchall()
            for (row,) in database.execute(
                sql.SQL("SELECT kept::text FROM {} AS kept").format(sql.Identifier(table))
            )
        }


def reported_on(site: Site, code: str) -> list[tuple[str, str]]:
    with psycopg.connect(site.database_url) as database:
        return database.execute(
            "SELECT trouble, week FROM directory_troublereport AS report "
            "JOIN directory_service AS service ON service.id = report.service_id WHERE code = %s",
            [code],
        ).fetchall()


def test_a_report_leaves_when_the_screen_is_cleared_and_says_nothing_of_the_question(
    enrolled: Page, site: Site
):
    before = everything_kept(site)
    sent = sent_by(enrolled)
    ask(enrolled)
    line = helpline(enrolled)

    button = report(enrolled, line, "number_wrong")

    expect(button).to_have_text("Bedankt: doorgegeven aan wie deze fiche bijhoudt")
    expect(button).to_be_disabled()
    expect(service(enrolled, line).locator("[data-trouble]:visible")).to_have_count(1)
    assert (waiting(enrolled), sent) == ([], [])

    clear(enrolled)

    expect(enrolled.locator("h1:visible")).to_have_text("Wat is er nodig?")
    assert enrolled.locator(".wrong").count() == 0
    until(enrolled, "localStorage.length === 1")
    token = enrolled.evaluate("key => localStorage.getItem(key)", ENROLMENT)
    row = {"service": line, "trouble": "number_wrong", "week": this_week()}
    assert [(each.url, json.loads(each.post_data or "")) for each in sent] == [
        (site.url("counter", "/troubles"), {"token": token, "troubles": [row]})
    ]
    [(table, kept)] = everything_kept(site) - before
    assert table == "directory_troublereport"
    assert "21009" not in kept
    assert reported_on(site, line) == [("number_wrong", this_week())]


def test_a_report_made_without_a_connection_is_sent_when_there_is_one(
    enrolled: Page, desk: BrowserContext, site: Site
):
    desk.set_offline(True)
    enrolled.reload()
    ready(enrolled)
    ask(enrolled)
    report(enrolled, SHELTER, "full")
    clear(enrolled)
    assert waiting(enrolled) == [{"service": SHELTER, "trouble": "full", "week": this_week()}]

    desk.set_offline(False)

    until(enrolled, f"localStorage.getItem('{TROUBLES}') === null")
    assert reported_on(site, SHELTER) == [("full", this_week())]


def test_what_was_said_can_be_undone_until_the_screen_is_cleared(pretended: Page):
    sent = sent_by(pretended)
    ask(pretended)
    report(pretended, SHELTER, "full")
    undo = service(pretended, SHELTER).locator("[data-undo]")
    expect(undo).to_be_focused()
    expect(pretended.get_by_role("status").last).to_contain_text("Samusocial Brussel. Bedankt")

    pretended.keyboard.press("Enter")

    expect(service(pretended, SHELTER).locator("[data-trouble]:visible")).to_have_text(
        ["Het nummer klopt niet", "Er was geen plaats", "Dicht, terwijl het open moest zijn"]
    )
    expect(service(pretended, SHELTER).locator("[data-trouble]").first).to_be_focused()
    expect(pretended.get_by_role("status").last).to_contain_text("Ongedaan gemaakt")
    clear(pretended)
    assert (waiting(pretended), sent) == ([], [])


def test_a_service_is_reported_once_in_a_session_whatever_the_language(pretended: Page):
    ask(pretended)
    report(pretended, SHELTER, "closed")

    pretended.locator('button[name="ui"][value="fr"]').click()
    service(pretended, SHELTER).locator(".wrong summary").click()

    buttons = service(pretended, SHELTER).locator(".wrong button:visible")
    expect(buttons).to_have_text(["Merci : transmis à qui tient cette fiche à jour", "Annuler"])
    expect(buttons.first).to_be_disabled()


def test_the_screen_wipes_itself_and_loses_no_report(page: Page, site: Site):
    page.clock.install()
    opened(page, site)
    page.evaluate("localStorage.setItem('counter-enrolment', 'a-token')")
    opened(page, site)
    page.context.set_offline(True)
    ask(page)
    report(page, SHELTER, "full")

    page.clock.run_for(92_000)

    expect(page.locator("h1:visible")).to_have_text("Wat is er nodig?")
    assert "Samusocial" not in page.locator("main").inner_text()
    assert "Samusocial" not in (page.locator('[data-slot="status"]').text_content() or "")
    assert [row["service"] for row in waiting(page)] == [SHELTER]


def test_refused_reports_are_let_go_and_the_others_go_again(desk: BrowserContext, site: Site):
    page = opened(desk.new_page(), site)
    rows = [
        {"service": code, "trouble": "full", "week": this_week()} for code in ("nowhere", SHELTER)
    ]
    told: list[list[dict[str, str]]] = []

    def answer(route: Route) -> None:
        told.append(json.loads(route.request.post_data or "")["troubles"])
        if len(told) == 1:
            refused = {**rows[0], "refusal": "unknown-service", "sentence": "No."}
            route.fulfill(status=400, body=json.dumps({"refused": [refused]}))
        else:
            route.fulfill(status=200, body="{}")

    desk.route("**/troubles", answer)
    page.evaluate(
        "([key, rows]) => { localStorage.setItem(key, JSON.stringify(rows));"
        " localStorage.setItem('counter-enrolment', 'a-token') }",
        [TROUBLES, rows],
    )
    page.reload()
    ready(page)

    until(page, f"localStorage.getItem('{TROUBLES}') === null")
    assert told == [rows, rows[1:]]


def test_a_device_that_is_no_longer_known_keeps_nothing(desk: BrowserContext, site: Site):
    page = opened(desk.new_page(), site)
    page.evaluate("localStorage.setItem('counter-enrolment', 'a-token')")
    page.reload()
    ready(page)
    ask(page)
    report(page, SHELTER, "full")

    clear(page)

    until(page, "localStorage.length === 0")
    ask(page)
    assert page.locator(".wrong").count() == 0


def test_a_device_that_is_not_enrolled_offers_nothing(
    browser: Browser, desk: BrowserContext, site: Site
):
    plain = browser.new_context(java_script_enabled=False)
    without, with_script = plain.new_page(), opened(desk.new_page(), site)
    without.goto(site.url("counter", "/nl/"))
    for page in (without, with_script):
        ask(page)
        assert page.locator("section:visible .service").count() >= 2
        assert page.locator(".wrong").count() == 0
    plain.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_reporting_is_accessible_and_narrow(page: Page, site: Site, language: str):
    page.set_viewport_size({"width": 320, "height": 568})
    opened(page, site, language)
    page.evaluate("localStorage.setItem('counter-enrolment', 'a-token')")
    opened(page, site, language)
    ask(page)
    helpline = page.locator('[data-slot="helpline"] .service').get_attribute("data-service")
    report(page, helpline or "", "number_wrong")
    assert_accessible(page)
    assert page.locator(".wrong[open]").count() >= 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(TOO_SMALL, SMALLEST_TARGET) == []


@pytest.mark.parametrize("size", [(320, 568), (360, 740), (1280, 800)])
def test_no_bar_hides_what_has_the_focus_while_reporting(pretended: Page, size: tuple[int, int]):
    pretended.set_viewport_size({"width": size[0], "height": size[1]})
    ask(pretended)
    for fold in pretended.locator(".wrong").all():
        fold.evaluate("fold => { fold.open = true }")
    service(pretended, SHELTER).locator('[data-trouble="full"]').press("Space")
    assert pretended.evaluate(HIDDEN_BY_A_BAR) == ""
    pretended.locator("h1:visible").focus()
    for _ in range(30):
        pretended.keyboard.press("Tab")
        assert pretended.evaluate(HIDDEN_BY_A_BAR) == ""
