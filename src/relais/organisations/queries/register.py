"""The register of processing activities: for its page, and set as one document."""

import json
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path

import typst
from django.utils.formats import date_format

from relais.foundation.access import Viewer
from relais.foundation.register import activities
from relais.organisations.words import register as words

_TEMPLATE = Path(__file__).parents[1] / "templates" / "organisations" / "register.typ"


def sections(_viewer: Viewer, *, language: str) -> tuple[words.Section, ...]:
    """Every activity, the same for all who may read the register."""
    return tuple(words.sections(activities(), language=language))


def register_pdf(viewer: Viewer, *, language: str, today: date) -> bytes:
    """The register as it stands today, as a tagged PDF; text goes in as data, never as source."""
    facts = {
        "title": words.REGISTER_PAGE.in_language(language),
        "language": language,
        "preface": words.preface(),
        "headings": words.headings(),
        "sections": [asdict(section) for section in sections(viewer, language=language)],
        "day": date_format(today, "j F Y"),
        "date": [today.year, today.month, today.day],
    }
    return typst.compile(
        _template(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"register": json.dumps(facts)},
        # Only the fonts inside the library: every machine sets the same document.
        ignore_system_fonts=True,
    )


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()
