"""What the open face counts of the directory."""

from collections.abc import Iterable

from relais.directory.queries.services import services
from relais.foundation.access import Viewer
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import Figure


def figures(viewer: Viewer) -> Iterable[Figure]:
    """How many services there are, and how many ever confirmed their record."""
    known = services(viewer).values()
    yield Figure(
        value=len(known),
        label=Trilingual(
            nl="Diensten in de gids", fr="Services du répertoire", en="Services in the directory"
        ),
    )
    yield Figure(
        value=sum(each.confirmed_on is not None for each in known),
        label=Trilingual(
            nl="Daarvan ooit bevestigd door de dienst of wie de fiche bijhoudt",
            fr="Dont un jour confirmés par le service ou par qui tient la fiche",
            en="Of these ever confirmed by the service or whoever keeps the record",
        ),
    )
