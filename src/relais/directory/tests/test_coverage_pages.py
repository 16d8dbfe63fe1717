"""Coverage on the work face for those with a mandate, in shares on the open face for everyone."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils.translation import override

from relais.directory.models import Channel, Closure, Revision, Service
from relais.directory.permissions import Permission
from relais.directory.queries.coverage import work_page
from relais.directory.queries.coverage.report import report
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, SECRET_HOUSE
from relais.foundation.access import EVERYONE, OPERATOR
from relais.organisations.interface import Role

CANARY = "CANARY behind the blue door"
TODAY = LOADED_AT.date()
LANGUAGES = ["nl", "fr", "en"]


@pytest.fixture
def sign_in(steward, client):
    return lambda role: client.force_login(steward("region", role))


@pytest.fixture
def work(sign_in, client):
    sign_in(Role.REGION_COORDINATOR)

    def get(language="nl", path="", /, **parameters):
        address = f"/{language}/coverage/{path}"
        return client.get(address, parameters, headers={"host": "work.localhost"})

    return get


@pytest.fixture
def everyone(client):
    def get(language="nl", path="", /, **parameters):
        address = f"/{language}/coverage/{path}"
        return client.get(address, parameters, headers={"host": "open.localhost"})

    return get


def text_of(answer):
    """What a reader sees, in one line."""
    bare = re.sub(r"<[^>]+>", " ", answer.text).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", bare)


def rows_of(answer):
    return list(csv.reader(io.StringIO(answer.text)))


# --- the work face --------------------------------------------------------------------------------


def test_a_plain_sentence_comes_first(brussels, work):
    sentences = {
        "nl": "In 100 % van de uren antwoordt niemand in het Arabisch voor vrouwen",
        "fr": "Pendant 100 % des heures, personne ne répond en arabe pour les femmes",
        "en": "In 100 % of the hours nobody answers in Arabic for women",
    }

    for language, sentence in sentences.items():
        answer = work(language, language="ar", profile="woman", need="shelter")
        assert answer.status_code == 200
        assert sentence in text_of(answer)


@pytest.mark.parametrize(
    "role", [Role.REGION_COORDINATOR, Role.MUNICIPALITY_STEWARD, Role.OBSERVATORY_ANALYST]
)
def test_those_who_plan_find_it_from_their_home(sign_in, client, role):
    sign_in(role)

    assert "/nl/coverage/" in client.get("/nl/", headers={"host": "work.localhost"}).text


def test_others_do_not_open_it(sign_in, client):
    sign_in(Role.TRAINER)

    assert client.get("/nl/coverage/", headers={"host": "work.localhost"}).status_code == 403
    with pytest.raises(PermissionDenied):
        work_page.coverage_page(EVERYONE, said={}, days=[], today=TODAY)


def test_every_need_has_a_week_and_the_same_in_words(brussels, work):
    answer = work("nl", language="fr")
    figures = {each.row.code: each for each in answer.context["page"].needs}

    assert len(figures) == 12
    # 103 is open from 10 to 24 and not alone; Child Focus answers day and night.
    assert figures["children"].lines == (("ma-zo", "–", "0-10 u", "10-24 u"),)
    assert figures["children"].one.startswith("M0 1h10v1h-10z")
    assert "ma-zo" in text_of(answer)


def test_a_relay_is_not_a_second_voice_at_night(brussels, work):
    """At three in the morning 107 answers in French, also for the line that hands on to it."""
    page = work("nl", language="fr", need="listening_advice").context["page"]

    assert page.needs[0].lines[0] == ("ma-vr", "–", "0-9 u", "9-24 u")


def test_choosing_a_need_leaves_one_figure_and_a_way_back(brussels, work):
    answer = work("fr", language="fr", need="crisis", municipality="21016")
    page = answer.context["page"]

    assert [each.row.code for each in page.needs] == ["crisis"]
    assert 'href="?municipality=21016&amp;language=fr' in answer.text
    assert page.alone == (("Prévention du suicide", "100\N{NO-BREAK SPACE}%"),)


def test_what_does_not_count_is_said_with_its_reason(brussels, work):
    page = work("en", language="fr", need="shelter", profile="woman").context["page"]

    assert page.needs[0].services == "9 services have this need. Of these, there at some hour: 1."
    assert ("languages not known", 2) in page.needs[0].uncounted


def test_only_confirmed_records_are_nobody_until_someone_confirms(take_over, confirm, work):
    take_over(HELPLINE)
    assert work("nl", trust="confirmed").context["page"].sentence.startswith("In 100")

    confirm("a-line")
    found = work("nl", trust="confirmed", need="listening_advice").context["page"]

    assert found.needs[0].lines[0] == ("ma-vr", "0-9, 18-24 u", "9-18 u", "–")


def test_places_and_numbers_can_be_told_apart(brussels, work):
    places = work("nl", language="fr", need="shelter", reach="place").context["page"]
    numbers = work("nl", language="fr", need="shelter", reach="remote").context["page"]

    assert places.needs[0].row.one.startswith("100")
    assert numbers.needs[0].row.nobody.startswith("100")


def test_nights_and_holidays_are_looked_at_apart(take_over, work):
    take_over(HELPLINE | {"hours": "Mo-Su 09:00-18:00; PH off"})

    night = work("nl", scenario="nights", need="listening_advice").context["page"]
    holiday = work("nl", scenario="holidays", need="listening_advice").context["page"]

    assert night.sentence.startswith("In 100")
    assert night.needs[0].lines == (("ma-zo", "0-6, 22-24 u", "–", "–"),)
    assert holiday.needs[0].row.nobody.startswith("100")


def test_an_extra_session_shows_which_gaps_close(brussels, work):
    answer = work("nl", service="line-1712", day="1", **{"from": "18", "until": "21"}, spoken="ar")
    found = answer.context["page"].answer

    assert found.sentence.startswith("Gaten die dichtgaan: 1368 cellen.")
    assert {(row.need, row.hours, row.municipalities, row.cells) for row in found.rows} == {
        ("Iemand om mee te praten, advies", "di 18-21 u", 19, 684),
        ("Hulp om te stoppen met geweld", "di 18-21 u", 19, 684),
    }


def test_an_extra_session_that_changes_nothing_says_so(brussels, work):
    answer = work("en", service="tele-accueil-107", day="1", **{"from": "18", "until": "21"})

    assert answer.context["page"].answer.sentence.startswith("Nothing would change")


def test_an_extra_session_that_can_not_be_shown_says_why(brussels, work):
    evening = {"day": "1", "from": "18", "until": "21"}
    asked = [
        ({"service": ""}, "Kies een dienst."),
        ({"service": "line-1712"}, "Kies één dag of meer."),
        ({"service": "line-1712"} | evening | {"until": "18"}, "Kies twee uren"),
        ({"service": "praxis"} | evening, "geen nummer, chat"),
        ({"service": "nothing"} | evening, "telt niet mee"),
    ]

    for parameters, sentence in asked:
        assert sentence in text_of(work("nl", **parameters))


def test_the_sheet_holds_hours_by_municipality_and_need(brussels, work):
    header, *rows = rows_of(work("fr", "coverage.csv", language="fr", need="crisis"))

    assert header[:3] == ["Code INS", "Commune", "Besoin"]
    assert len(rows) == 19
    assert [
        "21016",
        "Uccle",
        "Pensées de suicide",
        "français",
        "les victimes",
        "0",
        "168",
        "0",
    ] in rows


def test_the_page_is_drawn_from_three_queries_and_those_of_whoever_asks(
    brussels, work, django_assert_max_num_queries
):
    """Session, professional, mandates; and the transaction in which PostgreSQL knows who asks."""
    work()
    with django_assert_max_num_queries(3 + 7):
        work()


def test_an_empty_directory_is_all_desert(work):
    assert work("nl").context["page"].sentence.startswith("In 100")


# --- the open face --------------------------------------------------------------------------------


def test_everyone_reads_shares_by_need_and_municipality(brussels, everyone):
    sentences = {
        "nl": "van de uren antwoordt niemand in het Nederlands",
        "fr": "des heures, personne ne répond en français",
        "en": "of the hours nobody answers in English",
    }

    for language, sentence in sentences.items():
        answer = everyone(language)
        page = answer.context["page"]
        assert sentence in text_of(answer)
        assert (len(page.needs), len(page.municipalities), len(page.places)) == (12, 19, 19)


def test_the_directory_leads_to_its_coverage(brussels, client):
    answer = client.get("/nl/directory/", headers={"host": "open.localhost"})

    assert 'href="/nl/coverage/"' in answer.text


def test_the_open_face_does_not_narrow_to_a_group_or_a_place(brussels, everyone):
    chosen = everyone("en", profile="woman", municipality="21016", reach="place", trust="confirmed")

    assert chosen.context["page"] == everyone("en").context["page"]
    assert "profile" not in {each.name for each in chosen.context["page"].filters}


def test_the_open_sheet_holds_both_tables(brussels, everyone):
    _header, total, *rows = rows_of(everyone("en", "coverage.csv", language="fr", need="crisis"))

    assert total == ["", "All needs", "0.0", "1.0", "0.0"]
    assert len(rows) == 1 + 19


def test_the_open_page_costs_three_queries(brussels, everyone, django_assert_max_num_queries):
    everyone()
    with django_assert_max_num_queries(3):
        everyone()


# --- 2022 and today -------------------------------------------------------------------------------


def line(page, title):
    return next(each for each in page.then_and_now.rows if each.title == title)


def test_2022_stands_beside_today_as_far_as_records_tell(brussels, everyone):
    page = everyone("en", language="fr").context["page"]
    shelter = line(page, "A safe place to sleep")

    assert (shelter.then, shelter.later, shelter.unknown) == (7, 0, 2)
    # Samusocial answers day and night, but no record says since when.
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in (shelter.least, shelter.most)] == [
        "0 %",
        "100 %",
    ]
    total = page.then_and_now.total
    assert (total.then, total.later, total.unknown) == (11, 5, 20)
    assert total.then + total.later + total.unknown == total.today == 36


def test_services_that_can_not_be_placed_in_time_are_named_on_the_work_face_only(
    brussels, work, everyone
):
    assert "Samusocial Brussel" in work("nl").context["page"].then_and_now.unplaced
    assert "Beginning not known" in everyone("en").text
    assert "Samusocial" not in everyone("en").text


# --- secrets --------------------------------------------------------------------------------------


def plant(house):
    """Put a canary that no rule can know wherever the database takes it."""
    Service.unscoped.filter(pk=house.pk).update(
        source=CANARY,
        conflict=CANARY,
        hours_note=CANARY,
        hours=f'Mo-Fr 09:00-17:00 "{CANARY}"',
        since="CANARY",
    )
    for position, kind in enumerate(("walk_in", "mail", "chat", "phone"), start=10):
        Channel.unscoped.create(service=house, kind=kind, value=CANARY, position=position)
    Closure.unscoped.create(service=house, first_day=LOADED_AT, last_day=LOADED_AT, reason=CANARY)
    Revision.unscoped.create(at=LOADED_AT + timedelta(hours=1), by="test", summary="planted")


def outputs(work, everyone):
    session = {"service": "a-house", "day": "1", "from": "18", "until": "21"}
    for language in LANGUAGES:
        yield work(language, need="shelter", language="nl", **session)
        yield work(language, reach="place")
        yield work(language, "coverage.csv")
        yield everyone(language)
        yield everyone(language, "coverage.csv")


def test_nothing_of_a_secret_house_leaves_through_its_coverage(take_over, work, everyone):
    take_over(SECRET_HOUSE | {"phone": "02 539 27 44", "languages": ["nl"]}, HELPLINE)
    plant(Service.unscoped.get(code="a-house"))

    for answer in outputs(work, everyone):
        assert answer.status_code == 200
        assert "CANARY" not in answer.text
        assert "blue door" not in answer.text
    assert "CANARY" not in json.dumps(report(OPERATOR, today=TODAY))


def test_a_secret_house_whose_name_tells_a_place_does_not_count(take_over, work):
    take_over(SECRET_HOUSE | {"phone": "02 539 27 44", "languages": ["nl"], "hours": "24/7"})
    chosen = {"language": "nl", "need": "shelter", "profile": "woman"}
    assert work("nl", **chosen).context["page"].needs[0].row.one.startswith("100")

    Service.unscoped.update(name_nl="Huis Grote Markt 71")
    Revision.unscoped.create(at=LOADED_AT + timedelta(hours=1), by="test", summary="planted")

    answer = work("nl", **chosen)
    assert answer.context["page"].needs[0].row.nobody.startswith("100")
    assert "Grote Markt" not in answer.text


# --- the command line -----------------------------------------------------------------------------


def test_the_command_line_prints_one_object(brussels, capsys):
    call_command("coverage", "--json")
    found = json.loads(capsys.readouterr().out)

    assert found["services"] == 36
    assert {"date", "data_version", "week", "totals", "needs", "most_fragile"} <= found.keys()
    assert len(found["needs"]) == 12
    totals = found["totals"]
    assert totals["nobody"] + totals["one"] + totals["more"] == pytest.approx(1, abs=0.001)
    assert totals["cells"] == 19 * 12 * 16 * 12 * 168
    assert {"service": "samusocial", "need": "shelter", "language": "fr", "cells": 38304} in found[
        "most_fragile"
    ]


def test_the_command_line_speaks_plainly_too(brussels, capsys):
    with override("en"):
        call_command("coverage")

    said = capsys.readouterr().out
    assert "A safe place to sleep: nobody" in said
    assert "samusocial: 38304 (shelter, fr)" in said


def test_only_who_may_read_coverage_is_given_it():
    assert OPERATOR.may(Permission.READ_COVERAGE)
    assert not EVERYONE.may(Permission.READ_COVERAGE)
