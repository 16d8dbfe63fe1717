"""What this context guards. The operator of the machine carries all of it; `apps.py` grants."""

from enum import StrEnum
from typing import Final

from relais.foundation.trilingual import Trilingual


class Permission(StrEnum):
    """Acts on the directory, and readings of it that are not open to everyone."""

    IMPORT_SERVICES = "directory.import_services"
    # Of the body for which the mandate is held.
    KEEP_SERVICES = "directory.keep_services"
    # Of any body: for whoever runs the relay for the region.
    KEEP_ALL_SERVICES = "directory.keep_all_services"
    READ_COVERAGE = "directory.read_coverage"


# What each lets somebody do, as the table of roles prints it.
MEANING: Final = {
    Permission.IMPORT_SERVICES: Trilingual(
        nl="Fiches uit een bestand overnemen",
        fr="Reprendre des fiches d’un fichier",
        en="Take over records from a file",
    ),
    Permission.KEEP_SERVICES: Trilingual(
        nl="De fiches van de eigen organisatie bijhouden en bevestigen",
        fr="Tenir à jour et confirmer les fiches de sa propre organisation",
        en="Keep and confirm the records of one’s own organisation",
    ),
    Permission.KEEP_ALL_SERVICES: Trilingual(
        nl="Alle fiches van de gids bijhouden",
        fr="Tenir à jour toutes les fiches du répertoire",
        en="Keep every record of the directory",
    ),
    Permission.READ_COVERAGE: Trilingual(
        nl="Zien waar en wanneer hulp ontbreekt",
        fr="Voir où et quand l’aide manque",
        en="See where and when help is missing",
    ),
}
