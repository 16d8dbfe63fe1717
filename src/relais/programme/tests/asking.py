"""What the tests of rounds start from: a few bodies, initiatives, and an edition that tells."""

from datetime import UTC, date, datetime, timedelta

from django.apps import apps

from relais.foundation.access import OPERATOR
from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import Wording
from relais.organisations import interface as organisations
from relais.organisations.interface import BodyKind, BodyRecord, Role
from relais.programme.commands.rounds import Asking, Mailbox, open_round
from relais.programme.models import (
    Chapter,
    Edition,
    Entry,
    Figure,
    Initiative,
    Involvement,
    RoundMember,
)
from relais.programme.rules.vocabulary import InvolvedAs, Level, Section

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DUE_ON = date(2026, 4, 30)
BODIES = {
    "region": BodyKind.REGION,
    "desk": BodyKind.ADMINISTRATION,
    "oak": BodyKind.ASSOCIATION,
    "elm": BodyKind.POLICE_ZONE,
    "fir": BodyKind.MUNICIPALITY,
}
PEOPLE = {
    "cleo": ("region", Role.REGION_COORDINATOR),
    "joris": ("desk", Role.OBSERVATORY_ANALYST),
    "sam": ("oak", Role.SHELTER_WORKER),
    "eva": ("elm", Role.EVA_OFFICER),
}


def mailbox(body, language="nl"):
    return Mailbox(body=body, mail=f"{body}@example.org", language=language)


def small_report():
    """Bodies with people, and an edition of 2025 that tells of three initiatives; one of 2026."""
    for code, kind in BODIES.items():
        name = Trilingual(nl=f"De {code}", fr=f"Le {code}")
        body = BodyRecord(code=code, kind=kind, name=name)
        organisations.found_body(by=OPERATOR, now=NOW, body=body)
    for code, (body, role) in PEOPLE.items():
        appoint(code, body, role)
    old, _new = (
        Edition.unscoped.create(
            ref=str(year),
            number=number,
            publisher="desk",
            period_start=f"{year}-01",
            period_end=f"{year}-12",
        )
        for number, year in enumerate((2025, 2026), start=1)
    )
    chapter = Chapter.unscoped.create(edition=old, ref="ch1", number=1, title_nl="Eerst")
    for order, (ref, owner) in enumerate((("I01", "oak"), ("I02", "oak"), ("I03", "elm")), start=1):
        initiative = Initiative.unscoped.create(
            ref=ref, title_nl=f"Werk {ref}", title_fr=f"Travail {ref}", level=Level.LOCAL
        )
        Involvement.unscoped.create(
            initiative=initiative, part=InvolvedAs.OWNER, order=1, body=owner
        )
        Entry.unscoped.create(
            chapter=chapter,
            initiative=initiative,
            section=Section.MEMBER,
            order=order,
            told_nl=f"Dit is {ref}.",
            told_fr=f"Ceci est {ref}.",
            told_en=f"This is {ref}.",
        )
        Figure.unscoped.create(
            initiative=initiative,
            key="persons",
            order=1,
            quantity=">=170",
            kind="declared",
            label_nl="Personen",
            label_fr="Personnes",
        )
    return old


def appoint(code, body, role):
    """Somebody with a mandate."""
    newcomer = organisations.Newcomer(code=code, name=code.title(), language="nl")
    organisations.enrol_professional(by=OPERATOR, now=NOW, newcomer=newcomer)
    term = organisations.Term(from_day=date(2022, 1, 1))
    appointment = organisations.Appointment(professional=code, body=body, role=role, term=term)
    organisations.give_mandate(by=OPERATOR, now=NOW, appointment=appointment)


def opened(*mailboxes, edition="2026", now=NOW, due_on=DUE_ON, by=OPERATOR):
    """A round in which these are asked."""
    words = Wording(nl="Graag uw nieuws.", fr="Vos nouvelles, merci.")
    asking = Asking(edition=edition, due_on=due_on, words=words, mailboxes=mailboxes)
    return open_round(by=by, now=now, asking=asking)


def member(body):
    return RoundMember.unscoped.select_related("round__edition").get(body=body)


def viewer(code, now=NOW):
    """One of them, with the mandates of that day."""
    person = organisations.professional(OPERATOR, code)
    return organisations.professional_on(person, now.date())


def owed(kind="programme.contribution"):
    """Who owes what of this kind: body and state of each promise."""
    rows = apps.get_model("promises", "Promise").unscoped.filter(kind=kind)
    return {(row.owed_by_id, row.state) for row in rows}


def audited(event):
    """Who did this, as the audit has them."""
    rows = apps.get_model("audit", "AuditRow").unscoped.filter(event=event)
    return [row.actor for row in rows.order_by("id")]


def later(**time):
    return NOW + timedelta(**time)
