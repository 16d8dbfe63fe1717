"""A service as pages, cards, files and the API may show it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from relais.directory.rules.freshness import AspectStanding
from relais.directory.rules.vocabulary import (
    Access,
    Aspect,
    Capacity,
    Cost,
    Kind,
    Need,
    Profile,
    Trust,
)
from relais.foundation.trilingual import Trilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDisplay:
    """All that may leave of one service, and nothing else.

    None is "not known"; of `profiles` it is "no condition known". Of a confidential service
    `address`, `nis`, `steward`, `source`, `mails` and `walk_in` are always empty.
    """

    code: str
    kind: Kind
    name: Trilingual
    numbers: tuple[str, ...]
    chat: bool
    hours: str | None
    hours_text: Trilingual
    languages: tuple[str, ...] | None
    needs: tuple[Need, ...]
    access: Access
    cost: Cost | None
    trust: Trust
    confirmed_on: date | None
    areas: tuple[str, ...]
    confidential: bool
    relay_to: str | None
    profiles: tuple[Profile, ...] | None = None
    refused_profiles: tuple[Profile, ...] = ()
    min_age: int | None = None
    max_age: int | None = None
    min_children: int | None = None
    capacity: Capacity = Capacity.UNKNOWN
    confirmations: tuple[AspectStanding, ...] = ()
    anonymous: bool = False
    not_emergency: bool = False
    address: str = ""
    nis: str | None = None
    walk_in: bool = False
    mails: tuple[str, ...] = ()
    steward: str = ""
    source: str = ""

    @property
    def capacity_reported_on(self) -> date | None:
        """When someone last said whether there is room."""
        capacity = (each for each in self.confirmations if each.aspect is Aspect.CAPACITY)
        return next((each.confirmed_on for each in capacity), None)

    def confirmations_as_json(self) -> dict[str, Any]:
        """How far each aspect can be relied on, and who made sure of it in what role, when, how."""
        return {each.aspect: _confirmation(each) for each in self.confirmations}

    def as_json(self) -> dict[str, Any]:
        """What the API and the offline file say of it; the keys are those of the API."""
        return {
            "code": self.code,
            "kind": self.kind,
            "name": self.name.as_json(),
            "numbers": list(self.numbers),
            "chat": self.chat,
            "hours": self.hours,
            "hours_text": self.hours_text.as_json(),
            "languages": None if self.languages is None else list(self.languages),
            "needs": list(self.needs),
            "access": self.access,
            "cost": self.cost,
            "trust": self.trust,
            "confirmed_on": self.confirmed_on.isoformat() if self.confirmed_on else None,
            "areas": list(self.areas),
            "confidential": self.confidential,
            "address": self.address,
            "relay_to": self.relay_to,
            "anonymous": self.anonymous,
            "not_emergency": self.not_emergency,
        }


def _confirmation(standing: AspectStanding) -> dict[str, Any]:
    confirmed_on = standing.confirmed_on
    return {
        "trust": standing.trust,
        "confirmed_on": confirmed_on.isoformat() if confirmed_on else None,
        "due_on": standing.due_on.isoformat(),
        "role": standing.role or None,
        "means": standing.means,
    }
