"""A directory with everything that a record can hold, and the program that answers for it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from relais.directory.commands.confirming import confirm_service, report_capacity
from relais.directory.commands.imports import import_services
from relais.directory.rules.vocabulary import Aspect, Capacity, Means
from relais.foundation.access import OPERATOR

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ALWAYS = {"first_day": "2020-01-01", "last_day": "2099-12-31", "reason": "verhuis"}
PLAIN = {
    "id": "plain",
    "kind": "helpline",
    "name": {"nl": "Eenvoudig", "fr": "Simple"},
    "needs": ["listening_advice"],
    "areas": ["region"],
    "access": "direct",
    "steward": "region",
    "source": "made up for a test",
}
EVERYTHING = PLAIN | {
    "id": "everything",
    "hours": "Mo-Fr 09:00-12:30,13:00-17:00; PH off",
    "relay_to": "plain",
    "profiles": ["woman", "with_children"],
    "refused_profiles": ["man"],
    "min_age": 0,
    "max_age": 99,
    "min_children": 3,
    "languages": ["nl", "fr", "ar"],
    "phone": ["1712", "0800 30 030"],
    "mail": ["een@example.org", "twee@example.org"],
    "walk_in": True,
    "chat": True,
    "cost": "free",
    "anonymous": True,
    "not_emergency": True,
    "address": "Voorbeeldstraat 1, 1000 Brussel",
    "nis": "21004",
    "areas": ["21004", "21009", "region", "belgium"],
    "closures": [{"first_day": "2026-12-24", "last_day": "2027-01-03"}],
}
RECORDS = [
    PLAIN,
    EVERYTHING,
    PLAIN | {"id": "closed", "closures": [ALWAYS], "hours": "24/7", "cost": "paid"},
    PLAIN | {"id": "night", "hours": "Fr-Sa 21:00-26:00", "nis": "21012"},
    PLAIN | {"id": "by-appointment", "hours": 'Mo-Fr 09:00-17:00 "op afspraak"'},
    PLAIN | {"id": "first-monday", "hours": "Mo[1] 10:00-12:00", "address": "Straat zonder nummer"},
    PLAIN | {"id": "holidays", "hours": "PH 10:00-16:00"},
    PLAIN
    | {
        "id": "secret",
        "kind": "shelter",
        "address_confidential": True,
        "hours": "24/7",
        "phone": "02 539 27 44",
        "steward": "21012",
    },
]


@pytest.fixture
def directory(db: None) -> None:
    """The shipped services and made-up ones, some confirmed, some with room reported."""
    call_command("organisations", "load", verbosity=0)
    call_command("directory", "load", verbosity=0)
    assert import_services(by=OPERATOR, now=NOW, records=RECORDS, dry_run=False).applied
    called = {"by": OPERATOR, "now": NOW, "means": Means.CALLED}
    for code in ("everything", "secret"):
        confirm_service(code=code, aspects=[*Aspect], **called)
    report_capacity(code="secret", state=Capacity.WAITLIST, **called)


@pytest.fixture
def application() -> Iterator[Callable[..., Any]]:
    """The program as a server runs it, except that it leaves the test's own connection open."""
    program, signals = get_wsgi_application(), (request_started, request_finished)

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        for signal in signals:
            signal.disconnect(close_old_connections)
        return program(environ, start_response)

    yield answer
    for signal in signals:
        signal.connect(close_old_connections)
