"""Groups in which organisations meet: their meetings, what was on the table, what was decided."""

from collections.abc import Iterator, Sequence

from relais.foundation.access import Viewer
from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.network import interface as network
from relais.network.interface import (
    GroupPart,
    GroupRecord,
    GroupStatus,
    Line,
    MeetingKind,
    MeetingPart,
    MeetingRecord,
)
from relais.programme.queries.composing.facts import FactList, date_cell
from relais.programme.queries.composing.names import Names, joined
from relais.programme.rules.periods import ReportPeriod
from relais.programme.rules.report import Block, Cell, Column, Item, Mark, Row, Table
from relais.programme.words import report as words


class Groups:
    """Every group with its meetings and themes, read once."""

    def __init__(self, viewer: Viewer, names: Names, period: ReportPeriod) -> None:
        self.names = names
        self.period = period
        self.groups = {group.ref: group for group in network.groups(viewer)}
        self.meetings = network.meetings(viewer)
        self.themes = network.themes(viewer)

    def item(self, ref: str) -> Item:
        group = self.groups[ref]
        return Item(
            ref=group.ref,
            title=group.name,
            blocks=tuple(self._blocks(group)),
            marks=(Mark.OWN_WORDING,) if group.own_wording else (),
            source=group.source_lines,
            ended=group.status == GroupStatus.ENDED,
        )

    def annex(self, refs: Sequence[str]) -> Table:
        """Every meeting of these groups."""
        return self._table([each for each in self.meetings if each.group in refs], ref="meetings")

    def _blocks(self, group: GroupRecord) -> Iterator[Block]:
        yield from self._facts(group).blocks()
        meetings = [each for each in self.meetings if each.group == group.ref]
        if meetings:
            yield self._table(meetings, ref=f"{group.ref}-meetings")
        themes = [each for each in self.themes if each.group == group.ref]
        if themes:
            yield Table(
                ref=f"{group.ref}-themes",
                caption=words.label("themes_of_meetings"),
                columns=(
                    Column(key="ref", label=words.label("reference")),
                    Column(key="what", label=words.label("what")),
                ),
                rows=tuple(Row(cells=(words.same(each.ref), each.text)) for each in themes),
            )

    def _facts(self, group: GroupRecord) -> FactList:
        facts = FactList(self.period, lines=group.source_lines)
        facts.say("chair", self.names.bodies([group.chair]))
        facts.say("support", self.names.bodies([group.support]))
        facts.say("mandated_by", self.names.bodies([group.mandated_by]))
        for part in GroupPart:
            told = group.list_of(part)
            if told:
                label = words.in_three(network.GROUP_PART[part])
                facts.say_as(label, self._listed(told))
        facts.date("starts", group.starts)
        facts.date("ends", group.ends)
        if group.status:
            facts.say("status", words.in_three(network.GROUP_STATUS[GroupStatus(group.status)]))
        for key in ("members", "zones", "municipalities", "meetings"):
            told_number = getattr(group, f"told_{key}")
            if told_number:
                facts.say(f"told_{key}", Quantity.parse(told_number))
        return facts

    def _listed(self, lines: Sequence[Line]) -> Wording:
        return joined(self.names.body(each.body) if each.body else each.text for each in lines)

    def _table(self, meetings: Sequence[MeetingRecord], *, ref: str) -> Table:
        return Table(
            ref=ref,
            caption=words.label("meetings"),
            columns=(
                Column(key="ref", label=words.label("reference")),
                Column(key="kind", label=words.label("kind")),
                Column(key="held_on", label=words.label("due")),
                Column(key="table", label=words.label("on_the_table")),
            ),
            rows=tuple(map(self._row, meetings)),
        )

    def _row(self, meeting: MeetingRecord) -> Row:
        on_the_table = meeting.list_of(MeetingPart.ON_THE_TABLE)
        cells: tuple[Cell, ...] = (
            words.same(meeting.ref),
            words.in_three(network.MEETING_KIND[MeetingKind(meeting.kind)]),
            date_cell(meeting.held_on),
            self._listed(on_the_table) if on_the_table else words.in_three(words.NOT_SAID),
        )
        return Row(cells=cells, marks=self.period.marks(meeting.held_on))
