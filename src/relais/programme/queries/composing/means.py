"""Places where people can stay, budgets, calls and subsidies."""

from collections.abc import Iterable, Iterator, Sequence

from relais.foundation.quantities import Quantity
from relais.programme.models import Award, Budget, Call, Capacity, Subsidy
from relais.programme.queries.composing.facts import FactList, count_cell, date_cell
from relais.programme.queries.composing.names import Names, joined
from relais.programme.rules.periods import ReportPeriod
from relais.programme.rules.report import (
    Blank,
    Block,
    Cell,
    Column,
    Item,
    Mark,
    Money,
    Paragraph,
    Row,
    Table,
)
from relais.programme.rules.source.means import VICTIMS_OF_DOMESTIC_VIOLENCE
from relais.programme.rules.vocabulary import CapacityStatus, CostKind
from relais.programme.words import CAPACITY_STATUS, COST_KIND
from relais.programme.words import report as words


def bought(capacities: Iterable[Capacity]) -> list[Capacity]:
    """The places that a budget of the Region bought."""
    return [each for each in capacities if each.bought_with_id]


def places(capacities: Iterable[Capacity]) -> int:
    """All their places together; only of those of which the number is told."""
    return sum(each.places or 0 for each in capacities)


class Means:
    """Everything about money and places, read once."""

    def __init__(self, names: Names, period: ReportPeriod) -> None:
        self.names = names
        self.period = period
        self.capacities = list(Capacity.unscoped.select_related("bought_with", "initiative"))
        self.budgets = list(Budget.unscoped.all())
        self.calls = list(Call.unscoped.prefetch_related("cost_lines", "awards__initiative"))
        self.subsidies = list(Subsidy.unscoped.select_related("initiative"))

    def of_initiative(self, ref: str) -> Iterator[Block]:
        """The places, subsidies and awards of one initiative."""
        yield from self._places([each for each in self.capacities if _is_of(each, ref)])
        for subsidy in self.subsidies:
            if _is_of(subsidy, ref):
                yield from self._subsidy(subsidy)
        for call in self.calls:
            if any(_is_of(award, ref) for award in call.awards.all()):
                yield from self.call(call).blocks

    def _places(self, capacities: Sequence[Capacity]) -> Iterator[Block]:
        if capacities:
            yield self.table(capacities)
        for capacity in capacities:
            if capacity.note:
                yield Paragraph(text=joined((words.same(capacity.ref), capacity.note), by=": "))
        budgets = {
            each.bought_with.ref: each.bought_with for each in capacities if each.bought_with
        }
        for budget in budgets.values():
            yield from self._budget(budget)

    def table(self, capacities: Sequence[Capacity]) -> Table:
        """The houses with places, rooms and dwellings; only places of bought ones are added up."""
        totals = _totals(bought(capacities))
        return Table(
            ref=f"places-{capacities[0].ref}",
            caption=words.label("capacity"),
            columns=(
                Column(key="ref", label=words.label("reference")),
                Column(key="name", label=words.label("name")),
                Column(key="target", label=words.label("target")),
                Column(key="places", label=words.label("places"), numeric=True),
                Column(key="rooms", label=words.label("rooms"), numeric=True),
                Column(key="dwellings", label=words.label("dwellings"), numeric=True),
                Column(key="opening", label=words.label("opening")),
                Column(key="status", label=words.label("status")),
                Column(key="firm", label=words.label("firm")),
            ),
            rows=(*map(self._row, capacities), *totals),
        )

    def call(self, call: Call) -> Item:
        return Item(
            ref=call.ref,
            title=call.title,
            blocks=tuple(self._call(call)),
            source=call.lines,
        )

    def _row(self, capacity: Capacity) -> Row:
        cells: tuple[Cell, ...] = (
            words.same(capacity.ref),
            capacity.name or self.names.bodies([capacity.owner]),
            capacity.target or Blank.UNKNOWN,
            count_cell(capacity.places),
            count_cell(capacity.rooms),
            count_cell(capacity.dwellings),
            date_cell(capacity.opening),
            _status(capacity),
            _firm(capacity),
        )
        return Row(cells=cells, marks=self.period.marks(capacity.opening))

    def _budget(self, budget: Budget) -> Iterator[Block]:
        facts = FactList(self.period, lines=budget.lines)
        facts.say("budget", budget.what)
        facts.say("funder", self.names.bodies([budget.payer]))
        facts.money("amount", budget.amount_eur)
        yield from facts.blocks()
        if not budget.is_split:
            yield Paragraph(text=words.in_three(words.NO_SPLIT))

    def _subsidy(self, subsidy: Subsidy) -> Iterator[Block]:
        facts = FactList(self.period, lines=subsidy.lines)
        facts.say("subsidy", words.same(subsidy.ref))
        facts.say("beneficiary", self.names.bodies([subsidy.beneficiary]))
        facts.say("funder", self.names.bodies(subsidy.funders))
        facts.money("amount", subsidy.amount_eur)
        yield from facts.blocks()

    def _call(self, call: Call) -> Iterator[Block]:
        facts = FactList(self.period, lines=call.lines)
        facts.say("funder", self.names.bodies([call.funder]))
        facts.say("eligible", call.eligible)
        facts.date("opened", call.opened_on)
        facts.date("closed", call.closed_on)
        facts.money("amount", call.amount_eur)
        if call.amount_eur is not None:
            basis = call.amount_basis
            facts.say("per", words.same(basis) if basis else words.in_three(words.NOT_SAID))
        facts.number("selection", call.projects_in_selection)
        for award in call.awards.all():
            facts.say("beneficiary", self.names.bodies([award.beneficiary]))
            facts.money("awarded", award.amount_eur)
            facts.date("starts", award.starts)
            facts.number("duration", award.duration_years)
        yield from facts.blocks()
        if call.cost_lines.all():
            yield _cost_lines(call)


