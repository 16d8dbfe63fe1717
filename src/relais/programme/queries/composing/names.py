"""What bodies are called, in three languages."""

from collections.abc import Iterable

from relais.foundation.access import Viewer
from relais.foundation.wording import LANGUAGES, Wording
from relais.network import interface as network
from relais.organisations import interface as organisations
from relais.programme.models import Involvement
from relais.programme.words import report as words


class Names:
    """The names of every body and group, read once."""

    def __init__(self, viewer: Viewer) -> None:
        bodies = organisations.body_names(viewer)
        self._names = {code: Wording.of(name.as_json()) for code, name in bodies.items()}
        # Some of whom a source names as a body are groups.
        self._names |= {group.ref: group.name for group in network.groups(viewer)}

    def body(self, code: str) -> Wording:
        """The name of this body; a code that nobody knows stands for itself."""
        return self._names.get(code) or words.same(code)

    def bodies(self, codes: Iterable[str]) -> Wording:
        return joined(self.body(code) for code in codes if code)

    def involved(self, involvements: Iterable[Involvement]) -> Wording:
        return joined(self.body(each.body) if each.body else each.name for each in involvements)


def joined(texts: Iterable[Wording], *, by: str = ", ") -> Wording:
    """The texts one after the other; where one lacks a language, so does the whole."""
    parts = tuple(texts)
    if len(parts) == 1:
        return parts[0]
    whole = {
        language: by.join(getattr(part, language) for part in parts)
        if all(part.has(language) for part in parts)
        else ""
        for language in LANGUAGES
    }
    return Wording.of(whole, own=any(part.own for part in parts))
