"""Today: what is due, one button a row, and the same without a script."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relais.foundation import clock
from relais.foundation.trilingual import Trilingual
from relais.organisations import interface
from relais.organisations.interface import DueWork, Role
from relais.promises.commands import pressing
from relais.promises.interface import Button, Clock, ClockUnit, NotNow, State, Urgency
from relais.promises.models import Preference, Promise
from relais.promises.queries import kinds
from relais.promises.rules.vocabulary import Telling
from relais.promises.tests.conftest import ANSWER, DESK, HOUSE, NOW, REGION, kind_of
from relais.promises.tests.test_making_and_keeping import state

SCRIPT = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch):
    """The page reads the clock in its view; here it stands still."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def work(client, gwen):
    """The work face as Gwen of the house gets it."""
    client.force_login(gwen)
    client.defaults["HTTP_HOST"] = "work.localhost"
    return client


@pytest.fixture
def due(make):
    """Makes a promise that is due so long from now."""
    return lambda about, **off: make(about, code=f"K-{about}", due_at=NOW + timedelta(**off))


def codes(page):
    return re.findall(r"· (K-\w+)</a>", page.text)


def test_the_list_stands_in_the_order_in_which_things_are_due(work, due):
    for about, off in (("week", {"days": 3}), ("late", {"hours": -3}), ("today", {"hours": 5})):
        due(about, **off)
    due("later", days=20)

    page = work.get("/nl/")

    assert codes(page) == ["K-late", "K-today", "K-week"]
    assert re.findall(r"<h2 id=\"part-\w+\">([^<]+)", page.text) == [
        "Te laat",
        "Vandaag",
        "Deze week",
    ]
    assert [f"{part}: 1" in page.text for part in ("Te laat", "Vandaag", "Deze week", "Later")]
    assert "3 uur te laat" in page.text


@pytest.mark.parametrize("section", ["late", "today", "week", "later"])
def test_a_part_is_chosen_by_a_link(work, due, section):
    for about, off in (("week", {"days": 3}), ("late", {"hours": -3}), ("today", {"hours": 5})):
        due(about, **off)
    due("later", days=20)

    assert codes(work.get(f"/nl/?section={section}")) == [f"K-{section}"]


def test_today_ends_at_midnight_in_brussels(work, make):
    make("tonight", code="K-tonight", due_at=datetime(2026, 11, 24, 22, 59, tzinfo=UTC))
    make("morning", code="K-morning", due_at=datetime(2026, 11, 24, 23, 0, tzinfo=UTC))

    assert codes(work.get("/nl/?section=today")) == ["K-tonight"]


def test_others_see_nothing_of_it_but_whoever_it_is_owed_to(work, due, client, person):
    due("a", hours=1)
    assert "voor De example-desk" in work.get("/nl/").text

    client.force_login(person("dora", DESK, language="fr"))
    assert codes(work.get("/fr/")) == []
    owed = work.get("/fr/?side=theirs")
    assert codes(owed) == ["K-a"]
    assert "par Le example-house" in owed.text
    assert "/press/" not in owed.text

    client.force_login(person("claire", REGION, role=Role.REGION_COORDINATOR))
    assert codes(work.get("/nl/")) == codes(work.get("/nl/?side=theirs")) == []


def test_a_mandate_that_does_not_carry_the_kind_shows_nothing_of_it(work, due, client, person):
    due("a", hours=1)
    client.force_login(person("trix", HOUSE, role=Role.TRAINER))

    assert codes(work.get("/nl/")) == []


def test_without_a_script_a_button_loads_the_page_that_offers_to_undo(work, due):
    promise = due("a", hours=1)

    answer = work.post(f"/nl/promises/{promise.uid}/press/", {"back": "section=today&x=<b>"})

    assert answer.status_code == 303
    assert answer["Location"] == f"/nl/?section=today&done={promise.uid}"
    page = work.get(answer["Location"])
    assert "Gedaan: Antwoorden, K-a." in page.text
    assert "tien minuten" in page.text
    assert codes(page) == []

    work.post(f"/nl/promises/{promise.uid}/undo/", {"back": "section=today"})
    assert codes(work.get("/nl/")) == ["K-a"]


