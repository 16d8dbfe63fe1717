"""The trainings of an initiative: what was printed, and beside it what follows from it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from relais.foundation.access import Viewer
from relais.foundation.quantities import Quantity
from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import Wording
from relais.programme.queries.composing.facts import FactList
from relais.programme.queries.composing.names import Names, joined
from relais.programme.rules.periods import ReportPeriod
from relais.programme.rules.report import (
    Bars,
    Blank,
    Cell,
    Column,
    Item,
    Mark,
    Row,
    Share,
    Table,
)
from relais.programme.words import report as words
from relais.trainings import interface as trainings
from relais.trainings.interface import (
    CountMode,
    CountRowDisplay,
    CountTableDisplay,
    CourseDisplay,
    CourseItemRecord,
    CoursePart,
    CourseStatus,
    Dimension,
)


class Trainings:
    """Every training of the cadastre, read once."""

    def __init__(self, viewer: Viewer, names: Names, period: ReportPeriod) -> None:
        self.names = names
        self.period = period
        self.courses = {course.ref: course for course in trainings.trainings(viewer)}

    @property
    def of_no_initiative(self) -> set[str]:
        return {ref for ref, course in self.courses.items() if not course.record.initiative}

    def item(self, ref: str) -> Item:
        course = self.courses[ref]
        return Item(
            ref=course.ref,
            title=course.title,
            blocks=(*self._facts(course).blocks(), *map(self.table, course.tables)),
            marks=self._marks(course),
            source=course.record.lines,
            ended=course.status in {CourseStatus.COMPLETED, CourseStatus.ENDED},
        )

    def annex(self, refs: Sequence[str]) -> Table:
        """One row for each training, not added up: who took part in two would count twice."""
        return Table(
            ref="trainings",
            caption=words.label("trainings_all"),
            columns=(
                Column(key="ref", label=words.label("reference")),
                Column(key="title", label=words.label("training")),
                Column(key="kind", label=words.label("kind")),
                Column(key="provider", label=words.label("owner")),
                Column(key="starts", label=words.label("starts")),
                Column(key="ends", label=words.label("ends")),
                Column(key="sessions", label=words.label("sessions"), numeric=True),
                Column(key="persons", label=words.label("persons"), numeric=True),
                Column(key="mandatory", label=words.label("mandatory")),
            ),
            rows=tuple(map(self._row, self._told(refs))),
        )

    def counts(self, refs: Sequence[str]) -> tuple[Table, ...]:
        """Every count table of these trainings, by itself."""
        return tuple(self.table(table) for each in self._told(refs) for table in each.tables)

    def _told(self, refs: Sequence[str]) -> list[CourseDisplay]:
        return [self.courses[ref] for ref in refs if ref in self.courses]

    def table(self, table: CountTableDisplay) -> Table:
        """A count table: what its source prints, and what is calculated from it, side by side."""
        columns = _columns(table)
        return Table(
            ref=f"{table.course}-{table.number}",
            caption=joined(
                (
                    words.label("counts_of"),
                    self.courses[table.course].title,
                    words.in_three(_IN_BRACKETS[table.mode]),
                ),
                by=" ",
            ),
            columns=tuple(columns),
            rows=(
                *(Row(cells=_cells(row, columns), marks=_row_marks(row)) for row in table.rows),
                _total(table, columns),
            ),
            notes=tuple(
                Wording.of(trainings.finding_sentence(found).as_json())
                for found in table.all_findings
            ),
            bars=_bars(table),
        )

    def _marks(self, course: CourseDisplay) -> tuple[Mark, ...]:
        past = self.period.never_touched(starts=course.record.starts, ends=course.record.ends)
        return (Mark.OUTSIDE_PERIOD,) if past else ()

    def _facts(self, course: CourseDisplay) -> FactList:
        record = course.record
        facts = FactList(self.period, lines=record.lines)
        facts.say("kind", words.in_three(trainings.labels.KIND[record.kind]))
        facts.say("owner", self._provider(course))
        for part in CoursePart:
            told = course.items(part)
            if told:
                label = words.in_three(trainings.labels.COURSE_PART[part])
                facts.say_as(label, joined(map(self._listed, told)))
        facts.say("mandatory", _yes_no(mandatory=record.mandatory))
        facts.say("mandatory_note", record.mandatory_note)
        facts.date("starts", record.starts)
        if record.ends != record.starts:
            facts.date("ends", record.ends)
        facts.say("sessions", course.sessions)
        facts.say("hours_each", course.hours_per_session)
        facts.number("days", record.duration_days)
        facts.number("seats_each", record.max_participants)
        facts.say("persons", course.persons or Blank.NOT_PRINTED)
        facts.number("per_zone", record.persons_per_zone)
        facts.say("round_tables", course.round_tables)
        _derived(course, facts)
        facts.date("planned_next", record.planned_next)
        facts.say("planned_next_sessions", course.planned_next_sessions)
        return facts

    def _provider(self, course: CourseDisplay) -> Wording:
        record = course.record
        if record.provider:
            unit = (record.provider_unit,) if record.provider_unit else ()
            return joined((self.names.body(record.provider), *unit))
        return record.provider_name or record.provider_note or words.in_three(words.NOT_SAID)

    def _listed(self, item: CourseItemRecord) -> Wording:
        return self.names.body(item.body) if item.body else item.text

    def _row(self, course: CourseDisplay) -> Row:
        return Row(
            cells=(
                words.same(course.ref),
                course.title,
                words.in_three(trainings.labels.KIND[course.record.kind]),
                self._provider(course),
                course.starts or Blank.UNKNOWN,
                course.ends or Blank.UNKNOWN,
                course.sessions or Blank.NOT_PRINTED,
                course.persons or Blank.NOT_PRINTED,
                _yes_no(mandatory=course.record.mandatory) or Blank.UNKNOWN,
            ),
            marks=self._marks(course),
        )


_IN_BRACKETS = {
    CountMode.DECLARED: Trilingual(nl="(opgegeven)", fr="(déclaré)", en="(declared)"),
    CountMode.MEASURED: Trilingual(nl="(gemeten)", fr="(mesuré)", en="(measured)"),
}


def _derived(course: CourseDisplay, facts: FactList) -> None:
    """What follows from the printed numbers; never shown as printed."""
    facts.say("average_printed", course.printed_average)
    if course.average:
        facts.say("average", _hundredths(course.average.hundredths), Mark.DERIVED)
    facts.number("hours_all", course.hours, Mark.DERIVED)
    facts.number("seats_all", course.seats, Mark.DERIVED)


def _columns(table: CountTableDisplay) -> list[Column]:
    """The dimensions of the table, then the heads; shares only where its source prints them."""
    labels = trainings.labels.DIMENSION
    by = [each for each in table.dimensions if each is not Dimension.GENDER]
    numbers = ["heads"]
    if Dimension.GENDER in table.dimensions:
        numbers += ["men", "women"]
    if table.shares_hundredths is not None:
        numbers.append("share")
    return [
        *(Column(key=each, label=words.in_three(labels[each])) for each in by),
        *(Column(key=each, label=words.label(each), numeric=True) for each in numbers),
    ]


def _cells(row: CountRowDisplay, columns: list[Column]) -> tuple[Cell, ...]:
    return tuple(_cell(row, column.key) for column in columns)


def _cell(row: CountRowDisplay, key: str) -> Cell:
    if key in {"men", "women"}:
        return _heads(getattr(row, key))
    return _READ[key](row)


_READ: Final[Mapping[str, Callable[[CountRowDisplay], Cell]]] = {
    Dimension.YEAR: lambda row: words.same(str(row.year)) if row.year else Blank.NOT_PRINTED,
    Dimension.LANGUAGE: lambda row: _named(
        trainings.labels.LANGUAGE[row.language] if row.language else None
    ),
    Dimension.GRADE: lambda row: _named(trainings.labels.GRADE[row.grade] if row.grade else None),
    Dimension.SECTOR: lambda row: row.sector,
    "heads": lambda row: _heads(row.heads if row.heads is not None else row.computed_heads),
    "share": lambda row: Share(
        printed=row.printed_share, computed_hundredths=row.computed_share_hundredths
    ),
}


def _named(name: Trilingual | None) -> Cell:
    return words.in_three(name) if name else Blank.NOT_PRINTED


def _heads(number: int | None) -> Cell:
    return Blank.NOT_PRINTED if number is None else Quantity.exactly(number)


def _row_marks(row: CountRowDisplay) -> tuple[Mark, ...]:
    marks = [Mark.PRINTED_DIFFERS] if row.findings else []
    if row.heads is None and row.computed_heads is not None:
        marks.append(Mark.DERIVED)
    return tuple(marks)


def _total(table: CountTableDisplay, columns: list[Column]) -> Row:
    """The sum of the rows of this one table, which its source may not print."""
    sums = {"heads": table.total.heads, "men": table.total.men, "women": table.total.women}
    cells: list[Cell] = [Blank.NOT_APPLICABLE] * len(columns)
    for place, column in enumerate(columns):
        if column.key in sums:
            cells[place] = _heads(sums[column.key])
        elif column.key == "share" and table.shares_hundredths is not None:
            cells[place] = _hundredths(table.shares_hundredths)
    cells[0] = words.label("sum")
    return Row(cells=tuple(cells), marks=(Mark.DERIVED,), is_total=True)


def _bars(table: CountTableDisplay) -> Bars | None:
    """A chart by sector or by language; where rows are not printed a chart would mislead."""
    if Dimension.SECTOR not in table.dimensions or table.total.rows_without:
        return None
    return Bars(label_column=Dimension.SECTOR, value_column="heads", alt=words.label("bars_sector"))


def _hundredths(number: int) -> Quantity:
    whole, rest = divmod(number, 100)
    return Quantity.parse(f"{whole}.{rest:02d}" if rest else str(whole))


def _yes_no(*, mandatory: bool | None) -> Wording | None:
    return None if mandatory is None else words.yes_no(yes=mandatory)
