"""The cast: invented people who look invented, the same in tests, sign-in page and manuals.

They exist in development only. Whoever stands at a counter has no account, here or in real life:
the pharmacist and the doctor belong to the cast, but nobody can sign in as them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from relais.foundation.access import Viewer
from relais.foundation.environment import is_development
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import (
    Appointment,
    BodyKind,
    BodyRecord,
    CastMember,
    Newcomer,
    Role,
    Term,
    enrol_professional,
    found_body,
    give_mandate,
)

FIRST_DAY: Final = date(2022, 1, 1)


class CastInProduction(Exception):
    """Invented people, as whom anyone can sign in, must never stand beside real ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """The role and the body of a mandate."""

    role: Role
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One of the cast; `place` says in words where she works. Without a post she has no mandate."""

    code: str
    name: str
    language: str
    profession: Trilingual
    place: Trilingual
    post: Post | None = None
    has_account: bool = True


REGION = Trilingual(
    nl="Brussels Hoofdstedelijk Gewest",
    fr="Région de Bruxelles-Capitale",
    en="Brussels-Capital Region",
)
SHELTER = Trilingual(
    nl="Opvanghuis De Verzonnen Boom vzw",
    fr="Maison L’Arbre Inventé asbl",
    en="The Invented Tree shelter",
)
SHELTER_BODY = BodyRecord(code="example-shelter", kind=BodyKind.ASSOCIATION, name=SHELTER)
OTHER_SHELTER = Trilingual(
    nl="Opvanghuis De Getekende Deur vzw",
    fr="Maison La Porte Dessinée asbl",
    en="The Drawn Door shelter",
)
PHARMACY = Trilingual(
    nl="Apotheek De Verzonnen Brug",
    fr="Pharmacie du Pont Inventé",
    en="The Invented Bridge pharmacy",
)
SCHOOL = Trilingual(
    nl="School De Papieren Boot", fr="École du Bateau en papier", en="Paper Boat school"
)
SUPPORT = Trilingual(
    nl="Slachtofferhulp De Fictieve Hand vzw",
    fr="Aide aux victimes La Main Fictive asbl",
    en="The Fictive Hand victim support",
)
BODIES = (
    SHELTER_BODY,
    BodyRecord(code="example-shelter-2", kind=BodyKind.ASSOCIATION, name=OTHER_SHELTER),
    BodyRecord(code="example-pharmacy", kind=BodyKind.PHARMACY, name=PHARMACY),
    BodyRecord(code="example-school", kind=BodyKind.SCHOOL, name=SCHOOL),
    BodyRecord(code="example-support", kind=BodyKind.ASSOCIATION, name=SUPPORT),
)
STEWARD = Trilingual(
    nl="Preventiedienst: houdt de gids van de gemeente bij",
    fr="Service de prévention : tient à jour le répertoire de la commune",
    en="Prevention service: keeps the directory of the municipality",
)
EVA_OFFICER = Trilingual(
    nl="Politie, cel EVA",
    fr="Police, cellule EVA",
    en="Police, EVA cell",
)

CAST: Final = (
    Person(
        code="claire-exemplaire",
        name="Claire Exemplaire",
        language="fr",
        profession=Trilingual(
            nl="Coördinatrice voor het gewest",
            fr="Coordinatrice pour la Région",
            en="Coordinator for the region",
        ),
        place=REGION,
        post=Post(role=Role.REGION_COORDINATOR, body="region"),
    ),
    Person(
        code="bart-voorbeeld",
        name="Bart Voorbeeld",
        language="nl",
        profession=STEWARD,
        place=Trilingual(nl="Ukkel", fr="Uccle"),
        post=Post(role=Role.MUNICIPALITY_STEWARD, body="21016"),
    ),
    Person(
        code="farida-fictive",
        name="Farida Fictive",
        language="fr",
        profession=STEWARD,
        place=Trilingual(nl="Sint-Pieters-Woluwe", fr="Woluwe-Saint-Pierre"),
        post=Post(role=Role.MUNICIPALITY_STEWARD, body="21019"),
    ),
    Person(
        code="dirk-denkbeeldig",
        name="Dirk Denkbeeldig",
        language="nl",
        profession=EVA_OFFICER,
        place=Trilingual(
            nl="Politiezone Brussel-Hoofdstad-Elsene",
            fr="Zone de police Bruxelles-Capitale-Ixelles",
            en="Police zone Bruxelles-Capitale-Ixelles",
        ),
        post=Post(role=Role.EVA_OFFICER, body="zone-5339"),
    ),
    Person(
        code="elise-imaginaire",
        name="Élise Imaginaire",
        language="fr",
        profession=EVA_OFFICER,
        place=Trilingual(nl="Politiezone Zuid", fr="Zone de police Midi", en="Police zone Midi"),
        post=Post(role=Role.EVA_OFFICER, body="zone-5341"),
    ),
    Person(
        code="gwen-nergens",
        name="Gwen Nergens",
        language="nl",
        profession=Trilingual(
            nl="Begeleidster in een opvanghuis",
            fr="Accompagnatrice en maison d’accueil",
            en="Support worker in a shelter",
        ),
        place=SHELTER,
        post=Post(role=Role.SHELTER_WORKER, body=SHELTER_BODY.code),
    ),
    Person(
        code="ward-papier",
        name="Ward Papier-Maché",
        language="nl",
        profession=Trilingual(
            nl="Beheert de mandaten van een opvanghuis",
            fr="Gère les mandats d’une maison d’accueil",
            en="Manages the mandates of a shelter",
        ),
        place=SHELTER,
        post=Post(role=Role.BODY_ADMINISTRATOR, body=SHELTER_BODY.code),
    ),
    Person(
        code="simon-simulacre",
        name="Simon Simulacre",
        language="fr",
        profession=Trilingual(
            nl="Begeleider in een opvanghuis",
            fr="Accompagnateur en maison d’accueil",
            en="Support worker in a shelter",
        ),
        place=OTHER_SHELTER,
        post=Post(role=Role.SHELTER_WORKER, body="example-shelter-2"),
    ),
    Person(
        code="vic-verzinsel",
        name="Vic Verzinsel",
        language="nl",
        profession=Trilingual(
            nl="Medewerker slachtofferhulp",
            fr="Collaborateur en aide aux victimes",
            en="Victim support worker",
        ),
        place=SUPPORT,
        post=Post(role=Role.VICTIM_SUPPORT_WORKER, body="example-support"),
    ),
    Person(
        code="pascal-pastiche",
        name="Pascal Pastiche",
        language="fr",
        profession=Trilingual(
            nl="Apotheker in Molenbeek", fr="Pharmacien à Molenbeek", en="Pharmacist in Molenbeek"
        ),
        place=PHARMACY,
        post=Post(role=Role.REFERRER, body="example-pharmacy"),
    ),
    Person(
        code="sanne-sjabloon",
        name="Sanne Sjabloon",
        language="nl",
        profession=Trilingual(
            nl="Leerlingbegeleidster", fr="Éducatrice scolaire", en="School counsellor"
        ),
        place=SCHOOL,
        post=Post(role=Role.REFERRER, body="example-school"),
    ),
    Person(
        code="rachel-raccord",
        name="Rachel Raccord",
        language="fr",
        profession=Trilingual(
            nl="Permanentie van het gewest",
            fr="Permanence de la Région",
            en="Desk of the region",
        ),
        place=REGION,
        post=Post(role=Role.REGIONAL_DESK, body="region"),
    ),
    Person(
        code="ines-maquette",
        name="Inès Maquette",
        language="fr",
        profession=Trilingual(nl="Lesgeefster", fr="Formatrice", en="Trainer"),
        place=Trilingual(nl="Brusafe", fr="Brusafe"),
        post=Post(role=Role.TRAINER, body="brusafe"),
    ),
    Person(
        code="joris-schets",
        name="Joris Schets",
        language="nl",
        profession=Trilingual(
            nl="Onderzoeker bij het Observatorium",
            fr="Chargé d’études à l’Observatoire",
            en="Analyst at the Observatory",
        ),
        place=Trilingual(nl="safe.brussels", fr="safe.brussels"),
        post=Post(role=Role.OBSERVATORY_ANALYST, body="safe-brussels"),
    ),
    Person(
        code="odo-buitenstaander",
        name="Odo Buitenstaander",
        language="nl",
        profession=Trilingual(
            nl="Buitenstaander: heeft geen mandaat",
            fr="Personne extérieure : n’a pas de mandat",
            en="Outsider: has no mandate",
        ),
        place=Trilingual(nl="Nergens", fr="Nulle part", en="Nowhere"),
    ),
    Person(
        code="lotte-proefpil",
        name="Lotte Proefpil",
        language="nl",
        profession=Trilingual(nl="Apotheker", fr="Pharmacienne", en="Pharmacist"),
        place=Trilingual(
            nl="Apotheek De Denkbeeldige Hoek",
            fr="Pharmacie du Coin Imaginaire",
            en="The Imaginary Corner pharmacy",
        ),
        has_account=False,
    ),
    Person(
        code="hugo-modele",
        name="Hugo Modèle",
        language="fr",
        profession=Trilingual(nl="Huisarts", fr="Médecin généraliste", en="GP"),
        place=Trilingual(
            nl="Dokterspraktijk Nooitgedacht", fr="Cabinet Jamais-Vu", en="A practice nowhere"
        ),
        has_account=False,
    ),
    Person(
        code="mia-schoolvoorbeeld",
        name="Mia Schoolvoorbeeld",
        language="nl",
        profession=Trilingual(
            nl="Leerlingbegeleidster", fr="Éducatrice scolaire", en="School counsellor"
        ),
        place=SCHOOL,
        has_account=False,
    ),
)


def for_sign_in() -> tuple[CastMember, ...]:
    """Those who have an account, as the sign-in page shows them."""
    return tuple(
        CastMember(
            code=person.code,
            name=person.name,
            profession=person.profession,
            body=person.place,
        )
        for person in CAST
        if person.has_account
    )


@transaction.atomic
def enrol_cast(*, by: Viewer, now: datetime) -> None:
    """Enrol the cast with its mandates, by the same commands as real people; safe to repeat.

    The bodies must be loaded before. Raises `CastInProduction`.
    """
    if not is_development():
        raise CastInProduction
    for body in BODIES:
        found_body(by=by, now=now, body=body)
    for person in CAST:
        if person.has_account:
            _enrol(person, by=by, now=now)


def _enrol(person: Person, *, by: Viewer, now: datetime) -> None:
    newcomer = Newcomer(code=person.code, name=person.name, language=person.language)
    enrol_professional(by=by, now=now, newcomer=newcomer)
    if person.post:
        appointment = Appointment(
            professional=person.code,
            body=person.post.body,
            role=person.post.role,
            term=Term(from_day=FIRST_DAY),
        )
        give_mandate(by=by, now=now, appointment=appointment)
