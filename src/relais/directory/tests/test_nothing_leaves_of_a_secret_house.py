"""A canary address in every field of a confidential service is refused, or never leaves."""

import json
from dataclasses import asdict
from datetime import timedelta

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from relais.directory.commands.links import make_link
from relais.directory.interface import match, offline_directory, services
from relais.directory.models import (
    FREE_TEXT,
    Channel,
    Closure,
    Confirmation,
    Contact,
    Proposal,
    Revision,
    Service,
    Version,
)
from relais.directory.queries import keeping
from relais.directory.rules.matching import Question
from relais.directory.rules.record import FaultCode
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, SECRET_HOUSE
from relais.directory.words.faults import row_lines
from relais.foundation import clock
from relais.foundation.access import EVERYONE, OPERATOR

CANARY = "Kanariestraat 71, 1080"
# A place told without any word for a place: no rule can know it.
QUIET_CANARY = "CANARY behind the blue door"
FIELDS = {
    "id": "kanariestraat-71",
    "name": {"nl": CANARY, "fr": "Une maison"},
    "kind": CANARY,
    "source": CANARY,
    "conflict": CANARY,
    "note": CANARY,
    "since": CANARY,
    "address": CANARY,
    "nis": "21012",
    "hours": f'Mo-Fr 09:00-17:00 "{CANARY}"',
    "chat_hours_note": CANARY,
    "phone": CANARY,
    "mail": "kanariestraat71@example.org",
    "walk_in": True,
    "cost": CANARY,
    "steward": CANARY,
    "areas": [CANARY],
    "languages": [CANARY],
    "profiles": [CANARY],
    "relay_to": "kanariestraat-71",
    "capacity": {CANARY: 3},
    "closures": [{"first_day": "2026-12-01", "last_day": "2026-12-01", "reason": CANARY}],
    CANARY: "x",
    "colour": CANARY,
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_canary_in_any_field_is_refused_and_not_repeated(take_over, field):
    report = take_over(SECRET_HOUSE | {field: FIELDS[field]})

    said = "\n".join(line for row in report.rows for line in row_lines(row)) + repr(report)
    assert report.has_faults
    assert "kanarie" not in said.lower()
    assert not Service.unscoped.exists()


def test_the_fault_says_what_it_looks_like(take_over):
    [row] = take_over(SECRET_HOUSE | {"source": CANARY}).rows

    assert [fault.code for fault in row.faults] == [FaultCode.SECRET_PLACE]


@pytest.fixture
def house(take_over):
    take_over(SECRET_HOUSE | {"phone": "02 539 27 44"}, HELPLINE)
    return Service.unscoped.get(code="a-house")


@pytest.mark.parametrize("field", [*FREE_TEXT, "address", "note"])
def test_the_database_refuses_a_street_from_whoever_writes_by_hand(house, field):
    with (
        pytest.raises((IntegrityError, DataError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"UPDATE directory_service SET {field} = %s WHERE code = 'a-house'",  # noqa: S608  # our own names
            ["Kanariestraat"],
        )


@pytest.mark.parametrize("value", [{"address": "x"}, {"nis": "21012"}, {"note": "x"}])
def test_the_database_keeps_no_address_of_a_secret_house(house, value):
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.unscoped.filter(pk=house.pk).update(**value)


def plant(house):
    """Put a canary that no rule can know wherever the database takes it."""
    Service.unscoped.filter(pk=house.pk).update(
        source=QUIET_CANARY,
        conflict=QUIET_CANARY,
        hours_note=QUIET_CANARY,
        hours=f'Mo-Fr 09:00-17:00 "{QUIET_CANARY}"',
        since="CANARY",
    )
    Confirmation.unscoped.create(
        service=house,
        aspect="phone",
        at=LOADED_AT,
        by=QUIET_CANARY,
        role=QUIET_CANARY,
        means="called",
    )
    Version.unscoped.create(
        service=house,
        at=LOADED_AT,
        by=QUIET_CANARY,
        role=QUIET_CANARY,
        act="imported",
        source=QUIET_CANARY,
        content={"note": QUIET_CANARY},
    )
    Contact.unscoped.create(service=house, mail="canary@example.org")
    Proposal.unscoped.create(
        service=house, content={"note": QUIET_CANARY}, made_at=LOADED_AT, role=QUIET_CANARY
    )
    for position, kind in enumerate(("walk_in", "mail", "chat", "phone"), start=10):
        Channel.unscoped.create(service=house, kind=kind, value=QUIET_CANARY, position=position)
    Closure.unscoped.create(
        service=house, first_day=LOADED_AT, last_day=LOADED_AT, reason=QUIET_CANARY
    )
    Revision.unscoped.create(at=LOADED_AT + timedelta(hours=1), by="test", summary="planted")


def link_paths():
    """What whoever is asked by mail about the house sees: its record, and the form to change it."""
    kept = keeping.kept(OPERATOR, "a-house", today=LOADED_AT.date())
    for for_service in (True, False):
        with transaction.atomic():
            link = make_link(by=OPERATOR, now=clock.now(), kept=kept, for_service=for_service)
        for language in ("nl", "fr"):
            yield f"/{language}/confirm/{link.token}/"
            yield f"/{language}/confirm/{link.token}/change/"


def outputs(client):
    yield repr({code: asdict(each) for code, each in services(EVERYONE).items()})
    yield json.dumps(offline_directory(EVERYONE, now=LOADED_AT))
    yield repr(match(EVERYONE, question=Question("shelter"), at=LOADED_AT))
    for language in ("nl", "fr", "en"):
        for path in ("", "a-house/"):
            answer = client.get(f"/{language}/directory/{path}", HTTP_HOST="open.localhost")
            assert answer.status_code == 200
            yield answer.text
    for path in link_paths():
        answer = client.get(path, HTTP_HOST="open.localhost")
        assert answer.status_code == 200
        yield answer.text
    for need in ("shelter", "listening_advice"):
        answer = client.get(f"/api/match?need={need}&limit=50", HTTP_HOST="counter.localhost")
        assert answer.status_code == 200
        yield answer.text


def test_what_was_planted_past_all_rules_never_leaves(house, client):
    plant(house)

    for output in outputs(client):
        assert "CANARY" not in output
        assert "blue door" not in output


def test_a_canary_would_show_in_every_output_of_an_open_house(house, client):
    Service.unscoped.update(confidential=False, name_nl="CANARY", name_fr="CANARY")
    Revision.unscoped.create(at=LOADED_AT + timedelta(hours=1), by="test", summary="planted")

    assert all("CANARY" in output for output in outputs(client))


def test_a_secret_house_whose_name_tells_a_place_is_not_shown_at_all(house):
    Service.unscoped.filter(pk=house.pk).update(name_nl="Huis Grote Markt 71")
    Revision.unscoped.create(at=LOADED_AT + timedelta(hours=1), by="test", summary="planted")

    assert set(services(EVERYONE)) == {"a-line"}


def test_a_secret_house_shows_its_number_and_no_more(house):
    shown = services(EVERYONE)["a-house"]

    assert shown.numbers == ("02 539 27 44",)
    assert (shown.address, shown.nis, shown.steward, shown.source) == ("", None, "", "")
