"""The page of the counters: who may open it, what it says, what its buttons do."""

import re

import pytest
from django.utils.timezone import localdate

from relais.foundation import clock
from relais.foundation.access import EVERYONE
from relais.materials import commands
from relais.materials.models import Counter, EnrolmentLink
from relais.materials.rules.tally import Report, finished_weeks
from relais.organisations.interface import Role

WORK = {"headers": {"host": "work.localhost"}}
PHARMACY = {"name": "Apotheek De Denkbeeldige Hoek", "kind": "pharmacy", "municipality": "21013"}
LINK = re.compile(r"http://counter\.localhost/nl/enrol/#([\w-]{43})")


@pytest.fixture
def coordinator(sign_in):
    return sign_in(Role.REGION_COORDINATOR)


@pytest.fixture
def analyst(sign_in):
    return sign_in(Role.OBSERVATORY_ANALYST)


def the_page(client, path="/nl/counters/"):
    answer = client.get(path, **WORK)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def last_week():
    return finished_weeks(localdate(clock.now()), number=1)[0]


def report_last_week(token, **counts):
    reports = [
        Report(week=last_week(), kind=kind, count=count, batch="batch-0001")
        for kind, count in counts.items()
    ]
    commands.take_reports(by=EVERYONE, now=clock.now(), token=token, reports=reports)


def test_nobody_signed_in_is_sent_to_sign_in(client, db):
    answer = client.get("/nl/counters/", **WORK)

    assert answer.status_code == 302
    assert "/sign-in/" in answer.headers["Location"]


@pytest.mark.parametrize("path", ["/nl/counters/", "/nl/counters/tally.csv"])
def test_a_professional_of_another_role_may_not_open_it(sign_in, path):
    assert sign_in(Role.SHELTER_WORKER).get(path, **WORK).status_code == 403


def test_an_analyst_reads_but_changes_nothing(analyst, register):
    register(now=clock.now())

    assert "Een balie aanmelden" not in the_page(analyst)
    assert analyst.post("/nl/counters/new/", PHARMACY, **WORK).status_code == 403
    assert EnrolmentLink.unscoped.count() == 0


def test_the_home_of_the_work_face_leads_here(coordinator):
    assert "Balies en tellingen" in the_page(coordinator, "/nl/")


def test_before_any_counter_the_page_says_so(coordinator):
    page = the_page(coordinator)

    assert "Nog geen balie meldde iets over de laatste 13 weken." in page
    assert "Er is nog geen balie aangemeld." in page


def test_registering_shows_a_link_this_once(coordinator):
    answer = coordinator.post("/nl/counters/new/", PHARMACY, **WORK)

    secret = LINK.search(answer.text)[1]
    assert answer.headers["Cache-Control"] == "no-store"
    assert secret not in the_page(coordinator)
    assert commands.enrol_device(by=EVERYONE, now=clock.now(), secret=secret)


def test_another_device_gets_another_link(coordinator, register):
    code = register(now=clock.now()).code

    answer = coordinator.post(f"/nl/counters/{code}/link/", **WORK)

    assert LINK.search(answer.text)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": ""}, "Geef de balie een naam."),
        ({"name": "x" * 81}, "Deze naam is te lang: hoogstens 80 letters."),
        ({"kind": "casino"}, "Kies wat voor balie het is."),
        ({"municipality": "99999"}, "Kies een van de 19 gemeenten."),
    ],
)
def test_what_cannot_be_registered_is_answered_with_a_sentence(coordinator, facts, sentence):
    answer = coordinator.post("/nl/counters/new/", {**PHARMACY, **facts}, **WORK)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Counter.unscoped.exists()


def test_a_name_of_blanks_is_no_name(coordinator):
    answer = coordinator.post("/nl/counters/new/", {**PHARMACY, "name": "   "}, **WORK)

    assert "Geef de balie een naam." in answer.text


def test_a_name_that_is_no_text_is_refused_before_anything_asks_the_database(coordinator):
    answer = coordinator.post("/nl/counters/new/", {**PHARMACY, "name": "a\0b"}, **WORK)

    assert answer.status_code == 422


def test_a_revoked_counter_gets_no_link(coordinator, register):
    code = register(now=clock.now()).code

    revoked = coordinator.post(f"/nl/counters/{code}/revoke/", **WORK)
    answer = coordinator.post(f"/nl/counters/{code}/link/", **WORK)

    assert revoked.status_code == 302
    assert answer.status_code == 422
    assert "Deze balie is ingetrokken. Meld ze opnieuw aan" in answer.text
    assert "Ingetrokken op" in the_page(coordinator)


@pytest.mark.parametrize("verb", ["link", "revoke"])
def test_an_unknown_counter_is_not_found(coordinator, verb):
    assert coordinator.post(f"/nl/counters/nowhere/{verb}/", **WORK).status_code == 404


@pytest.mark.parametrize("path", ["new", "abc/link", "abc/revoke"])
def test_opening_an_address_changes_nothing(coordinator, path):
    assert coordinator.get(f"/nl/counters/{path}/", **WORK).status_code == 405


def test_the_sentence_comes_first_and_small_cells_stay_hidden(analyst, enrol):
    report_last_week(enrol(now=clock.now()), card_printed=3, number_shown=20)

    page = the_page(analyst)

    assert f"In week {int(last_week()[-2:])} meldde 1 balie van de 1 ingeschreven." in page
    assert "Ze hielpen 23 keer." in page
    assert "niet getoond" in page
    assert "door balies zelf gemeld; aantallen gegeven hulp, nooit personen" in page
    assert f"Laatste melding: week {last_week()}" in page
    assert ">3<" not in page
    assert page.count("geen melding") == 12


def test_a_small_total_is_not_said_in_the_sentence_either(analyst, enrol):
    report_last_week(enrol(now=clock.now()), card_printed=3)

    assert "Hoe vaak ze hielpen, tonen we niet" in the_page(analyst)


def test_an_unusual_count_is_marked_at_its_counter(analyst, enrol):
    report_last_week(enrol(now=clock.now()), card_printed=60)

    assert "Ongewoon veel" in the_page(analyst)


def test_a_spreadsheet_gets_the_same_table_with_the_same_cells_hidden(analyst, enrol):
    report_last_week(enrol(now=clock.now()), card_printed=3, number_shown=20)

    answer = analyst.get("/nl/counters/tally.csv", **WORK)
    lines = answer.text.splitlines()

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert len(lines) == 1 + 13 + 1
    assert lines[1].startswith(f"{last_week()},niet getoond,niet getoond,0,0,23,1,1,")
    assert lines[2].split(",")[1:6] == [""] * 5
    assert lines[-1].startswith("Totaal,niet getoond,niet getoond,0,0,23,,,")


def test_many_counters_come_in_pages(coordinator, register):
    for number in range(26):
        register(f"Apotheek {number:02}", now=clock.now())

    assert "Pagina 1 van 2" in the_page(coordinator)
    assert "Apotheek 25" in the_page(coordinator, "/nl/counters/?page=2")


@pytest.mark.parametrize(
    ("language", "title"),
    [("nl", "Balies en tellingen"), ("fr", "Comptoirs et chiffres"), ("en", "Counters and counts")],
)
def test_the_page_speaks_three_languages(analyst, enrol, language, title):
    report_last_week(enrol(now=clock.now()), card_printed=30)

    assert f"<h1>{title}</h1>" in the_page(analyst, f"/{language}/counters/")