def test_the_script_gets_one_row_of_at_most_a_thousand_bytes(work, due):
    promise = due("a", hours=1)

    row = work.post(f"/nl/promises/{promise.uid}/press/", headers=SCRIPT)
    assert row.text.startswith("<li")
    assert "Ongedaan maken" in row.text
    again = work.post(f"/nl/promises/{promise.uid}/undo/", headers=SCRIPT)
    assert "Beantwoord" in again.text

    assert max(len(each.content) for each in (row, again)) <= 1000


def test_a_button_sent_twice_acts_once_also_after_it_was_taken_back(work, due):
    promise = due("a", hours=1)
    press = {"once": re.findall(r'name="once" value="([^"]+)"', work.get("/nl/").text)[0]}

    for path, said in (("press", press), ("undo", {}), ("press", press)):
        answer = work.post(f"/nl/promises/{promise.uid}/{path}/", said, headers=SCRIPT)
        assert answer.status_code == 200

    assert state(promise) == State.OPEN
    assert "Beantwoord" in answer.text


def test_what_can_not_be_done_now_is_said_and_nothing_is_lost(work, due, register):
    def refuse(**_facts):
        raise NotNow(Trilingual(nl="Bel eerst.", fr="Appelez d’abord."))

    promise = due("a", hours=1)
    register(kind_of(button=Button(label=ANSWER.button.label, act=refuse)))

    page = work.post(f"/nl/promises/{promise.uid}/press/")

    assert page.status_code == 422
    assert "Bel eerst." in page.text
    assert codes(page) == ["K-a"]


def test_what_can_not_be_taken_back_is_said(work, due, person):
    promise = due("a", hours=1)
    pressing.press(by=person("hilde", HOUSE), now=NOW, uid=promise.uid)

    page = work.post(f"/nl/promises/{promise.uid}/undo/")

    assert page.status_code == 422
    assert "Iemand anders deed dit" in page.text
    assert state(promise) == State.KEPT


def test_what_others_did_offers_no_undo(work, due, person):
    promise = due("a", hours=1)
    pressing.press(by=person("hilde", HOUSE), now=NOW, uid=promise.uid)

    row = work.post(f"/nl/promises/{promise.uid}/press/", headers=SCRIPT)

    assert "Gedaan" in row.text
    assert "Ongedaan maken" not in row.text


def test_a_row_without_button_leads_to_its_page(work, due, register):
    due("a", hours=1)
    register(kind_of(button=None))

    assert '<a class="button" href="/things/a/">' in work.get("/nl/").text


def test_what_is_for_oneself_or_climbed_says_so(work, make):
    make("mine", person="gwen", due_at=NOW)
    climbed = make("climbed", due_at=NOW)
    Promise.unscoped.filter(pk=climbed.pk).update(climbed_to=[REGION])

    page = work.get("/nl/").text

    assert page.count("voor u") == page.count("niemand deed het op tijd") == 1


def test_a_page_holds_twenty_five_rows(work, due):
    for number in range(27):
        due(f"n{number:02}", minutes=number + 1)

    first, second = work.get("/nl/"), work.get("/nl/?page=2")

    assert [len(codes(first)), codes(second)] == [25, ["K-n25", "K-n26"]]
    assert "Pagina 2 van 2" in second.text
    assert codes(work.get("/nl/?page=99")) == codes(second)


def test_kinds_are_chosen_by_a_link_once_there_are_several(work, due, make, register):
    due("a", hours=1)
    noun = Trilingual(nl="huisverbod", fr="interdiction", en="ban")
    other = register(kind_of("tests.other", noun=noun))
    make("b", code="K-b", kind=other.code, due_at=NOW)

    page = work.get("/nl/?kind=tests.other")

    assert codes(page) == ["K-b"]
    assert 'aria-current="true">huisverbod</a>' in page.text
    assert "Te laat: 0" in page.text


