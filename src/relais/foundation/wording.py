"""A text in three languages of which some may be missing, and that may be our own wording."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("nl", "fr", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Unlike `Trilingual` it may miss a language: what is missing is shown and refuses publication.

    `own` marks a short wording of ours that waits for the adopted or the official text.
    """

    nl: str = ""
    fr: str = ""
    en: str = ""
    own: bool = False

    @classmethod
    def of(cls, texts: Mapping[str, str], *, own: bool = False) -> "Wording":
        """A text from a mapping of languages; those that it lacks are missing."""
        return cls(nl=texts.get("nl", ""), fr=texts.get("fr", ""), en=texts.get("en", ""), own=own)

    def __bool__(self) -> bool:
        return bool(self.nl or self.fr or self.en)

    @property
    def missing(self) -> tuple[str, ...]:
        """The languages in which nothing stands, if it stands in another."""
        return tuple(code for code in LANGUAGES if self and not getattr(self, code))

    def has(self, language: str) -> bool:
        return bool(getattr(self, language))

    def in_language(self, language: str) -> str:
        """The text in `language`, else in the first that there is."""
        return getattr(self, language) or self.nl or self.fr or self.en
