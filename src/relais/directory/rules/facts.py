"""What matching knows of one service, and nothing else: no name, no number, no address."""

from dataclasses import dataclass

from relais.directory.rules.hours import Closure
from relais.directory.rules.vocabulary import Access, Capacity, Profile, Trust

# A service that names some of an aspect does not take the others of that aspect: who names women
# does not take men. The other profiles are situations, and a situation excludes nobody.
EXCLUSIVE_ASPECTS: tuple[frozenset[str], ...] = (
    frozenset({Profile.VICTIM, Profile.WITNESS, Profile.PERPETRATOR}),
    frozenset({Profile.WOMAN, Profile.MAN, Profile.CHILD, Profile.YOUTH}),
)
REGION = "region"
BELGIUM = "belgium"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFacts:
    """One service. None means not known; codes are those of `vocabulary`, NIS and ISO 639-1.

    `areas` holds NIS codes, "region" (all 19 municipalities) or "belgium"; `hours` is an
    opening_hours text that `refuse_hours` accepts; `relay_to` is the code of the service that
    answers when this one is closed; `reachable` says that there is a number, a chat or a door.
    """

    code: str
    needs: frozenset[str]
    areas: frozenset[str]
    access: Access
    reachable: bool
    languages: frozenset[str] | None = None
    profiles: frozenset[str] | None = None
    refused_profiles: frozenset[str] = frozenset()
    hours: str | None = None
    closures: tuple[Closure, ...] = ()
    relay_to: str | None = None
    trust: Trust = Trust.UNCONFIRMED
    capacity: Capacity = Capacity.UNKNOWN

    @property
    def not_for(self) -> frozenset[str]:
        """Profiles this service is known not to take; a refusal outweighs a name."""
        named = self.profiles or frozenset()
        others = (aspect - named for aspect in EXCLUSIVE_ASPECTS if aspect & named)
        return self.refused_profiles.union(*others)

    @property
    def named_for(self) -> frozenset[str]:
        """Profiles this service says it is for."""
        return (self.profiles or frozenset()) - self.not_for
