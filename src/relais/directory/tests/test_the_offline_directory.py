"""One build holds everything that a page needs to answer without a connection."""

import json
from datetime import UTC, datetime

import pytest
from django.http import Http404

from relais.directory.interface import (
    Question,
    ReasonCode,
    match,
    offline_directory,
    service,
    service_state,
)
from relais.directory.rules.compiled import Index
from relais.directory.rules.matching import match as find
from relais.directory.rules.moments import local_moment
from relais.foundation.access import EVERYONE

NOW = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)


@pytest.fixture
def built(brussels):
    return json.loads(json.dumps(offline_directory(EVERYONE, now=NOW)))


def test_the_services_stand_in_the_order_of_the_index(built):
    assert [each["code"] for each in built["services"]] == built["index"]["codes"]
    assert len(built["services"]) == 36


def test_it_gives_the_answers_of_the_server(built):
    question = Question("listening_advice", municipality="21012", language="nl")

    offline = find(Index(built["index"]), question, at=local_moment(NOW), limit=10)

    assert offline == match(EVERYONE, question=question, at=NOW).answer


def test_it_says_how_old_it_is_and_until_when_it_holds(built):
    assert (built["made_on"], built["expires_on"]) == ("2026-11-24", "2026-12-07")
    assert built["data_version"] == built["index"]["version"]


@pytest.mark.parametrize(
    ("language", "until", "weekday", "time"),
    [
        ("nl", "open tot %(time)s", "maandag", "%(hour)s.%(minute)s u"),
        ("fr", "ouvert jusqu'à %(time)s", "lundi", "%(hour)sh%(minute)s"),
        ("en", "open until %(time)s", "Monday", "%(hour)s:%(minute)s"),
    ],
)
def test_it_has_every_sentence_in_three_languages(built, language, until, weekday, time):
    words = built["words"][language]

    assert words["reasons"]["open_until"] == until
    assert set(words["reasons"]) == {*ReasonCode}
    assert words["weekdays"][0] == weekday
    assert words["time"] == time
    assert all("%(count)s" in text for pair in words["left_out"].values() for text in pair)
    assert set(words["languages"]) == {"nl", "fr", "en", "de"}


def test_it_is_small(built):
    assert len(json.dumps(built, ensure_ascii=False)) < 60_000


def test_what_does_not_exist_is_not_found(brussels):
    with pytest.raises(Http404):
        service(EVERYONE, "nothing")
    with pytest.raises(Http404):
        service_state(EVERYONE, "nothing", NOW)