def _is_of(record: Capacity | Subsidy | Award, initiative: str) -> bool:
    return record.initiative is not None and record.initiative.ref == initiative


def _cost_lines(call: Call) -> Table:
    return Table(
        ref=f"{call.ref}-costs",
        caption=joined((words.label("cost_kind"), call.title), by=": "),
        columns=(
            Column(key="kind", label=words.label("kind")),
            Column(key="what", label=words.label("what")),
            Column(key="amount", label=words.label("amount"), numeric=True),
        ),
        rows=tuple(
            Row(
                cells=(
                    words.in_three(COST_KIND[CostKind(line.kind)]),
                    line.label,
                    Blank.UNKNOWN if line.amount_eur is None else Money(euro=line.amount_eur),
                )
            )
            for line in call.cost_lines.all()
        ),
    )


def _totals(capacities: Sequence[Capacity]) -> Iterator[Row]:
    """Sums that the source doesn't print: each labelled as derived."""
    if not capacities:
        return
    firm = [each for each in capacities if each.is_firm]
    victims = [each for each in capacities if each.target_nl == VICTIMS_OF_DOMESTIC_VIOLENCE]
    for sentence, counted in (
        (words.TOTAL_PLACES, capacities),
        (words.FIRM_PLACES, firm),
        (words.VICTIM_PLACES, victims),
    ):
        empty = (Blank.NOT_APPLICABLE,) * 5
        cells: tuple[Cell, ...] = (
            words.same("Σ"),
            words.in_three(sentence),
            Blank.NOT_APPLICABLE,
            Quantity.exactly(places(counted)),
            *empty,
        )
        yield Row(cells=cells, marks=(Mark.DERIVED,), is_total=True)


def _status(capacity: Capacity) -> Cell:
    if not capacity.status:
        return Blank.UNKNOWN
    return words.in_three(CAPACITY_STATUS[CapacityStatus(capacity.status)])


def _firm(capacity: Capacity) -> Cell:
    return Blank.UNKNOWN if capacity.is_firm is None else words.yes_no(yes=capacity.is_firm)
