"""A kind of promise of the tests' own, a few bodies, and people who act for them."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import pytest

from relais.foundation.access import OPERATOR
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
    grant,
    professional_on,
)
from relais.promises.interface import (
    Button,
    Clock,
    Kind,
    Promised,
    Step,
    Target,
    Urgency,
    make_promise,
)
from relais.promises.queries import kinds

# A Tuesday, ten o'clock in Brussels.
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HOUSE, DESK, REGION = "example-house", "example-desk", "region"


class Keeping(StrEnum):
    """Who keeps the promises of the tests."""

    ANSWER = "tests.answer"


grant(Role.SHELTER_WORKER, Keeping.ANSWER)
grant(Role.EVA_OFFICER, Keeping.ANSWER)
grant(Role.REGION_COORDINATOR, Keeping.ANSWER)

STEPS = (
    Step(after=timedelta(), target=Target.OWED_BY),
    Step(after=timedelta(hours=1), target=Target.OWED_TO),
    Step(after=timedelta(hours=2), target=Target.REGION),
)


def kind_of(code="tests.answer", **facts):
    said = {
        "code": code,
        "noun": Trilingual(nl="vraag", fr="demande", en="request"),
        "verb": Trilingual(nl="Antwoorden", fr="Répondre", en="Answer"),
        "permission": Keeping.ANSWER,
        "clocks": {
            Urgency.NOW: Clock(amount=15),
            Urgency.TODAY: Clock(amount=240),
            Urgency.WEEK: Clock(amount=3 * 24 * 60),
        },
        "address": lambda about: f"/things/{about}/",
        "steps": STEPS,
        "button": Button(label=Trilingual(nl="Beantwoord", fr="Répondu", en="Answered")),
    }
    return Kind(**{**said, **facts})


ANSWER = kind_of()


@pytest.fixture(autouse=True)
def _no_kind_from_above(monkeypatch):
    """What contexts above bring is theirs to test."""
    monkeypatch.setattr(kinds, "_kinds", {})


@pytest.fixture
def register(monkeypatch):
    """Registers a kind for one test."""

    def register(kind):
        monkeypatch.setitem(kinds._kinds, kind.code, kind)
        return kind

    return register


@pytest.fixture
def kind(register):
    return register(ANSWER)


@pytest.fixture
def bodies(db):
    for code, sort in (
        (HOUSE, BodyKind.ASSOCIATION),
        (DESK, BodyKind.SCHOOL),
        (REGION, BodyKind.REGION),
    ):
        body = BodyRecord(code=code, kind=sort, name=Trilingual(nl=f"De {code}", fr=f"Le {code}"))
        found_body(by=OPERATOR, now=NOW, body=body)


@pytest.fixture
def person(bodies):
    """Enrols someone who keeps promises at a body."""

    def person(code, body, *, role=Role.SHELTER_WORKER, language="nl", mail=""):
        someone = Newcomer(code=code, name=f"{code} Verzonnen", language=language, mail=mail)
        enrol_professional(by=OPERATOR, now=NOW, newcomer=someone)
        term = Term(from_day=date(2026, 1, 1))
        appointment = Appointment(professional=code, body=body, role=role, term=term)
        given = give_mandate(by=OPERATOR, now=NOW, appointment=appointment)
        return professional_on(given.professional, NOW.date())

    return person


@pytest.fixture
def gwen(person):
    return person("gwen", HOUSE)


def promised(about="thing-1", **facts):
    said = {"kind": ANSWER.code, "about": about, "code": "K7-42", "owed_by": HOUSE, "owed_to": DESK}
    return Promised(**{**said, **facts})


@pytest.fixture
def make(kind, bodies):
    """Makes a promise of the test's kind."""

    def make(about="thing-1", *, now=NOW, **facts):
        return make_promise(by=OPERATOR, now=now, promised=promised(about, **facts))

    return make
