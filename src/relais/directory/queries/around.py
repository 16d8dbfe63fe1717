"""What stands around a service, so that a page can say its record in words."""

from collections.abc import Sequence
from datetime import date

from relais.directory.queries.services import services
from relais.directory.rules.display import ServiceDisplay
from relais.directory.rules.record import ClosureRecord
from relais.directory.words.particulars import Around
from relais.directory.words.reasons import active_language
from relais.foundation.access import Viewer
from relais.organisations.interface import municipalities


def place_names(viewer: Viewer) -> dict[str, str]:
    """The municipalities by NIS code, in the order of their names in the reader's language."""
    language = active_language()
    names = {place.nis: place.name.in_language(language) for place in municipalities(viewer)}
    return dict(sorted(names.items(), key=lambda named: named[1]))


def around(
    viewer: Viewer, display: ServiceDisplay, closures: Sequence[ClosureRecord], *, today: date
) -> Around:
    """The closures to come, who answers after hours, and the names of places."""
    relay = services(viewer).get(display.relay_to or "")
    return Around(
        closures=[each for each in closures if each.last_day >= today],
        relay=relay.name.in_language(active_language()) if relay else "",
        places=place_names(viewer),
    )
