"""The facts of a printed report, from its transcription, as sheets to take over."""

from collections.abc import Mapping
from typing import Any

from relais.foundation.tables.takeover import Sheets
from relais.programme.rules.source.editions import edition_sheets
from relais.programme.rules.source.initiatives import initiative_sheets
from relais.programme.rules.source.means import means_sheets
from relais.programme.rules.source.texts import text_sheets
from relais.programme.rules.source.wordings import Wordings


def rejoined(facts: Any) -> Any:
    """The transcription with the texts whole again that a comma cut in two.

    In `{nl: one, two, fr: un}` the file has no quotes, so that `two` is read as a name without a
    value. A real name has no space in it; a part of a text has.
    """
    if isinstance(facts, list):
        return [rejoined(each) for each in facts]
    if not isinstance(facts, dict):
        return facts
    whole: dict[str, Any] = {}
    last = ""
    for name, value in facts.items():
        if value is None and " " in str(name) and isinstance(whole.get(last), str):
            whole[last] = f"{whole[last]}, {name}"
        else:
            last, whole[name] = name, rejoined(value)
    return whole


def sheets_of(source: Mapping[str, Any], wordings: Mapping[str, Mapping[str, str]]) -> Sheets:
    """Every table that the transcription fills; `wordings` has the languages that it lacks."""
    words = Wordings(wordings)
    return {
        **text_sheets(source, words),
        **initiative_sheets(source, words),
        **means_sheets(source, words),
        **edition_sheets(source, words),
    }


__all__ = ["rejoined", "sheets_of"]
