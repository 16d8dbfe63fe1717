"""Setting the discreet card: which lines, in which words, as one small PDF. Nothing is kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import typst
from django.utils.translation import override

from relais.directory import interface as directory
from relais.foundation.access import Viewer
from relais.materials import words
from relais.materials.queries.policy import card_policy, values
from relais.materials.rules.card import (
    Card,
    CardRefusal,
    Entry,
    lines,
    refuse_card,
    refuse_choice,
)

_TEMPLATE = Path(__file__).parents[1] / "templates" / "materials" / "card.typ"


class CardRefused(Exception):
    """No card can be made, for this reason."""

    def __init__(self, refusal: CardRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


def card_pdf(
    viewer: Viewer, *, services: Sequence[str], language: str, today: date, code: str = ""
) -> bytes:
    """The card with the numbers of `services` (codes of the directory, at most three), as PDF.

    It bears the day of its data and a month: its own day would say when she was at the counter;
    and `code`, if there is one.
    Raises `CardRefused`.
    """
    known = directory.services(viewer, on=today)
    policy = card_policy()
    _raise(
        refuse_choice(chosen=services, known=known, language=language, languages=policy.helplines)
    )
    codes = dict.fromkeys((*policy.always, *policy.helplines[language], *services))
    with override(language):
        entries = [_entry(known[code], known, language) for code in codes if code in known]
        card = Card(
            front=words.card_front(),
            code=code,
            lines=lines(entries),
            footer=words.card_footer(
                version=directory.data_version(viewer),
                check_from=today + timedelta(days=values().card_check_days.number),
                marked=not all(entry.confirmed for entry in entries),
            ),
        )
    _raise(refuse_card(card, telling=policy.telling_in_any_language))
    return _typeset(card, language=language, today=today)


def _entry(
    service: directory.ServiceDisplay,
    known: Mapping[str, directory.ServiceDisplay],
    language: str,
) -> Entry:
    """What the card takes of a service: of several numbers the first, as printed."""
    relay = known.get(service.relay_to or "")
    return Entry(
        number=next(iter(service.numbers), ""),
        hours=words.card_hours(
            service.hours_text.in_language(language),
            relay=next(iter(relay.numbers), "") if relay else "",
        ),
        languages=service.languages or (),
        confirmed=service.trust is directory.Trust.CONFIRMED,
    )


def _typeset(card: Card, *, language: str, today: date) -> bytes:
    """The PDF. Text goes in as data, never as Typst source, so no record can program the card."""
    facts = {**asdict(card), "language": language, "year": today.year, "month": today.month}
    return typst.compile(
        _template(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"card": json.dumps(facts)},
        # Only the fonts inside the library: every machine sets the same card, byte for byte.
        ignore_system_fonts=True,
    )


def _raise(refusal: CardRefusal | None) -> None:
    if refusal:
        raise CardRefused(refusal)


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()
