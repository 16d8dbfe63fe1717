"""What each role may do. Contexts above declare their own permissions and grant them here."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.mandates import HANDLES_FILES
from relais.organisations.rules.vocabulary import Role


class Permission(StrEnum):
    """What organisations themselves guard."""

    OPEN_HOME = "organisations.open_home"
    READ_PHARMACIES = "organisations.read_pharmacies"
    READ_REGISTER = "organisations.read_register"
    # Only for roles that handle files of persons; which files stands with each file.
    HANDLE_FILES = "organisations.handle_files"
    # Inviting people, ending their mandates: each for her own body, the region for any.
    MANAGE_PEOPLE = "organisations.manage_people"
    MANAGE_ALL_PEOPLE = "organisations.manage_all_people"
    # No role carries this one: a list is taken over on the command line of the machine.
    IMPORT_PHARMACIES = "organisations.import_pharmacies"


# What each lets somebody do, as the table of roles prints it.
MEANING: Final = {
    Permission.OPEN_HOME: Trilingual(
        nl="De eigen startpagina openen",
        fr="Ouvrir sa page d’accueil",
        en="Open one’s home page",
    ),
    Permission.READ_PHARMACIES: Trilingual(
        nl="De lijst van apotheken lezen",
        fr="Lire la liste des pharmacies",
        en="Read the list of pharmacies",
    ),
    Permission.READ_REGISTER: Trilingual(
        nl="Het register van verwerkingsactiviteiten lezen",
        fr="Lire le registre des activités de traitement",
        en="Read the register of processing activities",
    ),
    Permission.HANDLE_FILES: Trilingual(
        nl="De dossiers zien die aan de eigen organisatie zijn toevertrouwd",
        fr="Voir les dossiers confiés à sa propre organisation",
        en="See the files that are entrusted to one’s own organisation",
    ),
    Permission.MANAGE_PEOPLE: Trilingual(
        nl="Mensen van de eigen organisatie uitnodigen en hun mandaten beëindigen",
        fr="Inviter des personnes de sa propre organisation et mettre fin à leurs mandats",
        en="Invite people of one’s own organisation and end their mandates",
    ),
    Permission.MANAGE_ALL_PEOPLE: Trilingual(
        nl="Hetzelfde voor elke organisatie",
        fr="La même chose pour toute organisation",
        en="The same for any organisation",
    ),
    Permission.IMPORT_PHARMACIES: Trilingual(
        nl="De openbare lijst van apotheken overnemen",
        fr="Reprendre la liste publique des pharmacies",
        en="Take over the public list of pharmacies",
    ),
}


# Every mandate opens the home page of the work face; whoever has none stays outside.
_carried: dict[Role, set[StrEnum]] = {role: {Permission.OPEN_HOME} for role in Role}
for _role in HANDLES_FILES:
    _carried[_role].add(Permission.HANDLE_FILES)
_carried[Role.REGION_COORDINATOR] |= {
    Permission.READ_PHARMACIES,
    Permission.READ_REGISTER,
    Permission.MANAGE_PEOPLE,
    Permission.MANAGE_ALL_PEOPLE,
}
_carried[Role.BODY_ADMINISTRATOR].add(Permission.MANAGE_PEOPLE)


def grant(role: Role, *permissions: StrEnum) -> None:
    """Let `role` carry `permissions` too; called once at start-up, in an upper `apps.ready()`."""
    _carried[role].update(permissions)


def permissions_of(roles: Iterable[Role]) -> frozenset[str]:
    """All that these roles carry together."""
    return frozenset(permission for role in roles for permission in _carried[role])
