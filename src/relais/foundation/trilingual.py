"""A name or sentence in the languages of the region, kept together so that none is forgotten."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Trilingual:
    """Dutch and French are equals and both required; English may be missing."""

    nl: str
    fr: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """The text in `language`; readers of any third language get English, else French."""
        if language == "nl":
            return self.nl
        if language == "fr":
            return self.fr
        return self.en or self.fr

    def as_json(self) -> dict[str, str]:
        return {"nl": self.nl, "fr": self.fr, "en": self.en or self.fr}
