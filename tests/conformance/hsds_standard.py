"""The official files of HSDS as the checkers want them: a contract in one piece, and schemas."""

import io
import json
import tarfile
from functools import cache
from pathlib import Path
from typing import Any

ARCHIVE = Path(__file__).parent / "hsds" / "hsds-3.1-dev-schema-examples.tar.xz"
_ROOT = "3.1-dev"


@cache
def file(name: str) -> Any:
    """One JSON file of the archive, such as `schema/service.json`, as it was published."""
    return json.loads(_members()[name])


@cache
def contract() -> dict[str, Any]:
    """The official openapi.json with every schema that it points to put in its place."""
    return _whole(file("schema/openapi.json"), "schema")


def schema(name: str) -> dict[str, Any]:
    """The schema of a record such as `service`: compiled, or put together where none is."""
    compiled = f"schema/compiled/{name}.json"
    if compiled in _members():
        return file(compiled)
    return _whole(file(f"schema/{name}.json"), "schema")


def names(folder: str) -> list[str]:
    """The JSON files in a folder of the archive, not those below it."""
    return [
        name.rsplit("/", 1)[1]
        for name in _members()
        if name.rsplit("/", 1)[0] == folder and name.endswith(".json")
    ]


@cache
def _members() -> dict[str, bytes]:
    with tarfile.open(ARCHIVE) as archive:
        return {
            member.name.removeprefix(f"{_ROOT}/"): _content(archive, member)
            for member in archive.getmembers()
            if member.isfile()
        }


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    found = archive.extractfile(member)
    return (found or io.BytesIO()).read()


def _whole(node: Any, folder: str) -> Any:
    """`node` with references to other files of the standard resolved; those within it stay."""
    if isinstance(node, list):
        return [_whole(each, folder) for each in node]
    if not isinstance(node, dict):
        return node
    reference = node.get("$ref", "#")
    if not reference.startswith("#"):
        # Some are whole addresses of the branch 3.0, which 3.1 never updated; some are neighbours.
        name = reference.rsplit("/schema/", 1)[-1]
        target = f"{folder}/{name}"
        return _whole(file(target), target.rsplit("/", 1)[0])
    return {key: _whole(value, folder) for key, value in node.items()}
