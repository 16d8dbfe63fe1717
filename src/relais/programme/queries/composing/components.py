"""The records of other subjects that an initiative consists of, each as an item of the report."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from relais.foundation.access import Viewer
from relais.programme.models import Component
from relais.programme.queries.composing.groups import Groups
from relais.programme.queries.composing.materials import Materials
from relais.programme.queries.composing.names import Names
from relais.programme.queries.composing.trainings import Trainings
from relais.programme.rules.periods import ReportPeriod
from relais.programme.rules.report import Item, Table
from relais.programme.rules.vocabulary import ComponentKind


class Components:
    """Every training, material, study and group, read once; and which of them were told."""

    def __init__(self, viewer: Viewer, names: Names, period: ReportPeriod) -> None:
        self.trainings = Trainings(viewer, names, period)
        self.groups = Groups(viewer, names, period)
        self.materials = Materials(viewer, names, period)
        # Places stand with the initiative itself, in one table with their sums.
        self._items: Mapping[str, Callable[[str], Item]] = {
            ComponentKind.TRAINING: self.trainings.item,
            ComponentKind.GROUP: self.groups.item,
            ComponentKind.MATERIAL: self.materials.item,
            ComponentKind.PUBLICATION: self.materials.item,
        }

    def items(self, components: Iterable[Component]) -> Iterator[Item]:
        """These components in their order."""
        for component in components:
            if component.kind in self._items:
                yield self._items[component.kind](component.ref)

    def annexes(self, told: frozenset[str]) -> tuple[Table, ...]:
        """The tables of what was told, by the references of the items."""
        refs = sorted(told)
        found = (
            self.trainings.annex(refs),
            *self.trainings.counts(refs),
            self.materials.annex(refs),
            self.groups.annex(refs),
        )
        return tuple(table for table in found if table.rows)
