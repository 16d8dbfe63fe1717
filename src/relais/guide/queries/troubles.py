"""What a counter can find wrong with a service: only what the record itself says."""

from relais.directory.interface import KINDS_WITH_ROOM, ServiceDisplay, Trouble, services
from relais.foundation.access import Viewer


def troubles(viewer: Viewer) -> dict[str, tuple[Trouble, ...]]:
    """By the code of each service, what can be reported of it; for some that is nothing.

    "No room" only of those who are asked for their room: elsewhere nobody could put it right.
    """
    return {code: _of(service) for code, service in services(viewer).items()}


def _of(service: ServiceDisplay) -> tuple[Trouble, ...]:
    says = {
        Trouble.NUMBER_WRONG: bool(service.numbers),
        Trouble.FULL: service.kind in KINDS_WITH_ROOM,
        Trouble.CLOSED: service.hours is not None,
    }
    return tuple(trouble for trouble, is_said in says.items() if is_said)
