"""What the network guards."""

from enum import StrEnum
from typing import Final

from relais.foundation.trilingual import Trilingual


class Permission(StrEnum):
    """Declared here, granted to roles in `apps.py`."""

    READ = "network.read"
    KEEP = "network.keep"


# What each lets somebody do, as the table of roles prints it.
MEANING: Final = {
    Permission.READ: Trilingual(
        nl="Lezen welke groepen samenkomen, en wat er op tafel lag",
        fr="Lire quels groupes se réunissent, et ce dont ils ont parlé",
        en="Read which groups meet, and what was on the table",
    ),
    Permission.KEEP: Trilingual(
        nl="Groepen en hun vergaderingen bijhouden",
        fr="Tenir à jour les groupes et leurs réunions",
        en="Keep groups and their meetings",
    ),
}
