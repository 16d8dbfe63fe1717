"""What the materials guard."""

from enum import StrEnum
from typing import Final

from relais.foundation.trilingual import Trilingual


class Permission(StrEnum):
    """Declared here, granted to roles in `apps.py`."""

    READ_TALLY = "materials.read_tally"
    ENROL_COUNTER = "materials.enrol_counter"


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
}
