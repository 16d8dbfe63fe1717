"""The facts of a printed report, from its transcription, as sheets to take over."""

from collections.abc import Mapping
from typing import Any

from relais.programme.rules.source.editions import edition_sheets
from relais.programme.rules.source.initiatives import initiative_sheets
from relais.programme.rules.source.means import means_sheets
from relais.programme.rules.source.texts import text_sheets
from relais.programme.rules.source.wordings import Wordings
from relais.programme.rules.takeover import Sheets


def sheets_of(source: Mapping[str, Any], wordings: Mapping[str, Mapping[str, str]]) -> Sheets:
    """Every table that the transcription fills; `wordings` has the languages that it lacks."""
    words = Wordings(wordings)
    return {
        **text_sheets(source, words),
        **initiative_sheets(source, words),
        **means_sheets(source, words),
        **edition_sheets(source, words),
    }


__all__ = ["sheets_of"]
