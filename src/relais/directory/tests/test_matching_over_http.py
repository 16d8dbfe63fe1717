"""`GET /api/match`: codes in, services and reasons out, a sentence for what is not read."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from relais.directory.commands.confirming import report_capacity
from relais.directory.interface import MomentRefused, Question, match, service_state, services
from relais.directory.queries import answers
from relais.directory.rules.vocabulary import Capacity, Means, Need, OpenState, Trust
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, SECRET_HOUSE
from relais.foundation.access import EVERYONE, OPERATOR

TUESDAY_EVENING = "2026-11-24T17:30:00+01:00"
PARTICULARS = {
    "code",
    "name",
    "numbers",
    "state",
    "hours",
    "languages",
    "access",
    "trust",
    "confirmed_on",
    "reasons",
}


@pytest.fixture
def ask(client):
    """Ask the API; `headers` and the status that is expected may be given."""

    def asking(*, status=200, headers=None, **parameters):
        answer = client.get(
            "/api/match", parameters, headers=headers, HTTP_HOST="counter.localhost"
        )
        assert answer.status_code == status
        assert answer.headers["Cache-Control"] == "no-store"
        return answer.json()

    return asking


def test_danger_goes_straight_to_112_and_101(brussels, ask):
    found = ask(need="danger_now", municipality="21010", language="ar", profile="child")

    assert [(each["code"], each["numbers"]) for each in found["services"]] == [
        ("emergency-112", ["112"]),
        ("police-101", ["101"]),
    ]


def test_every_service_says_that_it_is_not_confirmed(brussels, ask):
    shown = {}
    for need in Need:
        for each in ask(need=need, limit=50, lang="en")["services"]:
            shown[each["code"]] = each
            assert each.keys() >= PARTICULARS
            assert each["trust"] == "unconfirmed"
            assert each["confirmed_on"] is None
            assert "not yet confirmed" in [reason["text"] for reason in each["reasons"]]
    assert len(shown) == 36


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("nl", {"spreekt Nederlands", "open tot 18.00 u", "nog niet bevestigd"}),
        ("fr", {"parle néerlandais", "ouvert jusqu'à 18h00", "pas encore confirmé"}),
        ("en", {"speaks Dutch", "open until 18:00", "not yet confirmed"}),
    ],
)
def test_the_reasons_are_said_in_the_language_of_the_asker(brussels, ask, lang, texts):
    found = ask(need="listening_advice", language="nl", at=TUESDAY_EVENING, lang=lang)

    line = next(each for each in found["services"] if each["code"] == "line-1712")
    assert texts <= {reason["text"] for reason in line["reasons"]}


def test_the_language_of_the_request_is_spoken_when_none_is_named(brussels, ask):
    found = ask(need="danger_now", headers={"Accept-Language": "fr"})

    assert found["services"][0]["trust_text"] == "Pas encore confirmé"


def test_a_line_after_hours_says_who_answers(brussels, ask):
    found = ask(need="listening_advice", language="fr", at="2026-11-24T21:00:00+01:00", limit=50)

    states = {each["code"]: each["state"] for each in found["services"]}
    assert states["ecoute-violences-conjugales"] == "relayed"
    assert (
        service_state(
            EVERYONE, "ecoute-violences-conjugales", datetime(2026, 11, 24, 20, tzinfo=UTC)
        )
        is OpenState.RELAYED
    )


def test_what_is_left_out_is_counted_and_said(brussels, ask):
    found = ask(need="listening_advice", municipality="21012", language="nl", limit=1, lang="en")

    assert all(each["count"] and each["text"] for each in found["left_out"])
    assert found["left_out"]


def test_the_answer_says_from_what_it_was_drawn(brussels, ask):
    found = ask(need="shelter", at=TUESDAY_EVENING)

    assert found["at"] == TUESDAY_EVENING
    assert found["seed"] == "2026-11-24"
    assert found["data_version"].endswith("-2026-11-24")


@pytest.mark.parametrize(
    "at",
    [
        "2026-11-24T17:30:00+01:00",
        "2026-11-24T17:30:00 01:00",
        "2026-11-24T16:30:00Z",
        "2026-11-24 17:30 0100",
    ],
)
def test_a_moment_may_be_written_in_several_ways(brussels, ask, at):
    found = ask(need="listening_advice", language="nl", at=at, lang="en")

    texts = [reason["text"] for each in found["services"] for reason in each["reasons"]]
    assert "open until 18:00" in texts


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("need", ""),
        ("need", "magic"),
        ("municipality", "21020"),
        ("municipality", "1000"),
        ("language", "xx"),
        ("language", "nederlands"),
        ("profile", "magic"),
        ("at", "2026-11-24T17:30:00"),
        ("at", "2026-11-24"),
        ("at", "tomorrow"),
        ("at", "1999-12-31T12:00:00+01:00"),
        ("at", "0001-01-01T00:00:00+14:00"),
        ("at", "9999-12-31T23:59:59-12:00"),
        ("limit", "0"),
        ("limit", "51"),
        ("limit", "ten"),
        ("lang", "xx"),
    ],
)
@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_what_can_not_be_read_is_named_in_a_sentence(db, ask, parameter, value, lang):
    answer = ask(status=400, **{"need": "shelter", "lang": lang, parameter: value})

    assert answer["error"].startswith(parameter)


def test_an_empty_parameter_counts_as_not_given(brussels, ask):
    found = ask(need="shelter", municipality="", language="", profile="", at="", limit="")

    assert found["services"]


def test_an_empty_directory_answers_nothing(db, ask):
    assert ask(need="shelter")["services"] == []


def test_a_match_costs_at_most_two_queries(brussels, ask, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        ask(need="shelter", municipality="21016", language="fr", profile="woman")
    with django_assert_max_num_queries(1):
        ask(need="shelter", municipality="21012", language="nl", profile="woman")


def test_nothing_about_a_question_is_logged(brussels, ask, caplog):
    with caplog.at_level(logging.DEBUG):
        ask(need="sexual_violence", municipality="21012", at=TUESDAY_EVENING)
        ask(need="magic-word", status=400)

    assert not any(
        secret in record.getMessage()
        for record in caplog.records
        for secret in ("sexual_violence", "21012", "magic-word")
    )


def test_a_change_is_seen_by_the_next_question(take_over, ask):
    take_over(HELPLINE)
    ask(need="listening_advice")

    take_over(HELPLINE | {"phone": "107"})

    assert ask(need="listening_advice")["services"][0]["numbers"] == ["107"]


def test_a_confirmation_wears_off(take_over, confirm):
    take_over(HELPLINE)
    confirm("a-line")

    def trust(at):
        found = match(EVERYONE, question=Question("listening_advice"), at=at)
        return found.services["a-line"].trust

    assert trust(LOADED_AT) is Trust.CONFIRMED
    assert trust(datetime(2027, 3, 1, tzinfo=UTC)) is Trust.STALE
    assert services(EVERYONE)["a-line"].trust is Trust.STALE
    assert services(EVERYONE, on=LOADED_AT.date())["a-line"].trust is Trust.CONFIRMED


def test_room_is_known_for_a_day(take_over):
    take_over(SECRET_HOUSE)
    report_capacity(
        by=OPERATOR, now=LOADED_AT, code="a-house", state=Capacity.YES, means=Means.CALLED
    )

    def room(day):
        return services(EVERYONE, on=day)["a-house"].capacity

    assert room(LOADED_AT.date()) is Capacity.YES
    assert room(LOADED_AT.date() + timedelta(days=1)) is Capacity.UNKNOWN


def test_only_confirmed_ones_can_be_asked_for(take_over, confirm, ask):
    take_over(HELPLINE, HELPLINE | {"id": "another"})
    confirm("a-line")

    answer = ask(need="listening_advice", confirmed="only", at="2026-11-25T10:00:00+01:00")

    assert [each["code"] for each in answer["services"]] == ["a-line"]
    assert answer["left_out"][0]["code"] == "unconfirmed"
    confirmed = answer["services"][0]["confirmations"]["phone"]
    assert (confirmed["trust"], confirmed["role"], confirmed["means"]) == (
        "confirmed",
        "operator",
        "called",
    )


def test_only_the_years_that_holidays_are_known_for_are_answered(db):
    with pytest.raises(MomentRefused):
        match(EVERYONE, question=Question("shelter"), at=datetime(1999, 1, 1, tzinfo=UTC))


def test_all_states_are_those_of_the_one_function(brussels):
    at = datetime(2026, 11, 24, 11, tzinfo=UTC)

    together = answers.states(EVERYONE, at)

    assert len(together) == 36
    assert together == {code: service_state(EVERYONE, code, at) for code in together}
