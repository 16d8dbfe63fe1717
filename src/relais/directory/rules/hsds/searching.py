"""Which services, terms and lists a request asks for. Conditions add up."""

from collections.abc import Iterable

from relais.directory.rules.facts import BELGIUM, REGION
from relais.directory.rules.hsds.asking import FeedAsked, fold
from relais.directory.rules.hsds.published import Frame, Published
from relais.directory.rules.hsds.taxonomies import Term, taxonomy_id


def searchable(texts: Iterable[str]) -> str:
    """All that a search may find, folded once."""
    return fold("\n".join(texts))


def finds(asked: FeedAsked, text: str) -> bool:
    """Whether every word of the search stands somewhere in a text made by `searchable`."""
    return all(word in text for word in asked.search)


def fits(service: Published, asked: FeedAsked, frame: Frame) -> bool:
    """Whether the service is one of those asked for."""
    return (
        finds(asked, service.searchable)
        and asked.organization_id in ("", service.organization_id)
        and (asked.modified_after is None or service.changed_at >= asked.modified_after)
        and (not asked.postcode or _serves(service, asked.postcode, frame))
        and _carries(service, asked)
    )


def term_fits(term: Term, asked: FeedAsked, text: str) -> bool:
    """Whether the term is one of those asked for; our lists have no terms above others."""
    return (
        not asked.parent_id
        and asked.taxonomy_id in ("", taxonomy_id(term.taxonomy))
        and finds(asked, text)
    )


def _carries(service: Published, asked: FeedAsked) -> bool:
    """A service for women is found under "women", one that refuses men is not under "men"."""
    if not asked.taxonomy_term_id and not asked.taxonomy_id:
        return True
    terms = [each.term for each in service.classified() if each.holds]
    return (
        not asked.taxonomy_term_id or any(asked.taxonomy_term_id == term.id for term in terms)
    ) and asked.taxonomy_id in {"", *(taxonomy_id(term.taxonomy) for term in terms)}


def _serves(service: Published, postcode: str, frame: Frame) -> bool:
    """Whether it works in a municipality with this postcode; some postcodes lie in two."""
    there = {nis for nis, place in frame.places.items() if postcode in place.postcodes}
    return bool(there) and bool({*service.display.areas} & {*there, REGION, BELGIUM})
