"""The records of other subjects that an initiative consists of, each as an item of the report."""

from collections.abc import Iterable, Iterator

from relais.foundation.access import Viewer
from relais.programme.models import Component
from relais.programme.queries.composing.groups import Groups
from relais.programme.queries.composing.names import Names
from relais.programme.queries.composing.trainings import Trainings
from relais.programme.rules.periods import ReportPeriod
from relais.programme.rules.report import Item
from relais.programme.rules.vocabulary import ComponentKind


class Components:
    """Every training, material, publication and group, read once."""

    def __init__(self, viewer: Viewer, names: Names, period: ReportPeriod) -> None:
        self.trainings = Trainings(viewer, names, period)
        self.groups = Groups(viewer, names, period)

    def items(self, components: Iterable[Component]) -> Iterator[Item]:
        """These components in their order; places stand with the initiative itself."""
        for component in components:
            if component.kind == ComponentKind.TRAINING:
                yield self.trainings.item(component.ref)
            elif component.kind == ComponentKind.GROUP:
                yield self.groups.item(component.ref)
