"""What bodies are called, in three languages."""

from collections.abc import Iterable

from relais.foundation.access import Viewer
from relais.foundation.wording import LANGUAGES, Wording
from relais.organisations import interface as organisations
from relais.programme.models import Involvement
from relais.programme.words import report as words


class Names:
    """The names of every body, read once."""

    def __init__(self, viewer: Viewer) -> None:
        self._names = organisations.body_names(viewer)

    def body(self, code: str) -> Wording:
        """The name of this body; a code that nobody knows stands for itself."""
        known = self._names.get(code)
        return Wording.of(known.as_json()) if known else words.same(code)

    def bodies(self, codes: Iterable[str]) -> Wording:
        return joined(self.body(code) for code in codes if code)

    def involved(self, involvements: Iterable[Involvement]) -> Wording:
        return joined(self.body(each.body) if each.body else each.name for each in involvements)


def joined(texts: Iterable[Wording], *, by: str = ", ") -> Wording:
    """The texts one after the other; where one lacks a language, so does the whole."""
    parts = tuple(texts)
    whole = {
        language: by.join(getattr(part, language) for part in parts)
        if all(part.has(language) for part in parts)
        else ""
        for language in LANGUAGES
    }
    return Wording.of(whole, own=any(part.own for part in parts))
