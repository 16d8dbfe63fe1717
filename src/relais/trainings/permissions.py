"""What the trainings guard."""

from enum import StrEnum
from typing import Final

from relais.foundation.trilingual import Trilingual


class Permission(StrEnum):
    """Declared here, granted to roles in `apps.py`."""

    READ = "trainings.read"
    KEEP = "trainings.keep"


# What each lets somebody do, as the table of roles prints it.
MEANING: Final = {
    Permission.READ: Trilingual(
        nl="Lezen welke opleidingen er zijn en hoeveel er deelnamen",
        fr="Lire quelles formations existent et combien y ont participé",
        en="Read which trainings there are and how many took part",
    ),
    Permission.KEEP: Trilingual(
        nl="Opleidingen, hun sessies en hun tellingen bijhouden",
        fr="Tenir à jour les formations, leurs séances et leurs décomptes",
        en="Keep trainings, their sessions and their counts",
    ),
}
