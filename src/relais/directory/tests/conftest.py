"""What the tests of the directory start from: the places, and the services that are shipped."""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.core.management import call_command

from relais.directory.commands.confirming import confirm_service
from relais.directory.commands.imports import import_services
from relais.directory.queries.imports import shipped_records
from relais.directory.rules.vocabulary import Aspect, Means
from relais.foundation.access import OPERATOR
from relais.organisations import interface as organisations

LOADED_AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
HELPLINE = {
    "id": "a-line",
    "kind": "helpline",
    "name": {"nl": "Een lijn", "fr": "Une ligne"},
    "needs": ["listening_advice"],
    "areas": ["region"],
    "access": "direct",
    "steward": "region",
    "source": "made up for a test",
    "phone": "1712",
    "hours": "Mo-Fr 09:00-18:00",
    "languages": ["nl"],
}
SECRET_HOUSE = {
    "id": "a-house",
    "kind": "shelter",
    "name": {"nl": "Een huis", "fr": "Une maison"},
    "needs": ["shelter"],
    "areas": ["region"],
    "access": "referral_only",
    "steward": "region",
    "source": "made up for a test",
    "address_confidential": True,
}


def audit_rows():
    """What the audit holds."""
    return apps.get_model("audit", "AuditRow").unscoped


@pytest.fixture
def places(db):
    """Municipalities, zones and bodies."""
    call_command("organisations", "load", verbosity=0, stdout=_Nowhere())


@pytest.fixture
def take_over(places):
    """Import these raw records, and get the report."""

    def take(*records, dry_run=False, at=LOADED_AT):
        return import_services(by=OPERATOR, now=at, records=records, dry_run=dry_run)

    return take


@pytest.fixture
def steward(places):
    """A professional who keeps the records of a body, as her mandates of that day make her."""

    def appoint(body="21016", role=organisations.Role.MUNICIPALITY_STEWARD):
        newcomer = organisations.Newcomer(code=f"{role}-{body}", name="Some One", language="nl")
        organisations.enrol_professional(by=OPERATOR, now=LOADED_AT, newcomer=newcomer)
        appointment = organisations.Appointment(
            professional=newcomer.code,
            body=body,
            role=role,
            term=organisations.Term(from_day=date(2022, 1, 1)),
        )
        organisations.give_mandate(by=OPERATOR, now=LOADED_AT, appointment=appointment)
        person = organisations.professional(OPERATOR, newcomer.code)
        return organisations.professional_on(person, LOADED_AT.date())

    return appoint


@pytest.fixture
def confirm():
    """Confirm every aspect of a record, as its steward does on the telephone."""

    def confirm_all(code, *, at=LOADED_AT, aspects=tuple(Aspect), means=Means.CALLED):
        return confirm_service(by=OPERATOR, now=at, code=code, aspects=aspects, means=means)

    return confirm_all


@pytest.fixture
def brussels(take_over):
    """The 36 shipped services."""
    return take_over(*shipped_records())


OPEN = {"host": "open.localhost"}


@pytest.fixture
def feed(client):
    """Ask the feeds of HSDS, with parameters in the address."""

    def get(path, *, status=200, **parameters):
        answer = client.get(f"/hsds/{path}", parameters, headers=OPEN)
        assert answer.status_code == status, answer.content
        return answer.json()

    return get


@pytest.fixture
def feed_by_post(client):
    """Ask the feeds of HSDS, with a body."""

    def post(path, body, content_type="application/json", *, status=200, query=""):
        answer = client.post(f"/hsds/{path}{query}", body, content_type, headers=OPEN)
        assert answer.status_code == status, answer.content
        return answer.json()

    return post


class _Nowhere:
    def write(self, _text):
        """Say nothing."""
