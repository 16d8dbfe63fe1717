"""The five kinds of records that HSDS asks for: which there are, and how each is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from relais.directory.rules.hsds.asking import FeedAsked
from relais.directory.rules.hsds.locations import service_at_location
from relais.directory.rules.hsds.organizations import organization_with
from relais.directory.rules.hsds.pages import Listing
from relais.directory.rules.hsds.published import Frame, Published
from relais.directory.rules.hsds.searching import finds, fits, searchable, term_fits
from relais.directory.rules.hsds.services import bare_service, plain_service, whole_service
from relais.directory.rules.hsds.taxonomies import (
    TaxonomyCode,
    Term,
    taxonomy_id,
    taxonomy_json,
    term_json,
    terms,
)

type Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf[T]:
    """Records of one kind. `write` is for a list, `whole` for a record that is asked by its id."""

    things: Callable[[Sequence[Published]], Iterable[T]]
    id_of: Callable[[T], str]
    fits: Callable[[T, FeedAsked, Frame], bool]
    write: Callable[[T, FeedAsked, Frame], Json]
    whole: Callable[[T, FeedAsked, Frame], Json]

    def listing(self, published: Sequence[Published], asked: FeedAsked, frame: Frame) -> Listing[T]:
        """Those that are asked for."""
        found = [each for each in self.things(published) if self.fits(each, asked, frame)]
        return Listing(found, lambda each: self.write(each, asked, frame))

    def record(
        self, published: Sequence[Published], wanted: str, asked: FeedAsked, frame: Frame
    ) -> Json | None:
        """The one with this id, or None."""
        for each in self.things(published):
            if self.id_of(each) == wanted:
                return self.whole(each, asked, frame)
        return None


def _service(service: Published, asked: FeedAsked, frame: Frame) -> Json:
    if asked.minimal:
        return bare_service(service, frame)
    return whole_service(service, frame) if asked.full else plain_service(service, frame)


def _organization(service: Published, asked: FeedAsked, frame: Frame) -> Json:
    whole = asked.full or asked.full_service
    return organization_with(service, frame, whole=whole, services_whole=asked.full_service)


def _placed(service: Published, asked: FeedAsked, frame: Frame) -> Json:
    return service_at_location(service, frame, _service(service, asked, frame))


def _taxonomy_fits(taxonomy: TaxonomyCode, asked: FeedAsked, frame: Frame) -> bool:
    return finds(asked, _text(taxonomy_json(taxonomy, frame.wordings)))


def _term_fits(term: Term, asked: FeedAsked, frame: Frame) -> bool:
    return term_fits(term, asked, _text(term_json(term, frame.wordings)))


def _text(record: Json) -> str:
    return searchable(record.get(name, "") for name in ("name", "code", "description"))


SHELVES: Mapping[str, Shelf[Any]] = {
    "services": Shelf[Published](
        things=lambda published: published,
        id_of=lambda service: service.id,
        fits=fits,
        write=_service,
        whole=lambda service, _asked, frame: whole_service(service, frame),
    ),
    "organizations": Shelf[Published](
        things=lambda published: published,
        id_of=lambda service: service.organization_id,
        fits=fits,
        write=_organization,
        whole=lambda service, asked, frame: organization_with(
            service, frame, whole=True, services_whole=asked.full_service
        ),
    ),
    "service_at_locations": Shelf[Published](
        # A secret house is in no such list.
        things=lambda published: (each for each in published if each.has_location),
        id_of=lambda service: service.location_id,
        fits=fits,
        write=_placed,
        whole=lambda service, _asked, frame: service_at_location(
            service, frame, whole_service(service, frame)
        ),
    ),
    "taxonomies": Shelf[TaxonomyCode](
        things=lambda _published: TaxonomyCode,
        id_of=taxonomy_id,
        fits=_taxonomy_fits,
        write=lambda taxonomy, _asked, frame: taxonomy_json(taxonomy, frame.wordings),
        whole=lambda taxonomy, _asked, frame: taxonomy_json(taxonomy, frame.wordings),
    ),
    "taxonomy_terms": Shelf[Term](
        things=lambda _published: terms(),
        id_of=lambda term: term.id,
        fits=_term_fits,
        write=lambda term, _asked, frame: term_json(term, frame.wordings),
        whole=lambda term, _asked, frame: term_json(term, frame.wordings),
    ),
}
