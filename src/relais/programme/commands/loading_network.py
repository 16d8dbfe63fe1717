"""Reads the groups of the source: what stands in its file, as records of their own context.

Pure, though it stands among the verbs: it speaks of another context, which rules don't know.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from relais.foundation.wording import Wording
from relais.network.interface import (
    DecisionRecord,
    GroupPart,
    GroupRecord,
    GroupStatus,
    Line,
    MeetingKind,
    MeetingPart,
    MeetingRecord,
    NetworkRecords,
    ThemeRecord,
)
from relais.programme.rules.source.texts import slug
from relais.programme.rules.source.wordings import body_code, cell

type Facts = Mapping[str, Any]
type Wordings = Mapping[str, Mapping[str, str]]

_KINDS: Final = {
    "regular": MeetingKind.REGULAR,
    "special_international_study_day": MeetingKind.STUDY_DAY,
    "council": MeetingKind.COUNCIL,
}
# The lists of a group, the name that they have among the wordings, and what they hold.
_GROUP_LISTS: Final = (
    ("aliases", "alias", GroupPart.ALIAS),
    ("tasks_nl", "task", GroupPart.TASK),
    ("members", "", GroupPart.MEMBER),
    ("members_nl", "member", GroupPart.MEMBER),
    ("member_rules", "member", GroupPart.MEMBER),
    ("member_sectors_nl", "member_sector", GroupPart.MEMBER),
    ("possible_members_nl", "possible_member", GroupPart.POSSIBLE_MEMBER),
)
_MEETING_LISTS: Final = (
    ("themes_nl", "theme", MeetingPart.ON_THE_TABLE),
    ("item_nl", "item", MeetingPart.ON_THE_TABLE),
    ("attended_by", "", MeetingPart.ATTENDED_BY),
    ("presenters", "", MeetingPart.PRESENTED_BY),
)
# A body of the file that also meets, and is no group there.
_COUNCIL: Final = "gvr"
# The file's themes stand under its working group.
_WORKING_GROUP: Final = "wg-ifg"


def read_network(source: Facts, wordings: Wordings) -> NetworkRecords:
    """Groups, meetings, themes and decisions of the file, with their words in three languages."""
    return _Reader(source, wordings).network()


class _Reader:
    def __init__(self, source: Facts, wordings: Wordings) -> None:
        self._source, self._wordings = source, wordings

    def network(self) -> NetworkRecords:
        return NetworkRecords(
            groups=(*map(self._group, self._source["groups"]), self._council()),
            meetings=tuple(map(self._meeting, self._source["meetings"])),
            themes=tuple(map(self._theme, self._source["wg_themes"])),
            decisions=tuple(map(self._decision, self._source["decisions"])),
        )

    def _group(self, facts: Facts) -> GroupRecord:
        stated: Facts = facts.get("stated", {})
        window: Facts = stated.get("window", {})
        return GroupRecord(
            ref=slug(facts["id"]),
            name=self._own(f"{facts['id']}.name", facts["name_nl"]),
            chair=body_code(facts.get("chair")),
            support=body_code(facts.get("support")),
            mandated_by=body_code(facts.get("mandated_by")),
            starts=cell(facts.get("start")),
            ends=cell(facts.get("end")),
            status=GroupStatus(facts["status"]) if "status" in facts else "",
            told_members=cell(facts.get("members_stated")),
            told_zones=cell(stated.get("zones")),
            told_municipalities=cell(stated.get("municipalities")),
            told_meetings=cell(stated.get("meetings")),
            told_from=cell(window.get("start")),
            told_until=cell(window.get("end")),
            initiative=facts.get("initiative", ""),
            training_programme=facts.get("see", ""),
            source_lines=facts["src"],
            lines=tuple(self._lines(facts, _GROUP_LISTS)),
        )

    def _council(self) -> GroupRecord:
        facts = next(each for each in self._source["organisations"] if each["id"] == _COUNCIL)
        return GroupRecord(
            ref=_COUNCIL,
            name=self._own(f"{_COUNCIL}.name", facts["name_nl"]),
            source_lines=facts["src"],
            lines=tuple(
                Line(part=GroupPart.MEMBER, text=self._text(f"party.{name}", name))
                for name in facts["members_nl"]
            ),
        )

    def _meeting(self, facts: Facts) -> MeetingRecord:
        lines = tuple(self._lines(facts, _MEETING_LISTS))
        return MeetingRecord(
            ref=facts["id"],
            group=slug(facts["group"]),
            kind=_KINDS[facts["kind"]],
            held_on=cell(facts["date"]),
            number=facts.get("number_in_window"),
            source_lines=facts.get("src", ""),
            lines=(*lines, *self._tabled_by(facts)),
        )

    def _tabled_by(self, facts: Facts) -> Iterator[Line]:
        """The office of whoever put something forward, for no record here names a person."""
        offices = {each["name"]: each["role_nl"] for each in self._source["persons_named"]}
        if "tabled_by" in facts:
            office = offices[facts["tabled_by"]]
            yield Line(part=MeetingPart.TABLED_BY, text=self._text(f"role.{office}", office))

    def _theme(self, facts: Facts) -> ThemeRecord:
        return ThemeRecord(
            ref=facts["id"],
            group=_WORKING_GROUP,
            text=self._own(f"{facts['id']}.text", facts["nl"]),
            source_lines=facts["src"],
        )

    def _decision(self, facts: Facts) -> DecisionRecord:
        return DecisionRecord(
            ref=facts["id"],
            body=body_code(facts["body"]),
            what=self._own(f"{facts['id']}.what", facts["what_nl"]),
            decided_on=cell(facts["date"]),
            source_lines=facts["src"],
        )

    def _lines(self, facts: Facts, lists: Iterable[tuple[str, str, Any]]) -> Iterator[Line]:
        for field, name, part in lists:
            told = facts.get(field) or ()
            if isinstance(told, Mapping):
                yield from (
                    Line(part=part, text=self._text(f"{facts['id']}.{name}.{who}")) for who in told
                )
                continue
            for number, each in enumerate([told] if isinstance(told, str) else told, start=1):
                if not name:
                    yield Line(part=part, body=body_code(each))
                    continue
                # What is one text in the file has no number among the wordings, but for members.
                one = isinstance(told, str) and name != "member"
                key = f"{facts['id']}.{name}" if one else f"{facts['id']}.{name}.{number}"
                yield Line(part=part, text=self._text(key, each))

    def _own(self, key: str, dutch: str) -> Wording:
        text = self._text(key, dutch)
        return Wording(nl=text.nl, fr=text.fr, en=text.en, own=True)

    def _text(self, key: str, dutch: str = "") -> Wording:
        return Wording.of({**self._wordings[key], **({"nl": dutch} if dutch else {})})
