"""A coordinator invites a counter, its device is enrolled and reports, and a card comes out."""

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from relais.foundation import clock
from relais.materials.rules.tally import finished_weeks
from tests.journeys.conftest import assert_accessible, invite

pytestmark = pytest.mark.journey

LANGUAGES = ["nl", "fr", "en"]
ENROLMENT = "counter-enrolment"
SEND = """([token, week, kind, count]) => fetch("/tally", {
    method: "POST",
    body: JSON.stringify({token, weeks: [{week, kind, count, batch: crypto.randomUUID()}]}),
}).then(answer => answer.status)"""
ASK_CARD = """services => fetch("/nl/card/", {
    method: "POST",
    body: new URLSearchParams(services.map(code => ["service", code])),
}).then(async answer => ({
    status: answer.status,
    kind: answer.headers.get("Content-Type"),
    kept: answer.headers.get("Cache-Control"),
    begins: new TextDecoder("latin1").decode(await answer.arrayBuffer()).slice(0, 5),
}))"""


@pytest.fixture
def device(browser):
    """Another machine, under the page's own strict policy."""
    machine = browser.new_context()
    yield machine.new_page()
    machine.close()


def kept_on(device):
    return device.evaluate("Object.entries({...localStorage})")


def last_week():
    return finished_weeks(localdate(clock.now()), number=1)[0]


def test_from_invitation_to_a_small_number_that_stays_hidden(coordinator, device, site):
    link = invite(coordinator, "Apotheek De Denkbeeldige Hoek")
    assert_accessible(coordinator)

    device.goto(link)
    assert kept_on(device) == []
    assert device.url == site.url("counter", "/nl/enrol/")
    device.locator("#enrolment button").click()
    expect(device.locator("#outcome")).to_contain_text("Dit toestel is ingeschreven.")

    [[key, token]] = kept_on(device)
    assert key == ENROLMENT
    assert device.evaluate(SEND, [token, last_week(), "card_printed", 3]) == 200
    assert device.evaluate(SEND, [token, last_week(), "number_shown", 20]) == 200

    coordinator.goto(site.url("work", "/nl/counters/"))
    row = coordinator.locator("tbody tr").first
    assert row.locator("th").inner_text() == last_week()
    assert row.locator("td").all_inner_texts()[:5] == ["niet getoond"] * 2 + ["0", "0", "23"]
    assert coordinator.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_link_that_was_used_says_so_and_keeps_nothing(coordinator, device, browser):
    link = invite(coordinator, "Dokterspraktijk Nooitgedacht")
    device.goto(link)
    device.locator("#enrolment button").click()
    expect(device.locator("#outcome")).to_be_visible()

    second = browser.new_context().new_page()
    second.goto(link)
    second.locator("#enrolment button").click()

    expect(second.locator("#outcome")).to_contain_text("Deze link is al gebruikt")
    assert kept_on(second) == []
    second.context.close()


def test_another_language_keeps_the_link(coordinator, device):
    device.goto(invite(coordinator, "School De Papieren Boot"))
    device.locator("a[hreflang=fr]").click()
    device.wait_for_url("**/fr/enrol/")
    device.locator("#enrolment button").click()

    expect(device.locator("#outcome")).to_contain_text("est inscrit.")


def test_an_address_without_a_link_offers_no_button(site, device):
    device.goto(site.url("counter", "/nl/enrol/"))

    expect(device.locator("#outcome")).to_contain_text("zit geen link")
    expect(device.locator("#enrolment")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_enrolment_and_counters_are_accessible_and_narrow(coordinator, site, context, language):
    coordinator.set_viewport_size({"width": 320, "height": 640})
    for face, path in (("counter", "/enrol/#abc"), ("counter", "/enrol/"), ("work", "/counters/")):
        page = context.new_page() if face == "counter" else coordinator
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(site.url(face, f"/{language}{path}"))
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_counter_gets_a_card_or_a_clear_no(site, device):
    device.goto(site.url("counter", "/nl/"))

    card = device.evaluate(ASK_CARD, ["line-1712", "cpvcf"])
    refused = device.evaluate(ASK_CARD, ["nowhere"])

    assert card == {
        "status": 200,
        "kind": "application/pdf",
        "kept": "no-store",
        "begins": "%PDF-",
    }
    assert refused["status"] == 400
