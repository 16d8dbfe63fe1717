"""How the feed of one language says things. Words come from `words`; here they are only used."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from relais.foundation.trilingual import Trilingual

type Say = Callable[["Wording"], str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """The words of one language: of every closed list by the name of the list, and sentences.

    There is one for each language; each is only itself, so that what is said in it can be kept.

    `labels` and `meanings` go from the code of a taxonomy to its terms. In the sentences
    `%(list)s`, `%(kind)s`, `%(count)s` and `%(name)s` are filled in.
    """

    language: str
    labels: Mapping[str, Mapping[str, str]]
    meanings: Mapping[str, Mapping[str, str]]
    languages: Mapping[str, str]
    areas: Mapping[str, str]
    costs: Mapping[str, str]
    describes: str
    eligible: str
    refused: str
    min_children: str
    not_emergency: str
    not_confirmed: str
    organization: str
    closures: str
    closed: str

    def text(self, name: Trilingual) -> str:
        return name.in_language(self.language)

    def meaning(self, taxonomy: str, code: str) -> str:
        """What a term means; a label that says it all stands for its own meaning."""
        return self.meanings.get(taxonomy, {}).get(code) or self.labels[taxonomy][code]

    def list_of(self, taxonomy: str, codes: Sequence[str]) -> str:
        """The labels of these terms one after another."""
        return "; ".join(self.labels[taxonomy][code] for code in codes)


def said(wordings: Sequence[Wording], say: Say) -> str:
    """What `say` makes of each language, once where they agree: "Awel", "dienst / service"."""
    return " / ".join(dict.fromkeys(text for each in wordings if (text := say(each))))
