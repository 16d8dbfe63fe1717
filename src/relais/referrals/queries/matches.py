"""Which services fit, by the matching rules of the directory, with the desk of each."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from relais.directory.interface import (
    Match,
    Question,
    ServiceDisplay,
    match,
    reason_sentence,
    services,
)
from relais.foundation.access import Viewer
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import body_names
from relais.referrals.models import Referral
from relais.referrals.queries import referrals
from relais.referrals.queries.desks import DeskDisplay, desks
from relais.referrals.rules.vocabulary import Scope

MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A service that fits, why it stands here, and who answers for it; None: phone it."""

    code: str
    name: Trilingual
    numbers: tuple[str, ...]
    reasons: tuple[str, ...]
    desk: DeskDisplay | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How services and bodies are called."""

    services: dict[str, ServiceDisplay]
    bodies: dict[str, Trilingual]

    def of(self, row: referrals.Listed | Referral) -> dict[str, Any]:
        """The names that one row needs; the code where a service has left the directory."""
        service = self.services.get(row.service)
        name = service.name if service else Trilingual(nl=row.service, fr=row.service)
        return {
            "service": name,
            "sender": self.bodies[row.sender_body],
            "receiver": self.bodies.get(row.receiver_body, name),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachableBody:
    """A body by its name, with the numbers to phone it."""

    name: Trilingual
    numbers: tuple[str, ...]


def offered(
    viewer: Viewer, question: Question, *, at: datetime, without: str = ""
) -> dict[str, Offer]:
    """The services that fit by their code, best first; those with a desk before the others."""
    found = match(viewer, question=question, at=at, limit=MOST)
    known = desks(viewer)
    offers = [
        _offer(each, found.services[each.code], known.get(each.code), at)
        for each in found.answer.matches
        if each.code != without
    ]
    return {offer.code: offer for offer in sorted(offers, key=lambda offer: offer.desk is None)}


def fits(viewer: Viewer, question: Question, service: str, *, at: datetime) -> bool:
    """Whether this service is among those that are offered."""
    found = match(viewer, question=question, at=at, limit=MOST)
    return any(each.code == service for each in found.answer.matches)


def _offer(each: Match, service: ServiceDisplay, desk: DeskDisplay | None, at: datetime) -> Offer:
    return Offer(
        code=service.code,
        name=service.name,
        numbers=service.numbers,
        reasons=tuple(reason_sentence(reason, today=localdate(at)) for reason in each.reasons),
        desk=desk,
    )


def question_of(row: Referral) -> Question:
    """What was asked when somebody was handed over, to ask it again."""
    return Question(
        need=row.need,
        municipality=row.municipality or None,
        language=row.language or None,
        profile=row.facts[0] if row.facts else None,
    )


def scope_of(viewer: Viewer, row: Referral) -> list[Scope]:
    """What a receiver of the same would see: only what there is."""
    opened = referrals.opened(viewer, row)
    optional = ((opened.name, Scope.NAME), (opened.note, Scope.NOTE))
    return [Scope.NEED, Scope.CONTACT, *(scope for text, scope in optional if text)]


def reachable_bodies(viewer: Viewer) -> dict[str, ReachableBody]:
    """How each body is called, and the numbers of the services for which it answers."""
    known = names(viewer)
    numbers: dict[str, dict[str, None]] = defaultdict(dict)
    for desk in desks(viewer).values():
        service = known.services.get(desk.service)
        numbers[desk.body] |= dict.fromkeys(service.numbers if service else ())
    return {
        code: ReachableBody(name=name, numbers=tuple(numbers[code]))
        for code, name in known.bodies.items()
    }


def names(viewer: Viewer) -> Names:
    """How everything is called, in two queries."""
    return Names(services=services(viewer), bodies=body_names(viewer))
