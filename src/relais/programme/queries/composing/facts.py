"""Building lists of facts in which nothing stands that isn't told."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from relais.foundation.partial_dates import PartialDate
from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.programme.rules.periods import ReportPeriod
from relais.programme.rules.report import Blank, Cell, Fact, Facts, Mark, Money
from relais.programme.words import report as words


@dataclass(slots=True)
class FactList:
    """Collects facts about one thing; `lines` is where its source tells them."""

    period: ReportPeriod
    lines: str = ""
    facts: list[Fact] = field(default_factory=list)

    def say(self, key: str, value: Cell | None, *marks: Mark) -> None:
        """A fact under a label of the report; nothing if there is no value."""
        self.say_as(words.label(key), value, *marks)

    def say_as(self, label: Wording, value: Cell | None, *marks: Mark) -> None:
        """The same under a label of its own."""
        if value:
            self.facts.append(Fact(label=label, value=value, marks=marks, source=self.lines))

    def date(self, key: str, told: str) -> None:
        """A date as told, marked when it lies outside the period."""
        if told:
            self.say(key, PartialDate.parse(told), *self.period.marks(told))

    def money(self, key: str, euro: int | None) -> None:
        self.say(key, Blank.UNKNOWN if euro is None else Money(euro=euro))

    def number(self, key: str, number: int | None, *marks: Mark) -> None:
        if number is not None:
            self.say(key, Quantity.exactly(number), *marks)

    def blocks(self) -> Iterator[Facts]:
        if self.facts:
            yield Facts(facts=tuple(self.facts))


def count_cell(number: int | None) -> Cell:
    """A number of a table, or that the source doesn't print it."""
    return Blank.NOT_PRINTED if number is None else Quantity.exactly(number)


def date_cell(told: str) -> Cell:
    return PartialDate.parse(told) if told else Blank.UNKNOWN
