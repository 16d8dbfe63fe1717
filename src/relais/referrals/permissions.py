"""What this context guards. Which files someone sees stands with each file."""

from enum import StrEnum
from typing import Final

from relais.foundation.trilingual import Trilingual


class Permission(StrEnum):
    """Acts of this context, for the body for which the mandate is held."""

    SEND = "referrals.send"
    RECEIVE = "referrals.receive"
    SET_DESKS = "referrals.set_desks"
    # To know what is owed about referrals, by which body, under which code: no file with it.
    FOLLOW = "referrals.follow"
    READ_REJECTIONS = "referrals.read_rejections"


# What each lets somebody do, as the table of roles prints it.
MEANING: Final = {
    Permission.SEND: Trilingual(
        nl="Iemand met toestemming aan een dienst doorgeven",
        fr="Orienter une personne, avec son accord, vers un service",
        en="Hand somebody over to a service, with consent",
    ),
    Permission.RECEIVE: Trilingual(
        nl="Beantwoorden wat aan de eigen organisatie is doorgegeven",
        fr="Répondre à ce qui est transmis à sa propre organisation",
        en="Answer what was handed over to one’s own organisation",
    ),
    Permission.SET_DESKS: Trilingual(
        nl="Zeggen welke organisatie voor een dienst antwoordt",
        fr="Dire quelle organisation répond pour un service",
        en="Say which organisation answers for a service",
    ),
    Permission.FOLLOW: Trilingual(
        nl="Weten wat er verschuldigd is, door welke organisatie, zonder dossier",
        fr="Savoir ce qui est dû, par quelle organisation, sans dossier",
        en="Know what is owed, by which organisation, without any file",
    ),
    Permission.READ_REJECTIONS: Trilingual(
        nl="Tellingen lezen van wat diensten niet aanvaarden, zonder dossier",
        fr="Lire le nombre de refus des services, sans dossier",
        en="Read counts of what services do not accept, without any file",
    ),
}
