"""The report as a tagged PDF. Typst refuses to build one in which something can't be heard."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from relais.programme.rules.told import Told

_TEMPLATES = Path(__file__).parents[2] / "templates" / "programme"


def pdf(told: Told) -> bytes:
    """The report as PDF/UA-1. Text goes in as data, never as Typst source."""
    return typst.compile(
        _template("report.typ"),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"told": json.dumps(facts(told))},
        # Only the fonts inside the library: every machine sets the same report, byte for byte.
        ignore_system_fonts=True,
    )


def facts(told: Told) -> dict[str, Any]:
    """What is told as plain data, without the numbers behind it."""
    return asdict(told, dict_factory=lambda pairs: dict(p for p in pairs if p[0] != "source"))


@cache
def _template(name: str) -> bytes:
    return (_TEMPLATES / name).read_bytes()
