"""Which records count in which layer, and which were there in 2022."""

from relais.directory.rules.coverage.vocabulary import Existence, ReachLayer, TrustLayer
from relais.directory.rules.display import ServiceDisplay
from relais.directory.rules.vocabulary import Kind, Trust

# The help of a shelter is the place itself, though its address is secret and never stored here.
_STAYED_AT = frozenset({Kind.EMERGENCY_SHELTER, Kind.SHELTER})
# The 2022 report covers 5 June 2020 to June 2022; it names no day of June.
REPORT = "source report"
_REPORT_ENDS = "2022-06"
_YEAR, _MONTH = len("2022"), len("2022-06")


def is_place(service: ServiceDisplay) -> bool:
    """Whether one can go there: a door to walk in at, an address that is known, a place to stay.

    What is not known to be a place counts as reached by number or chat.
    """
    known = service.walk_in or service.address or service.nis
    return bool(known) or service.kind in _STAYED_AT


def in_reach(service: ServiceDisplay, layer: ReachLayer) -> bool:
    """Whether `service` counts in this layer of reach."""
    return layer is ReachLayer.ALL or is_place(service) is (layer is ReachLayer.PLACE)


def in_trust(service: ServiceDisplay, layer: TrustLayer) -> bool:
    """Whether `service` counts in this layer of trust."""
    return layer is TrustLayer.ALL or service.trust is Trust.CONFIRMED


def existence(since: str, source: str) -> Existence:
    """Whether a service was there in June 2022, from the two fields of its record that can tell.

    `since` is a day, a month or a year; what it leaves open is not guessed at. A service that the
    report itself names was there, unless its record says that it began later.
    """
    if len(since) >= _MONTH:
        return Existence.THEN if since[:_MONTH] <= _REPORT_ENDS else Existence.LATER
    if since and since != _REPORT_ENDS[:_YEAR]:
        return Existence.THEN if since < _REPORT_ENDS[:_YEAR] else Existence.LATER
    return Existence.THEN if source == REPORT else Existence.UNKNOWN
