"""Our own contract in OpenAPI: what may be asked of the feeds, and what they answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from relais.directory.rules.hsds.asking import OF_ONE, PARAMETERS

type Json = dict[str, Any]

# HSDS names it; asked for it, we say why not.
_NOT_OFFERED = frozenset({"proximity"})


def contract(components: Mapping[str, Any], servers: Sequence[str]) -> Json:
    """The contract; `components` are the shapes of what goes in and out, `servers` the feeds."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The directory of Relais in HSDS 3.1",
            "version": "1.0.0",
            "description": (
                "Services against intrafamily violence in the Brussels-Capital Region. "
                "No record was confirmed by its service unless it says so."
            ),
            # The owner of the data has not decided on a licence: nothing may pretend otherwise.
            "license": {"name": "To be confirmed by the region; not validated"},
        },
        "servers": [{"url": server} for server in servers],
        "paths": {"/": {"get": _root()}, **_lists(), **_records()},
        "components": dict(components),
    }


def _root() -> Json:
    return {
        "operationId": "root",
        "summary": "What this feed is.",
        "responses": {"200": _json("What this feed is.", _schema("Root"))},
    }


def _lists() -> Json:
    return {
        f"/{shelf}": {
            "get": _list(shelf, names, "list"),
            # The same by POST keeps search terms out of addresses, and so out of others' logs.
            "post": {**_list(shelf, names, "search"), "requestBody": _body(names)},
        }
        for shelf, names in PARAMETERS.items()
    }


def _list(shelf: str, names: Sequence[str], verb: str) -> Json:
    page = {"allOf": [_schema("Page"), {"properties": {"contents": {"items": _schema(shelf)}}}]}
    answer = _json("A page of records, or all of them a line each.", page)
    answer["content"]["application/x-ndjson"] = {}
    return {
        "operationId": f"{verb}_{shelf}",
        "summary": f"A list of {shelf.replace('_', ' ')}.",
        "parameters": [_parameter(name) for name in _offered(names)],
        "responses": {
            "200": answer,
            "400": {"$ref": "#/components/responses/Refused"},
            "414": {"description": "The address is too long: send the parameters in the body."},
        },
    }


def _body(names: Sequence[str]) -> Json:
    fields = {name: {"$ref": f"#/components/parameters/{name}/schema"} for name in _offered(names)}
    shape = {"schema": {"type": "object", "additionalProperties": False, "properties": fields}}
    return {
        "description": "The same parameters as in the address; what stands here counts.",
        "content": {"application/json": shape, "application/x-www-form-urlencoded": shape},
    }


def _records() -> Json:
    return {
        f"/{shelf}/{{id}}": {
            "get": {
                "operationId": f"one_of_{shelf}",
                "summary": "One record with everything that belongs to it.",
                "parameters": [_parameter(name) for name in ("id", *OF_ONE.get(shelf, ()))],
                "responses": {
                    "200": _json("The record.", _schema(shelf)),
                    "400": {"$ref": "#/components/responses/Refused"},
                    "404": {"$ref": "#/components/responses/NotFound"},
                },
            }
        }
        for shelf in PARAMETERS
    }


def _offered(names: Sequence[str]) -> list[str]:
    return [name for name in names if name not in _NOT_OFFERED]


def _parameter(name: str) -> Json:
    return {"$ref": f"#/components/parameters/{name}"}


def _schema(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(description: str, schema: Json) -> Json:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
