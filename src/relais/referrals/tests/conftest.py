"""A pharmacy that hands over, two shelters that answer, and people beside it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps

from relais.foundation.access import OPERATOR, acting
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import (
    Appointment,
    BodyKind,
    BodyRecord,
    Newcomer,
    Role,
    Term,
    enrol_professional,
    found_body,
    give_mandate,
    professional,
    professional_on,
)
from relais.promises.interface import Urgency
from relais.referrals.commands.desks import set_desk
from relais.referrals.commands.sending import Asked, hand_over
from relais.referrals.rules.consent import Given, Grounds
from relais.referrals.rules.contact import SafeContact
from relais.referrals.rules.vocabulary import (
    Answerer,
    Channel,
    DayPart,
    GivenHow,
    Purpose,
    Scope,
)

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
UNTIL = NOW + timedelta(days=30)
CONTACT = SafeContact(
    channel=Channel.PHONE,
    when=DayPart.MORNING,
    language="fr",
    answerer=Answerer.ONLY_SELF,
    may_leave_message=False,
    say="the library",
)
ASKED = Asked(
    need="shelter",
    service="oak-house",
    urgency=Urgency.TODAY,
    contact=CONTACT,
    reach="0470 00 00 00",
    facts=("woman",),
    municipality="21012",
    name="A.",
)
CONSENT = Grounds(
    consent=Given(
        purpose=Purpose.HELP,
        scope=frozenset({Scope.NEED, Scope.CONTACT}),
        until=UNTIL,
        how=GivenHow.SPOKEN,
    )
)

BODIES = {
    "region": BodyKind.REGION,
    "corner": BodyKind.PHARMACY,
    "oak": BodyKind.ASSOCIATION,
    "elm": BodyKind.ASSOCIATION,
}
PEOPLE = {
    "pia": ("corner", Role.REFERRER),
    "sam": ("oak", Role.SHELTER_WORKER),
    "eli": ("elm", Role.SHELTER_WORKER),
    "tom": ("elm", Role.TRAINER),
    "cleo": ("region", Role.REGION_COORDINATOR),
    "rachel": ("region", Role.REGIONAL_DESK),
}


@pytest.fixture
def relay(db):
    """Everybody, and a desk for each shelter."""
    for code, kind in BODIES.items():
        name = Trilingual(nl=code.title(), fr=code.title())
        found_body(by=OPERATOR, now=NOW, body=BodyRecord(code=code, kind=kind, name=name))
    for code, (body, role) in PEOPLE.items():
        newcomer = Newcomer(code=code, name=code.title(), language="nl")
        enrol_professional(by=OPERATOR, now=NOW, newcomer=newcomer)
        term = Term(from_day=NOW.date() - timedelta(days=1))
        appointment = Appointment(professional=code, body=body, role=role, term=term)
        give_mandate(by=OPERATOR, now=NOW, appointment=appointment)
    for service, body in (("oak-house", "oak"), ("elm-house", "elm")):
        set_desk(by=OPERATOR, now=NOW, service=service, body=body)


def viewer(code, now=NOW):
    """One of them, with the mandates of that day."""
    return professional_on(professional(OPERATOR, code), now.date())


def does(code, command, *, now=NOW, **arguments):
    """Let one of them do something, as a page would."""
    by = viewer(code, now)
    with acting(by, moment=now):
        return command(by=by, now=now, **arguments)


def asks(code, query, *arguments, now=NOW, **named):
    """What a query answers to one of them."""
    by = viewer(code, now)
    with acting(by, moment=now):
        return query(by, *arguments, **named)


@pytest.fixture
def sent(relay):
    """The file of what Pia handed over to the oak."""
    return does("pia", hand_over, asked=ASKED, grounds=CONSENT)


def owed(about):
    """What is owed about a file: kind and body of each open promise."""
    rows = apps.get_model("promises", "Promise").unscoped.filter(about=str(about), state="open")
    return {(row.kind, row.owed_by_id) for row in rows}


def kept(file):
    """The events that the audit kept about a file, with who acted."""
    rows = apps.get_model("audit", "AuditRow").unscoped.filter(file=file).order_by("id")
    return [(row.event, row.actor) for row in rows]
