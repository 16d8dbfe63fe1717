"""Identifiers as HSDS wants them: the same for the same code on every installation, for ever."""

from functools import lru_cache
from uuid import UUID, uuid5

# Drawn once. Another value would make strangers of all records that anyone ever took over.
NAMESPACE = UUID("77fc9a43-84e4-432e-bfe2-09c98ae24b27")


@lru_cache(maxsize=32_768)  # a record has some forty, and they never change
def identifier(kind: str, *parts: str) -> str:
    """The id of the thing of this kind that our own codes call `parts`."""
    return str(uuid5(NAMESPACE, "/".join((kind, *parts))))
