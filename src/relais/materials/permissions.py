"""What the materials guard."""

from enum import StrEnum
from typing import Final

from relais.foundation.trilingual import Trilingual


class Permission(StrEnum):
    """Declared here, granted to roles in `apps.py`."""

    READ_TALLY = "materials.read_tally"
    ENROL_COUNTER = "materials.enrol_counter"
    READ_MATERIALS = "materials.read_materials"
    KEEP_MATERIALS = "materials.keep_materials"


# What each lets somebody do, as the table of roles prints it.
MEANING: Final = {
    Permission.READ_TALLY: Trilingual(
        nl="De anonieme telling van de balies lezen",
        fr="Lire le décompte anonyme des comptoirs",
        en="Read the anonymous tally of the counters",
    ),
    Permission.ENROL_COUNTER: Trilingual(
        nl="Balies inschrijven en schrappen",
        fr="Inscrire et retirer des comptoirs",
        en="Enrol and revoke counters",
    ),
    Permission.READ_MATERIALS: Trilingual(
        nl="Lezen welke materialen en studies er zijn",
        fr="Lire quels supports et quelles études existent",
        en="Read which materials and studies there are",
    ),
    Permission.KEEP_MATERIALS: Trilingual(
        nl="Materialen en studies bijhouden",
        fr="Tenir à jour les supports et études",
        en="Keep materials and studies",
    ),
}
