"""A training as it is shown: what was told, parsed, and beside it what follows from it."""

from dataclasses import dataclass

from relais.foundation.partial_dates import PartialDate
from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.trainings.rules.counts import (
    GROUPED,
    Average,
    ComputedRow,
    CountTotal,
    Found,
    average,
    compute,
    totals_by,
)
from relais.trainings.rules.coverage import Coverage
from relais.trainings.rules.records import (
    CountRowRecord,
    CountTableRecord,
    CourseItemRecord,
    CourseRecord,
    ProgrammeItemRecord,
    ProgrammeRecord,
    SessionRecord,
)
from relais.trainings.rules.vocabulary import (
    CountMode,
    CourseLanguage,
    CoursePart,
    CourseStatus,
    Dimension,
    Grade,
    HourUnit,
    ProgrammePart,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDisplay:
    """A programme with its lists."""

    record: ProgrammeRecord
    title: Wording

    def items(self, part: ProgrammePart) -> tuple[ProgrammeItemRecord, ...]:
        return tuple(item for item in self.record.items if item.part is part)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDisplay:
    """One time that it was given."""

    number: int
    held_on: PartialDate | None
    language: CourseLanguage | None
    place: str
    hours: Quantity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRowDisplay:
    """One row, printed and computed. `None` among what is printed: its source doesn't print it."""

    year: int | None
    language: CourseLanguage | None
    grade: Grade | None
    sector: Wording
    heads: int | None
    men: int | None
    women: int | None
    printed_share: Quantity | None
    computed_heads: int | None
    # 714 is 7.14 %.
    computed_share_hundredths: int | None
    is_printed: bool
    findings: tuple[Found, ...]
    lines: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTotal:
    """The total of the rows of this table that share a year, a language or a grade."""

    dimension: Dimension
    value: str
    total: CountTotal


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTableDisplay:
    """A count table with its mode, and everything that follows from it: never a stated figure."""

    course: str
    number: int
    mode: CountMode
    session: int | None
    dimensions: tuple[Dimension, ...]
    source: Wording
    note: Wording
    printed_total: Quantity | None
    rows: tuple[CountRowDisplay, ...]
    total: CountTotal
    groups: tuple[GroupTotal, ...]
    # The printed shares together, in hundredths of a percent.
    shares_hundredths: int | None
    # About the table as a whole; those of a row stand with it.
    findings: tuple[Found, ...]
    lines: str

    @property
    def all_findings(self) -> tuple[Found, ...]:
        return (*(found for row in self.rows for found in row.findings), *self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDisplay:
    """A training: `record` holds what was told as it was told, the rest is the same, parsed."""

    record: CourseRecord
    title: Wording
    starts: PartialDate | None
    ends: PartialDate | None
    planned_next: PartialDate | None
    sessions: Quantity | None
    hours_per_session: Quantity | None
    hour_unit: HourUnit | None
    # Participations as told.
    persons: Quantity | None
    planned_next_sessions: Quantity | None
    printed_average: Quantity | None
    round_tables: Quantity | None
    status: CourseStatus | None
    # All hours and all seats, computed; only from exact numbers.
    hours: int | None
    seats: int | None
    average: Average | None
    held: tuple[SessionDisplay, ...]
    tables: tuple[CountTableDisplay, ...]

    @property
    def ref(self) -> str:
        return self.record.ref

    def items(self, part: CoursePart) -> tuple[CourseItemRecord, ...]:
        return tuple(item for item in self.record.items if item.part is part)

    @property
    def coverage(self) -> Coverage | None:
        """Of those who have to follow it; a source tells neither how many they are nor who did."""
        return Coverage(valid=None, denominator=None) if self.record.mandatory else None

    def tables_of(self, mode: CountMode) -> tuple[CountTableDisplay, ...]:
        return tuple(table for table in self.tables if table.mode is mode)


def show_programme(record: ProgrammeRecord) -> ProgrammeDisplay:
    """A programme as it is shown."""
    return ProgrammeDisplay(record=record, title=_title(record.title, own=record.own_wording))


def show_course(record: CourseRecord) -> CourseDisplay:
    """A training as it is shown. Its record is one that has no fault."""
    return CourseDisplay(
        record=record,
        title=_title(record.title, own=record.own_wording),
        starts=_date(record.starts),
        ends=_date(record.ends),
        planned_next=_date(record.planned_next),
        sessions=_quantity(record.sessions),
        hours_per_session=_quantity(record.hours_per_session),
        hour_unit=HourUnit(record.hour_unit) if record.hour_unit else None,
        persons=_quantity(record.persons),
        planned_next_sessions=_quantity(record.planned_next_sessions),
        printed_average=_quantity(record.printed_average),
        round_tables=_quantity(record.round_tables),
        status=CourseStatus(record.status) if record.status else None,
        hours=_product(record.sessions, record.hours_per_session),
        seats=_product(record.sessions, str(record.max_participants or "")),
        average=average(
            persons=record.persons, sessions=record.sessions, printed=record.printed_average
        ),
        held=tuple(_session(held) for held in record.held),
        tables=tuple(show_table(record.ref, table) for table in record.tables),
    )


def show_table(course: str, table: CountTableRecord) -> CountTableDisplay:
    """A count table as it is shown."""
    computed = compute(table)
    rows = zip(table.rows, computed.rows, strict=True)
    return CountTableDisplay(
        course=course,
        number=table.number,
        mode=table.mode,
        session=table.session,
        dimensions=table.dimensions,
        source=table.source,
        note=table.note,
        printed_total=_quantity(table.printed_total),
        rows=tuple(_row(row, follows) for row, follows in rows),
        total=computed.total,
        groups=_groups(table),
        shares_hundredths=computed.shares_hundredths,
        findings=computed.findings,
        lines=table.lines,
    )


def _groups(table: CountTableRecord) -> tuple[GroupTotal, ...]:
    """Totals by each dimension that the table has and that tells more than one value apart."""
    return tuple(
        GroupTotal(dimension=dimension, value=str(value), total=total)
        for dimension in GROUPED
        if dimension in table.dimensions
        for value, total in totals_by(table, dimension)
    )


def _row(row: CountRowRecord, follows: ComputedRow) -> CountRowDisplay:
    return CountRowDisplay(
        year=row.year,
        language=_language(row.language),
        grade=Grade(row.grade) if row.grade else None,
        sector=row.sector,
        heads=row.heads,
        men=row.men,
        women=row.women,
        printed_share=_quantity(row.printed_share),
        computed_heads=follows.heads,
        computed_share_hundredths=follows.share_hundredths,
        is_printed=row.is_printed,
        findings=follows.findings,
        lines=row.lines,
    )


def _session(held: SessionRecord) -> SessionDisplay:
    return SessionDisplay(
        number=held.number,
        held_on=_date(held.held_on),
        language=_language(held.language),
        place=held.place,
        hours=_quantity(held.hours),
    )


def _title(title: Wording, *, own: bool) -> Wording:
    return Wording(nl=title.nl, fr=title.fr, en=title.en, own=own)


def _language(code: str) -> CourseLanguage | None:
    return CourseLanguage(code) if code else None


def _date(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _quantity(text: str) -> Quantity | None:
    return Quantity.parse(text) if text else None


def _product(one: str, other: str) -> int | None:
    """Two numbers as told multiplied, if both are exact and the outcome is whole."""
    if not one or not other:
        return None
    left, right = Quantity.parse(one), Quantity.parse(other)
    if not (left.is_exact and right.is_exact):
        return None
    product = left.low * right.low
    return int(product) if product.denominator == 1 else None
