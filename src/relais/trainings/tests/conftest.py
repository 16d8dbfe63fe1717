"""Those who act in these tests, and the trainings around them."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from relais.foundation.access import OPERATOR
from relais.foundation.wording import Wording
from relais.organisations import interface as organisations
from relais.trainings.commands.loading import load_trainings
from relais.trainings.permissions import Permission
from relais.trainings.rules.records import (
    CountRowRecord,
    CountTableRecord,
    CourseItemRecord,
    CourseRecord,
    ProgrammeItemRecord,
    ProgrammeRecord,
    SessionRecord,
)
from relais.trainings.rules.vocabulary import (
    CountMode,
    CourseKind,
    CoursePart,
    Dimension,
    ProgrammePart,
)

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    """Someone whose mandate carries these permissions."""

    code: str
    permissions: tuple[StrEnum, ...] = ()
    mandate: str = ""

    def may(self, permission: StrEnum) -> bool:
        return permission in self.permissions


KEEPER = Person("keeper", (Permission.READ, Permission.KEEP))
READER = Person("reader", (Permission.READ,))
OUTSIDER = Person("outsider")


def text(word):
    return Wording(nl=word, fr=f"{word} (fr)", en=f"{word} (en)")


PROGRAMME = ProgrammeRecord(
    ref="TP_X",
    title=text("Verzonnen plan"),
    owner="brusafe",
    items=(
        ProgrammeItemRecord(part=ProgrammePart.OBJECTIVE, text=text("leren")),
        ProgrammeItemRecord(part=ProgrammePart.MEMBER, body="brusafe"),
    ),
    lines="1-2",
)
# Four sectors that print only shares; 7.2 is rounded otherwise than 1 of 14.
SHARES = CountTableRecord(
    number=1,
    mode=CountMode.DECLARED,
    dimensions=(Dimension.SECTOR,),
    rows=tuple(
        CountRowRecord(sector=text(name), printed_share=share)
        for name, share in (("een", "50"), ("twee", "28.6"), ("drie", "14.3"), ("vier", "7.2"))
    ),
    source=text("verslag"),
    printed_total="14",
    lines="3",
)
COURSE = CourseRecord(
    ref="X01",
    title=text("Verzonnen opleiding"),
    kind=CourseKind.WORKSHOP_SERIES,
    programme="TP_X",
    provider="brusafe",
    mandatory=True,
    starts="2021-12",
    ends="2022-06",
    sessions="9",
    persons="91",
    printed_average="10",
    lines="4-5",
    items=(
        CourseItemRecord(part=CoursePart.TOPIC, text=text("kijken")),
        CourseItemRecord(part=CoursePart.PARTNER, body="safe-brussels"),
    ),
    tables=(SHARES,),
)
MEASURED = CountTableRecord(
    number=2,
    mode=CountMode.MEASURED,
    session=1,
    dimensions=(Dimension.LANGUAGE,),
    rows=(
        CountRowRecord(language="nl", heads=4),
        CountRowRecord(language="fr", heads=6),
    ),
)
HELD = SessionRecord(number=1, held_on="2022-03-01", language="both", place="Zaal A", hours="4")


def load(*courses, programmes=(PROGRAMME,), by=KEEPER, **options):
    return load_trainings(
        by=by, now=NOW, programmes=programmes, courses=courses or (COURSE,), **options
    )


@pytest.fixture
def loaded(db):
    return load(COURSE, replace(COURSE, ref="X02", programme="", kind=CourseKind.WEBINAR))


@pytest.fixture
def places(db):
    organisations.load_places(by=OPERATOR, now=NOW)


@pytest.fixture
def sign_in(places, client):
    """Makes the test's client a professional of the region in this role."""

    def sign_in(role):
        person = organisations.Newcomer(code=f"some-{role}", name="Some One", language="nl")
        professional = organisations.enrol_professional(by=OPERATOR, now=NOW, newcomer=person)
        appointment = organisations.Appointment(
            professional=person.code,
            body="region",
            role=role,
            term=organisations.Term(from_day=date(2022, 1, 1)),
        )
        organisations.give_mandate(by=OPERATOR, now=NOW, appointment=appointment)
        client.force_login(professional)
        return client

    return sign_in
