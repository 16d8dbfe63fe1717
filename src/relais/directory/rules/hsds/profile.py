"""Our profile of HSDS: what we add, and the rules that our records keep beyond the standard's.

Source of the form: openreferral/specification, "Profiles Reference": a modification is a JSON
Merge Patch (RFC 7386) of the file of the same name in the standard.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from relais.directory.rules.holidays import public_holidays
from relais.directory.rules.hsds.ids import NAMESPACE
from relais.directory.rules.hsds.published import WHOLE_RECORD
from relais.directory.rules.hsds.schedules import MONTHS, HolidayHours
from relais.directory.rules.hsds.taxonomies import Addition, LinkType, TaxonomyCode, Term
from relais.directory.rules.vocabulary import Trust

type Json = dict[str, Any]
type Told = Mapping[str, str]
"""A sentence by language."""

VERSION = "1.0.0"
ASPECTS = (
    WHOLE_RECORD,
    "phone",
    "hours",
    "languages",
    "eligibility",
    "capacity",
    "access",
    "description",
)
"""Parts of a record that can be confirmed, or all of it at once."""

_YES: Json = {"const": "true"}
_TEXT: Json = {"type": "string", "minLength": 1}
_DAY: Json = {"type": "string", "format": "date"}
VALUES: Mapping[Addition, Json] = {
    Addition.CODE: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    Addition.OPENING_HOURS: {"type": "string", "minLength": 1, "maxLength": 500},
    Addition.PUBLIC_HOLIDAYS: {"enum": list(HolidayHours)},
    Addition.RELAY_TO: {"type": "string", "format": "uuid"},
    Addition.CHAT: _YES,
    Addition.WALK_IN: _YES,
    Addition.ADDRESS_CONFIDENTIAL: _YES,
    Addition.ANONYMOUS: _YES,
    Addition.NOT_EMERGENCY: _YES,
    Addition.MIN_CHILDREN: {"type": "string", "pattern": "^[1-9][0-9]*$"},
    Addition.CAPACITY_REPORTED_ON: _DAY,
    Addition.RECORD_KEEPER: _TEXT,
    Addition.SOURCE: _TEXT,
    Addition.NIS_CODE: {"type": "string", "pattern": "^[0-9]{5}$"},
}
"""What the value of the attribute may be, as JSON Schema."""


def modifications() -> dict[str, Json]:
    """The patches by the name of the file that they modify, or add."""
    return {
        "attribute.json": {"allOf": [_value_of(code) for code in Addition]},
        "service.json": {
            "properties": {
                "confirmations": {
                    "type": "array",
                    "minItems": 1,
                    "description": "How far each part of the record can be trusted.",
                    "items": {"$ref": "confirmation.json"},
                }
            },
            "allOf": [_nothing_tells_where()],
        },
        "confirmation.json": _confirmation(),
    }


def profile(
    today: date, additions: Mapping[Addition, Told], meanings: Mapping[Addition, Told]
) -> Json:
    """The profile itself, without the addresses that a server adds."""
    return {
        "name": "Relais",
        "version": VERSION,
        "hsds_version": "3.1",
        "licence_of_modifications": "CC-BY-SA-4.0",
        "additions": [
            {
                "code": code,
                "taxonomy_term_id": Term(TaxonomyCode.ADDITIONS, code).id,
                "name": dict(additions[code]),
                "description": dict(meanings[code]),
                "value": VALUES[code],
            }
            for code in Addition
        ],
        "link_types": list(LinkType),
        "confirmations": {"aspects": list(ASPECTS), "trust": list(Trust)},
        "schedules": {"months": MONTHS, "time_zone": "Europe/Brussels", "midnight": "23:59"},
        "public_holidays": [
            day.isoformat()
            for year in (today.year, today.year + 1)
            for day in sorted(public_holidays(year))
        ],
        "ids": {"version": 5, "namespace": str(NAMESPACE), "name": "kind/code"},
    }


def _value_of(code: Addition) -> Json:
    """An attribute with this term carries a value of this form."""
    return {
        "if": _with_term(code),
        "then": {"required": ["value"], "properties": {"value": VALUES[code]}},
    }


def _nothing_tells_where() -> Json:
    """A service whose address is confidential has no place, no mail and no open door."""
    return {
        "if": {
            "required": ["attributes"],
            "properties": {"attributes": {"contains": _with_term(Addition.ADDRESS_CONFIDENTIAL)}},
        },
        "then": {
            "properties": {
                "service_at_locations": {"maxItems": 0},
                "contacts": {"maxItems": 0},
                "email": False,
                "attributes": {"not": {"contains": _with_term(Addition.WALK_IN)}},
            }
        },
    }


def _with_term(code: Addition) -> Json:
    return {
        "required": ["taxonomy_term"],
        "properties": {
            "taxonomy_term": {
                "required": ["id"],
                "properties": {"id": {"const": Term(TaxonomyCode.ADDITIONS, code).id}},
            }
        },
    }


def _confirmation() -> Json:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "name": "confirmation",
        "description": "That a part of a record was confirmed, by which role, how, until when.",
        "type": "object",
        "required": ["aspect", "trust"],
        "properties": {
            "aspect": {"enum": list(ASPECTS)},
            "trust": {"enum": list(Trust)},
            "confirmed_on": _DAY,
            "by_role": _TEXT,
            "means": _TEXT,
            "due_on": _DAY,
        },
    }