@pytest.mark.parametrize(
    "query", ["section=never", "kind=none", "page=x", "page=-1", "side=up", "done=x", "rows=dense"]
)
def test_a_link_that_makes_no_sense_shows_the_list(work, due, query):
    due("a", hours=1)

    page = work.get(f"/nl/?{query}")

    assert page.status_code == 200
    assert codes(page) == ["K-a"]


def test_more_rows_on_a_screen_is_a_link_that_keeps_the_rest(work, due):
    due("a", hours=1)

    assert (
        'href="?section=today&amp;rows=dense">Meer rijen tonen'
        in work.get("/nl/?section=today").text
    )
    dense = work.get("/nl/?section=today&rows=dense").text
    assert 'class="due-list dense"' in dense
    assert 'href="?section=today">Rijen met meer ruimte tonen' in dense


def test_the_list_asks_at_most_ten_questions(work, due):
    for number in range(30):
        due(f"n{number}", hours=number)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        work.get("/nl/")

    assert len(asked) <= 10


def test_an_empty_list_says_what_will_stand_there(work, kind):
    assert "komt hier te staan" in work.get("/nl/").text
    assert "s’affichera ici" in work.get("/fr/?side=theirs").text


def test_what_other_pages_count_keeps_its_line(work, kind, monkeypatch):
    label = Trilingual(nl="Fiches", fr="Fiches")
    due = DueWork(section="late", count=4, label=label, url_name="promises:clocks")
    monkeypatch.setattr(interface, "due_work", lambda _viewer, _today: [due])

    page = work.get("/nl/").text

    assert '<a href="/nl/promises/clocks/?section=late">Te laat: <b>4</b></a>' in page
    assert "staat hieronder" in page


def test_the_title_names_nobody(work, make):
    make("a", person="gwen", urgency=Urgency.NOW)

    assert re.findall(r"<title>(.*)</title>", work.get("/nl/").text) == ["Vandaag · Relais"]


def test_what_one_is_told_is_chosen_on_a_page(work, kind):
    assert "checked" in work.get("/nl/promises/telling/").text

    answer = work.post("/nl/promises/telling/", {"telling": "digest"})

    assert work.get(answer["Location"]).status_code == 200
    assert Preference.unscoped.get().telling == Telling.DIGEST
    assert work.post("/nl/promises/telling/", {"telling": "loudly"}).status_code == 422


def test_clocks_are_shown_to_all_and_set_by_whoever_may(work, kind, client, person):
    said = {
        "what": "tests.answer:now",
        "body": HOUSE,
        "amount": "30",
        "unit": "minutes",
        "from_day": "2026-11-24",
        "reason": "beslissing 12",
    }
    page = work.get("/nl/promises/clocks/").text
    assert "15 minuten" in page
    assert "niet gevalideerd" in page
    assert '<form method="post">' not in page
    assert work.post("/nl/promises/clocks/", said).status_code == 422

    client.force_login(person("claire", REGION, role=Role.REGION_COORDINATOR))
    assert work.post("/nl/promises/clocks/", {**said, "amount": "0"}).status_code == 422
    assert work.post("/nl/promises/clocks/", said).status_code == 303
    refused = work.post("/nl/promises/clocks/", said)
    assert refused.status_code == 422
    assert "geldt al op die dag" in refused.text
    for_all = {**said, "body": "everyone", "amount": "45", "is_validated": "on"}
    assert work.post("/nl/promises/clocks/", for_all).status_code == 303
    assert (
        "ingesteld voor iedereen, sinds 24 november 2026: beslissing 12"
        in work.get("/nl/promises/clocks/").text
    )


def test_a_clock_of_working_hours_is_shown_as_such(work, register):
    clock = Clock(amount=4, unit=ClockUnit.WORKING_HOURS)
    register(kind_of(clocks={Urgency.TODAY: clock}))

    assert "4 werkuren" in work.get("/nl/promises/clocks/").text


def test_a_link_that_names_what_others_did_tells_nothing(work, make):
    others = make(owed_by=DESK, owed_to=None)

    assert "Gedaan" not in work.get(f"/nl/?done={others.uid}").text


def test_where_nothing_runs_by_a_clock_the_page_says_so(work, monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {})

    assert "loopt nog geen termijn" in work.get("/nl/promises/clocks/").text
