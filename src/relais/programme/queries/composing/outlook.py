"""What an edition announces for afterwards."""

from collections.abc import Iterator
from itertools import groupby

from relais.programme.models import Edition, OutlookItem
from relais.programme.queries.composing.facts import FactList
from relais.programme.queries.composing.means import Means
from relais.programme.queries.composing.names import Names
from relais.programme.queries.composing.trainings import Trainings
from relais.programme.rules.report import Block, Item, Mark, Part
from relais.programme.rules.vocabulary import Progress
from relais.programme.words import PROGRESS
from relais.programme.words import report as words


class Outlook:
    """The announcements of an edition under their headings."""

    def __init__(self, edition: Edition, names: Names, means: Means, trainings: Trainings) -> None:
        self.names = names
        self.period = means.period
        self.trainings = trainings
        self.calls = {call.ref: call for call in means.calls}
        self.means = means
        self.items = list(OutlookItem.unscoped.filter(edition=edition).order_by("order"))

    def parts(self) -> Iterator[Part]:
        for heading, items in groupby(self.items, key=lambda each: each.heading):
            told = words.HEADING.get(heading)
            yield Part(
                ref=f"outlook-{heading.replace('_', '-')}",
                title=words.in_three(told) if told else words.same(heading),
                items=tuple(item for each in items for item in self._items(each)),
            )

    def _items(self, told: OutlookItem) -> Iterator[Item]:
        """The announcement, and after it a training that no initiative tells."""
        yield self._item(told)
        if told.training in self.trainings.of_no_initiative:
            yield self.trainings.item(told.training)

    def _item(self, told: OutlookItem) -> Item:
        marks = (Mark.OWN_WORDING,) if told.own_wording else ()
        return Item(
            ref=told.ref,
            title=told.text,
            blocks=tuple(self._blocks(told)),
            marks=marks + self.period.marks(told.due),
            source=told.lines,
        )

    def _blocks(self, told: OutlookItem) -> Iterator[Block]:
        facts = FactList(self.period, lines=told.lines)
        facts.say("owner", self.names.bodies(told.owners))
        facts.date("due", told.due)
        if told.progress:
            facts.say("progress", words.in_three(PROGRESS[Progress(told.progress)]))
        for key in ("training", "meeting", "call"):
            facts.say(key, words.same(getattr(told, key)))
        yield from facts.blocks()
        if told.call in self.calls:
            yield from self.means.call(self.calls[told.call]).blocks
