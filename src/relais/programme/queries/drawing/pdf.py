"""The report as a tagged PDF. Typst refuses to build one in which something can't be heard."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from relais.programme.rules.told import Told

_TEMPLATE = Path(__file__).parents[2] / "templates" / "programme" / "report.typ"
# Typst keeps what it worked out for this many documents, and lets go of what none of them used.
_REMEMBERED = 10


def pdf(told: Told) -> bytes:
    """The report as PDF/UA-1."""
    return set_told(json.dumps(facts(told)))


def set_told(told: str) -> bytes:
    """What `facts` gives, as JSON, set by Typst. Text goes in as data, never as Typst source."""
    drawn: bytes = typst.compile(
        _template(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"told": told},
        # Only the fonts inside the library: every machine sets the same report, byte for byte.
        ignore_system_fonts=True,
    )
    _forget()
    return drawn


def _forget() -> None:
    """Give back the memory of a report, 45 MB each: nobody sets the same one twice."""
    for _ in range(_REMEMBERED + 1):
        typst.compile(b"", format="pdf", ignore_system_fonts=True)


def facts(told: Told) -> dict[str, Any]:
    """What is told as plain data, without the numbers behind it."""
    return asdict(told, dict_factory=lambda pairs: dict(p for p in pairs if p[0] != "source"))


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()
