"""What the open data are, for catalogues of open data: DCAT-AP as JSON-LD."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

type Told = Mapping[str, str]
"""A sentence by language."""

_LANGUAGES = {"nl": "NLD", "fr": "FRA", "en": "ENG"}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file of the data set."""

    address: str
    media_type: str
    title: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a catalogue is told. The licence is a sentence: nobody has decided on one yet."""

    title: Told
    description: Told
    publisher: Told
    licence: Told
    page: Mapping[str, str]
    feeds: str
    contract: str
    profile: str
    downloads: tuple[Download, ...]
    changed_at: datetime
    version: str


def catalogue(said: Description) -> dict[str, Any]:
    """A catalogue with one data set, its files, and the service that answers questions of it."""
    service = f"{said.feeds}#service"
    dataset = f"{said.feeds}#dataset"
    return {
        "@context": _CONTEXT,
        "@id": f"{said.feeds}#catalogue",
        "@type": "dcat:Catalog",
        **_about(said),
        "dcat:dataset": {
            "@id": dataset,
            "@type": "dcat:Dataset",
            **_about(said),
            "dcat:version": said.version,
            "dcat:theme": _ref(f"{_AUTHORITY}/data-theme/SOCI"),
            "dct:spatial": _ref(f"{_AUTHORITY}/country/BEL"),
            "dcat:landingPage": [_ref(page) for page in said.page.values()],
            "dcat:distribution": [_distribution(each, said) for each in said.downloads],
        },
        "dcat:service": {
            "@id": service,
            "@type": "dcat:DataService",
            "dct:title": _text(said.title),
            "dcat:endpointURL": _ref(said.feeds),
            "dcat:endpointDescription": _ref(said.contract),
            "dct:conformsTo": _ref(said.profile),
            "dcat:servesDataset": _ref(dataset),
        },
    }


def _about(said: Description) -> dict[str, Any]:
    return {
        "dct:title": _text(said.title),
        "dct:description": _text(said.description),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": _text(said.publisher)},
        "dct:language": [_ref(f"{_AUTHORITY}/language/{code}") for code in _LANGUAGES.values()],
        "dct:modified": {"@type": "xsd:dateTime", "@value": said.changed_at.isoformat()},
        "dct:rights": _rights(said),
    }


def _distribution(download: Download, said: Description) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": _text(download.title),
        "dcat:accessURL": _ref(download.address),
        "dcat:downloadURL": _ref(download.address),
        "dcat:mediaType": _ref(
            f"https://www.iana.org/assignments/media-types/{download.media_type}"
        ),
        "dct:rights": _rights(said),
    }


def _rights(said: Description) -> dict[str, Any]:
    return {"@type": "dct:RightsStatement", "rdfs:label": _text(said.licence)}


def _text(told: Told) -> list[dict[str, str]]:
    return [{"@language": language, "@value": text} for language, text in told.items()]


def _ref(address: str) -> dict[str, str]:
    return {"@id": address}
