"""Reads the materials of the source: what stands in its file, as records of their own context.

Pure, though it stands among the verbs: it speaks of another context, which rules don't know.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from relais.foundation.wording import Wording
from relais.materials.interface import (
    MaterialKind,
    MaterialLineRecord,
    MaterialPart,
    MaterialRecord,
    MaterialRecords,
    StudyRecord,
)
from relais.programme.rules.bodies_of_source import BODY_OF
from relais.programme.rules.source.wordings import cell

type Facts = Mapping[str, Any]
type Wordings = Mapping[str, Mapping[str, str]]

# Names and numbers that are the same in every language.
_AS_PRINTED: Final = ("aliases", "promotes")
_LISTS: Final = (
    ("aliases", "alias", MaterialPart.ALIAS),
    ("partner", "party", MaterialPart.PARTNER),
    ("audience_nl", "audience", MaterialPart.AUDIENCE),
    ("channels_nl", "channel", MaterialPart.CHANNEL),
    ("promotes", "", MaterialPart.PROMOTES),
)


def read_materials(source: Facts, wordings: Wordings) -> MaterialRecords:
    """Materials and studies of the file, with their words in three languages."""
    reader = _Reader(source, wordings)
    return MaterialRecords(
        materials=tuple(map(reader.material, source["materials"])),
        studies=tuple(map(reader.study, source["publications"])),
    )


class _Reader:
    def __init__(self, source: Facts, wordings: Wordings) -> None:
        self._wordings = wordings
        self._groups = {each["id"]: each["name_nl"] for each in source["groups"]}

    def material(self, facts: Facts) -> MaterialRecord:
        ref = facts["id"]
        return MaterialRecord(
            ref=ref,
            title=self._own(f"{ref}.title", facts["title_nl"]),
            kind=MaterialKind(facts["kind"]),
            owners=tuple(BODY_OF[owner] for owner in facts["owner"]),
            languages=facts.get("languages"),
            printed=cell(facts.get("printed") or facts.get("produced")),
            distributed=cell(facts.get("distributed")),
            coverage=self._text(f"{ref}.coverage") if "coverage_stated" in facts else Wording(),
            upkeep=self._text(f"{ref}.update") if "update" in facts else Wording(),
            in_the_press=facts.get("media_coverage", {}).get("mentioned"),
            training=facts.get("used_in", ""),
            source_lines=facts["src"],
            lines=tuple(self._lines(facts)),
        )

    def study(self, facts: Facts) -> StudyRecord:
        return StudyRecord(
            ref=facts["id"],
            title=self._own(f"{facts['id']}.title", facts["title_nl"]),
            publisher=BODY_OF[facts["publisher"]],
            published_on=cell(facts["date"]),
            source_lines=facts["src"],
        )

    def _lines(self, facts: Facts) -> Iterator[MaterialLineRecord]:
        for field, name, part in _LISTS:
            told = facts.get(field) or ()
            for number, each in enumerate([told] if isinstance(told, str) else told, start=1):
                if field in _AS_PRINTED:
                    yield MaterialLineRecord(part=part, text=Wording(nl=each, fr=each, en=each))
                elif name == "party":
                    yield self._partner(part, each)
                else:
                    text = self._text(f"{facts['id']}.{name}.{number}", each)
                    yield MaterialLineRecord(part=part, text=text)

    def _partner(self, part: MaterialPart, name: str) -> MaterialLineRecord:
        """A body by its code; a group, or several that the file names as one, by their words."""
        if name in BODY_OF:
            return MaterialLineRecord(part=part, body=BODY_OF[name])
        if name in self._groups:
            return MaterialLineRecord(
                part=part, text=self._text(f"{name}.name", self._groups[name])
            )
        return MaterialLineRecord(part=part, text=self._text(f"party.{name}", name))

    def _own(self, key: str, dutch: str) -> Wording:
        text = self._text(key, dutch)
        return Wording(nl=text.nl, fr=text.fr, en=text.en, own=True)

    def _text(self, key: str, dutch: str = "") -> Wording:
        return Wording.of({**self._wordings[key], **({"nl": dutch} if dutch else {})})
