"""What the open data know: services as they may be shown, and the places that they name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from relais.directory.rules.display import ServiceDisplay
from relais.directory.rules.freshness import AspectStanding
from relais.directory.rules.hours import Closure
from relais.directory.rules.hsds.ids import identifier
from relais.directory.rules.hsds.schedules import Window
from relais.directory.rules.hsds.taxonomies import Attribute, LinkType, TaxonomyCode, Term
from relais.directory.rules.hsds.wording import Wording
from relais.foundation.trilingual import Trilingual

# The part of a record that was confirmed, when it was confirmed as a whole.
WHOLE_RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality as addresses and areas need it."""

    name: Trilingual
    postcodes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """That a part of a record was confirmed or not: by which role, how, and until when it holds."""

    aspect: str
    trust: str
    confirmed_on: date | None = None
    by_role: str = ""
    means: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One service with all that the open data say of it; `closures` are days, without reasons."""

    display: ServiceDisplay
    closures: tuple[Closure, ...]
    changed_at: datetime
    searchable: str

    @property
    def id(self) -> str:
        return service_id(self.display.code)

    @property
    def organization_id(self) -> str:
        return identifier("organization", self.display.code)

    @property
    def has_location(self) -> bool:
        """Never of a secret house; else when an address or a municipality is known."""
        shown = self.display
        return not shown.confidential and bool(shown.address or shown.nis)

    @property
    def location_id(self) -> str:
        return identifier("service_at_location", self.display.code)

    def confirmations(self) -> tuple[Confirmation, ...]:
        """How far the record as a whole can be trusted, and each aspect of it."""
        shown = self.display
        whole = Confirmation(
            aspect=WHOLE_RECORD, trust=shown.trust, confirmed_on=shown.confirmed_on
        )
        return (whole, *map(_confirmation, shown.confirmations))

    def classified(self) -> Iterator[Attribute]:
        """The terms that it carries; a refusal outweighs a profile that is named too."""
        shown = self.display
        refused = shown.refused_profiles
        yield self._term(LinkType.KIND, TaxonomyCode.KINDS, shown.kind)
        for need in shown.needs:
            yield self._term(LinkType.NEED, TaxonomyCode.NEEDS, need)
        yield self._term(LinkType.ACCESS, TaxonomyCode.ACCESS, shown.access)
        for profile in shown.profiles or ():
            if profile not in refused:
                yield self._term(LinkType.ELIGIBILITY, TaxonomyCode.PROFILES, profile)
        for profile in refused:
            yield self._term(LinkType.INELIGIBILITY, TaxonomyCode.PROFILES, profile)
        if shown.capacity_reported_on:
            yield self._term(LinkType.CAPACITY, TaxonomyCode.CAPACITY, shown.capacity)

    def _term(self, link_type: LinkType, taxonomy: TaxonomyCode, code: str) -> Attribute:
        return Attribute(self.display.code, link_type, Term(taxonomy, code))


def _confirmation(standing: AspectStanding) -> Confirmation:
    return Confirmation(
        aspect=standing.aspect,
        trust=standing.trust,
        confirmed_on=standing.confirmed_on,
        by_role=standing.role,
        means=standing.means or "",
        due_on=standing.due_on,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the mapping of a service needs besides the service itself."""

    wordings: tuple[Wording, ...]
    places: Mapping[str, Municipality]
    bodies: Mapping[str, Trilingual]
    today: date
    window: Window


def service_id(code: str) -> str:
    """The id of the service that we call `code`."""
    return identifier("service", code)
