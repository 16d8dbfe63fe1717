"""Our closed lists as HSDS taxonomies, and the attributes by which a thing carries a term."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from relais.directory.rules.hsds.ids import identifier
from relais.directory.rules.hsds.wording import Wording, said
from relais.directory.rules.vocabulary import Access, Capacity, Kind, Need, Profile


class Addition(StrEnum):
    """What HSDS has no field for and our profile says in an attribute."""

    CODE = "code"
    OPENING_HOURS = "opening_hours"
    PUBLIC_HOLIDAYS = "public_holidays"
    RELAY_TO = "relay_to"
    CHAT = "chat"
    WALK_IN = "walk_in"
    ADDRESS_CONFIDENTIAL = "address_confidential"
    ANONYMOUS = "anonymous"
    NOT_EMERGENCY = "not_emergency"
    MIN_CHILDREN = "min_children"
    CAPACITY_REPORTED_ON = "capacity_reported_on"
    RECORD_KEEPER = "record_keeper"
    SOURCE = "source"
    NIS_CODE = "nis_code"


class TaxonomyCode(StrEnum):
    """The lists that terms come from."""

    NEEDS = "needs"
    PROFILES = "profiles"
    KINDS = "kinds"
    ACCESS = "access"
    CAPACITY = "capacity"
    ADDITIONS = "additions"


class LinkType(StrEnum):
    """What a term says of the thing that carries it."""

    NEED = "need"
    KIND = "kind"
    ACCESS = "access"
    ELIGIBILITY = "eligibility"
    INELIGIBILITY = "ineligibility"
    CAPACITY = "capacity"
    ADDITION = "addition"


TERMS: Mapping[TaxonomyCode, type[StrEnum]] = {
    TaxonomyCode.NEEDS: Need,
    TaxonomyCode.PROFILES: Profile,
    TaxonomyCode.KINDS: Kind,
    TaxonomyCode.ACCESS: Access,
    TaxonomyCode.CAPACITY: Capacity,
    TaxonomyCode.ADDITIONS: Addition,
}


@dataclass(frozen=True, slots=True)
class Term:
    """One value of one list."""

    taxonomy: TaxonomyCode
    code: str

    @property
    def id(self) -> str:
        return identifier("taxonomy_term", self.taxonomy, self.code)


def terms() -> Iterator[Term]:
    """Every term of every list."""
    for taxonomy, codes in TERMS.items():
        yield from (Term(taxonomy, code) for code in codes)


def taxonomy_id(taxonomy: TaxonomyCode) -> str:
    return identifier("taxonomy", taxonomy)


def taxonomy_json(taxonomy: TaxonomyCode, wordings: tuple[Wording, ...]) -> dict[str, Any]:
    return {
        "id": taxonomy_id(taxonomy),
        "name": said(wordings, lambda words: words.labels["taxonomies"][taxonomy]),
        "description": said(wordings, lambda words: words.meanings["taxonomies"][taxonomy]),
        "version": "1",
    }


def term_json(term: Term, wordings: tuple[Wording, ...]) -> dict[str, Any]:
    """The term with its taxonomy in full."""
    return {
        **_short_term(term, wordings),
        "taxonomy_detail": taxonomy_json(term.taxonomy, wordings),
    }


@lru_cache(maxsize=1024)  # every attribute carries one; some fifty terms in four feeds
def _short_term(term: Term, wordings: tuple[Wording, ...]) -> dict[str, Any]:
    return {
        "id": term.id,
        "code": term.code,
        "name": said(wordings, lambda words: words.labels[term.taxonomy][term.code]),
        "description": said(wordings, lambda words: words.meaning(term.taxonomy, term.code)),
        "taxonomy": said(wordings, lambda words: words.labels["taxonomies"][term.taxonomy]),
        "taxonomy_id": taxonomy_id(term.taxonomy),
    }


@dataclass(frozen=True, slots=True)
class Attribute:
    """That the thing called `owner` carries a term, with a value where the term needs one."""

    owner: str
    link_type: LinkType
    term: Term
    value: str = ""

    @property
    def holds(self) -> bool:
        """Whether the term is true of its owner, not just named to say that it is not."""
        return self.link_type is not LinkType.INELIGIBILITY

    def as_json(self, wordings: tuple[Wording, ...]) -> dict[str, Any]:
        term = _short_term(self.term, wordings)
        value = {"value": self.value} if self.value else {}
        return {
            "id": identifier(
                "attribute", self.owner, self.link_type, self.term.taxonomy, self.term.code
            ),
            "link_type": self.link_type,
            "label": term["name"],
            **value,
            "taxonomy_term": term,
        }


def addition(owner: str, code: Addition, value: str) -> Attribute:
    return Attribute(owner, LinkType.ADDITION, Term(TaxonomyCode.ADDITIONS, code), value)
