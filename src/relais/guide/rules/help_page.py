"""What the public page may publish and how it says it: languages, sentences, numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from string import Formatter

EMERGENCY = "emergency-112"
DUTCH_LINE = "line-1712"
FRENCH_LINE = "ecoute-violences-conjugales"
CALL_ROWS = (EMERGENCY, DUTCH_LINE, FRENCH_LINE)
# Sentences name a number by these words; the number itself comes from the directory.
NUMBER_WORDS = {"emergency": EMERGENCY, "dutch_line": DUTCH_LINE, "french_line": FRENCH_LINE}
KNOWN_NAMES = {*NUMBER_WORDS, "number", "version"}
WIDE_AREAS = frozenset({"region", "belgium"})


class Origin(StrEnum):
    """How a language's words came about."""

    WRITTEN = "written"
    TRANSLATED = "translated"


class PublicationRefusal(StrEnum):
    """Why the words of a language stay off the public page."""

    NOT_REVIEWED = "not-reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Whose words these are and who has read them; no name of a person, only a role."""

    origin: Origin
    owner: str
    version: str
    reviewed_by_role: str | None
    reviewed_on: date | None

    @property
    def needs_human_review(self) -> bool:
        """A translation that nobody has read."""
        return self.origin is Origin.TRANSLATED and self.reviewed_by_role is None


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence: plain words, or a number that keeps its left-to-right order."""

    text: str
    is_number: bool = False


type Sentence = tuple[Piece, ...]


def refuse_publication(provenance: Provenance, *, preview: bool) -> PublicationRefusal | None:
    """An unread translation reaches nobody in need; a preview is for those who will read it."""
    if provenance.needs_human_review and not preview:
        return PublicationRefusal.NOT_REVIEWED
    return None


def choose_language(wanted: Sequence[str], offered: Sequence[str]) -> str:
    """The first wanted language that is offered (`fr-BE` is `fr`); else the first offered."""
    bases = (code.partition("-")[0].lower() for code in wanted)
    return next((code for code in bases if code in offered), offered[0])


def telephone(number: str) -> str:
    """What a telephone dials for a number as printed."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def told(sentence: str, numbers: Mapping[str, str]) -> Sentence | None:
    """The sentence with its numbers put in, or None when it needs a number that we do not have."""
    pieces: list[Piece] = []
    for words, name, _, _ in Formatter().parse(sentence):
        if words:
            pieces.append(Piece(words))
        if name is None:
            continue
        if name not in numbers:
            return None
        pieces.append(Piece(numbers[name], is_number=True))
    return tuple(pieces)


def place_label(dutch: str, french: str, language: str) -> str:
    """A municipality as its reader knows it; who reads neither language sees both its names."""
    if language == "nl" or dutch == french:
        return dutch
    return french if language == "fr" else f"{french} / {dutch}"


def is_local(areas: Sequence[str]) -> bool:
    """Whether a service is there for some municipalities only."""
    return not WIDE_AREAS.intersection(areas)


def faults(words: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """Where the languages do not say the same things, one sentence each."""
    model_language, *others = words
    model = set(_texts(words[model_language]))
    for language in others:
        for path in sorted(model ^ set(_texts(words[language]))):
            yield f"{language} and {model_language} differ in `{path}`"
    for language, tree in words.items():
        for path, text in _texts(tree).items():
            for name in sorted(_names(text) - KNOWN_NAMES):
                yield f"{language} names {{{name}}} in `{path}`, which nothing fills in"


def _texts(node: object, path: str = "") -> dict[str, str]:
    """Each text by where it stands; the sentences of a list count as one text."""
    if isinstance(node, Mapping):
        below = (_texts(child, f"{path}.{name}".lstrip(".")) for name, child in node.items())
        return {place: text for texts in below for place, text in texts.items()}
    return {path: " ".join(node) if isinstance(node, list) else str(node)}


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
