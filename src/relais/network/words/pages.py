"""Groups and their meetings as their page shows them, in the language that is being read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext

from relais.foundation.told import date_in_words, quantity_in_words
from relais.foundation.trilingual import Trilingual
from relais.network import words
from relais.network.rules.records import (
    DecisionRecord,
    GroupRecord,
    Line,
    MeetingRecord,
    NetworkRecords,
)
from relais.network.rules.vocabulary import GroupPart, GroupStatus, MeetingKind, MeetingPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what stands behind it, one or several."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingWords:
    """A row of the meetings of a group."""

    ref: str
    title: str
    when: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWords:
    """A group with all that is known of it."""

    ref: str
    name: str
    facts: tuple[Fact, ...]
    meetings: tuple[MeetingWords, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """Says things in one language; `names` are those of bodies by their code."""

    names: Mapping[str, Trilingual]
    language: str

    def groups_of(self, network: NetworkRecords) -> tuple[GroupWords, ...]:
        """Every group, with its meetings and themes under it."""
        return tuple(self._group(group, network) for group in network.groups)

    def decision(self, decision: DecisionRecord) -> Fact:
        """What was decided, by whom, and when if that is told."""
        when = date_in_words(decision.decided_on) or gettext("date not told")
        text = decision.what.in_language(self.language)
        return Fact(label=self._body(decision.body), values=(f"{text} ({when})",))

    def _group(self, group: GroupRecord, network: NetworkRecords) -> GroupWords:
        return GroupWords(
            ref=group.ref,
            name=group.name.in_language(self.language),
            facts=tuple(chain(self._bodies(group), _told(group), self._lists(group))),
            meetings=tuple(
                self._meeting(each) for each in network.meetings if each.group == group.ref
            ),
            themes=tuple(
                each.text.in_language(self.language)
                for each in network.themes
                if each.group == group.ref
            ),
        )

    def _bodies(self, group: GroupRecord) -> Iterable[Fact]:
        labels = (
            (gettext("Led by"), group.chair),
            (gettext("Supported by"), group.support),
            (gettext("Set up by"), group.mandated_by),
        )
        for label, code in labels:
            if code:
                yield Fact(label=label, values=(self._body(code),))
        if group.status:
            status = words.GROUP_STATUS[GroupStatus(group.status)]
            yield Fact(label=gettext("Still meeting?"), values=(status.in_language(self.language),))

    def _lists(self, group: GroupRecord) -> Iterable[Fact]:
        for part in GroupPart:
            if values := self._lines(group.list_of(part)):
                label = words.GROUP_PART[part].in_language(self.language)
                yield Fact(label=label, values=values)

    def _meeting(self, meeting: MeetingRecord) -> MeetingWords:
        facts = (
            Fact(label=words.MEETING_PART[part].in_language(self.language), values=values)
            for part in MeetingPart
            if (values := self._lines(meeting.list_of(part)))
        )
        kind = words.MEETING_KIND[MeetingKind(meeting.kind)].in_language(self.language)
        return MeetingWords(ref=meeting.ref, title=kind, when=_when(meeting), facts=tuple(facts))

    def _lines(self, lines: Iterable[Line]) -> tuple[str, ...]:
        return tuple(
            self._body(line.body) if line.body else line.text.in_language(self.language)
            for line in lines
        )

    def _body(self, code: str) -> str:
        """A body by its name; who is no body here keeps its code."""
        known = self.names.get(code)
        return known.in_language(self.language) if known else code


def _told(group: GroupRecord) -> Iterable[Fact]:
    """Dates and numbers as the source tells them."""
    told = (
        (gettext("Since, as told"), date_in_words(group.starts)),
        (gettext("Until, as told"), date_in_words(group.ends)),
        (gettext("Members, as told"), quantity_in_words(group.told_members)),
        (gettext("Police zones, as told"), quantity_in_words(group.told_zones)),
        (gettext("Municipalities, as told"), quantity_in_words(group.told_municipalities)),
        (gettext("Meetings, as told"), quantity_in_words(group.told_meetings)),
    )
    for label, value in told:
        if value:
            yield Fact(label=label, values=(value,))


def _when(meeting: MeetingRecord) -> str:
    """The date as told; one of a count says which it is."""
    if meeting.held_on:
        return date_in_words(meeting.held_on)
    if meeting.number:
        return gettext("date not told, number %(number)s") % {"number": meeting.number}
    return gettext("date not told")
