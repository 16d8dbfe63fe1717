"""What this context guards, and the clock: the viewer under which promises climb."""

from enum import StrEnum
from typing import Final

from relais.foundation.access import Viewer
from relais.foundation.trilingual import Trilingual


class Permission(StrEnum):
    """Acts of this context. Who sees a promise, its kind says."""

    # For the body for which the mandate is held.
    SET_OWN_CLOCKS = "promises.set_own_clocks"
    # For everyone, and for any body.
    SET_ALL_CLOCKS = "promises.set_all_clocks"
    CLIMB = "promises.climb"


# What each lets somebody do, as the table of roles prints it.
MEANING: Final = {
    Permission.SET_OWN_CLOCKS: Trilingual(
        nl="De termijnen van de eigen organisatie instellen",
        fr="Régler les délais de sa propre organisation",
        en="Set the clocks of one’s own organisation",
    ),
    Permission.SET_ALL_CLOCKS: Trilingual(
        nl="De termijnen van alle organisaties instellen",
        fr="Régler les délais de toutes les organisations",
        en="Set the clocks of every organisation",
    ),
    Permission.CLIMB: Trilingual(
        nl="Beloften laten opklimmen die te laat zijn",
        fr="Faire remonter les promesses en retard",
        en="Let late promises climb",
    ),
}


class _Clock:
    """What acts when time passes. It lets promises climb, tells people, and may nothing else."""

    code = "clock"
    mandate = ""
    seats = ()

    def may(self, permission: StrEnum) -> bool:
        return permission is Permission.CLIMB


CLOCK: Final[Viewer] = _Clock()
