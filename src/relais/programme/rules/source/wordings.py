"""Texts of the transcription in three languages, and the codes of the bodies that it names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from relais.foundation.tables.cells import LIST_SIGN
from relais.foundation.wording import LANGUAGES
from relais.programme.rules.bodies_of_source import BODY_OF

# A row of a sheet as it is being made; what is empty or not named stands as its column's default.
type SheetRow = dict[str, str]


@dataclass(frozen=True, slots=True)
class Wordings:
    """What a text is called in the languages that the transcription lacks, by `<id>.<field>`."""

    texts: Mapping[str, Mapping[str, str]]

    def three(self, stem: str, key: str, *, nl: str | None = None) -> SheetRow:
        """The columns `<stem>_nl`, `_fr` and `_en`; `nl` is what the transcription itself says."""
        told = self.texts.get(key, {})
        row = {f"{stem}_{language}": told.get(language, "") for language in LANGUAGES}
        return row | ({f"{stem}_nl": nl} if nl else {})

    def knows(self, key: str) -> bool:
        return key in self.texts


def trilingual(stem: str, texts: Mapping[str, str] | None) -> SheetRow:
    """The same three columns, from a text that the transcription has in every language."""
    told = texts or {}
    return {f"{stem}_{language}": told.get(language, "") for language in LANGUAGES}


def body_code(name: str | None) -> str:
    """The code under which the house knows what the transcription calls `pz5339`.

    Some of those that it names as bodies are groups; `network` knows them as `wg-ifg`.
    """
    return BODY_OF.get(name, name.replace("_", "-")) if name else ""


def listed(values: Iterable[str]) -> str:
    """A cell that holds a list."""
    return LIST_SIGN.join(values)


def cell(value: Any) -> str:
    """A plain value of the transcription as a cell: dates and numbers as they were told."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
