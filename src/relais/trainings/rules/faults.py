"""What keeps a training from being taken: each fault by its name, with where it stands."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from relais.foundation.partial_dates import NotADate, PartialDate
from relais.foundation.quantities import TEXT_AT_MOST, NotAQuantity, Quantity
from relais.foundation.wording import LANGUAGES
from relais.trainings.rules.records import (
    CountRowRecord,
    CountTableRecord,
    CourseRecord,
    ProgrammeRecord,
    SessionRecord,
)
from relais.trainings.rules.vocabulary import CountMode

REF: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,19}")
# Ours: no training counts more, so a longer number is a slip.
HEADS_AT_MOST: Final = 1_000_000
# What the narrowest column for a number holds.
SMALL_AT_MOST: Final = 32_767
ROWS_AT_MOST: Final = 200
_YEARS: Final = range(1900, 2200)
_SHARE: Final = re.compile(r"\d{1,3}(?:\.\d{1,4})?")
# What tells the parts of a line of a list apart where it is typed.
_NO_LINE: Final = re.compile(r"[|\[\]\r\n]")
_LENGTHS: Final = {"provider": 64, "initiative": 20, "outlook": 20, "lines": 80}
_DATES: Final = ("starts", "ends", "planned_next")
_QUANTITIES: Final = (
    "sessions",
    "hours_per_session",
    "persons",
    "printed_average",
    "round_tables",
    "planned_next_sessions",
)
_NUMBERS: Final = {
    "max_participants": HEADS_AT_MOST,
    "duration_days": SMALL_AT_MOST,
    "persons_per_zone": HEADS_AT_MOST,
    "themes_printed": SMALL_AT_MOST,
}


class RecordFault(StrEnum):
    """What is wrong with a training as it was entered."""

    MALFORMED_REF = "malformed_ref"
    TWICE = "twice"
    NO_TITLE = "no_title"
    UNKNOWN_PROGRAMME = "unknown_programme"
    NOT_A_DATE = "not_a_date"
    NOT_A_QUANTITY = "not_a_quantity"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_SHARE = "not_a_share"
    NOT_A_YEAR = "not_a_year"
    ENDS_BEFORE_START = "ends_before_start"
    TOO_LONG = "too_long"
    EMPTY_ITEM = "empty_item"
    MALFORMED_ITEM = "malformed_item"
    NOT_A_CHOICE = "not_a_choice"
    NO_ROWS = "no_rows"
    TOO_MANY_ROWS = "too_many_rows"
    NUMBER_TWICE = "number_twice"
    NUMBER_FROM_ONE = "number_from_one"
    MEASURED_WITHOUT_SESSION = "measured_without_session"
    DECLARED_WITH_SESSION = "declared_with_session"
    UNKNOWN_SESSION = "unknown_session"
    UNKNOWN_COURSE = "unknown_course"
    UNKNOWN_SHEET = "unknown_sheet"
    OTHER_COLUMNS = "other_columns"
    TABLE_DIFFERS = "table_differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: of which training, in which field, in which row of its table (from 1)."""

    ref: str
    fault: RecordFault
    field: str = ""
    table: int | None = None
    row: int | None = None
    # The sheet of a file; then `row` is its row there, the headings being the first.
    sheet: str = ""


def faults(
    programmes: Sequence[ProgrammeRecord], courses: Sequence[CourseRecord], *, known: Iterable[str]
) -> tuple[Fault, ...]:
    """Everything that is wrong; `known` are the programmes that we have already."""
    at_hand = {*known, *(programme.ref for programme in programmes)}
    return (
        *_twice([programme.ref for programme in programmes]),
        *_twice([course.ref for course in courses]),
        *(fault for programme in programmes for fault in _about_programme(programme)),
        *(fault for course in courses for fault in about_course(course, programmes=at_hand)),
    )


def about_course(course: CourseRecord, *, programmes: Iterable[str]) -> Iterator[Fault]:
    """What is wrong with one training and all that hangs on it."""
    ref = course.ref
    yield from _about_name(ref, title=any(_texts(course.title)))
    if course.programme and course.programme not in programmes:
        yield Fault(ref=ref, fault=RecordFault.UNKNOWN_PROGRAMME, field="programme")
    yield from _about_fields(course)
    for item in course.items:
        if not (item.body or any(_texts(item.text))):
            yield Fault(ref=ref, fault=RecordFault.EMPTY_ITEM, field=f"list_{item.part}")
        elif _NO_LINE.search("".join((item.body, *_texts(item.text)))):
            yield Fault(ref=ref, fault=RecordFault.MALFORMED_ITEM, field=f"list_{item.part}")
    yield from _about_numbers(ref, [held.number for held in course.held], field="held")
    for held in course.held:
        yield from _about_session(ref, held)
    yield from _about_numbers(ref, [table.number for table in course.tables], field="tables")
    sessions = {held.number for held in course.held}
    for table in course.tables:
        yield from about_table(ref, table, sessions=sessions)


def about_table(ref: str, table: CountTableRecord, *, sessions: Iterable[int]) -> Iterator[Fault]:
    """What is wrong with one count table; not whether its numbers add up."""
    wrong = [*_about_mode(table, sessions)]
    if not table.rows:
        wrong.append(RecordFault.NO_ROWS)
    if len(table.rows) > ROWS_AT_MOST:
        wrong.append(RecordFault.TOO_MANY_ROWS)
    yield from (Fault(ref=ref, fault=fault, table=table.number) for fault in wrong)
    if _is_no_quantity(table.printed_total):
        yield Fault(
            ref=ref, fault=RecordFault.NOT_A_QUANTITY, field="printed_total", table=table.number
        )
    for number, row in enumerate(table.rows, start=1):
        for fault, field in _about_row(row):
            yield Fault(ref=ref, fault=fault, field=field, table=table.number, row=number)


def _about_programme(programme: ProgrammeRecord) -> Iterator[Fault]:
    yield from _about_name(programme.ref, title=any(_texts(programme.title)))
    if not all(item.body or any(_texts(item.text)) for item in programme.items):
        yield Fault(ref=programme.ref, fault=RecordFault.EMPTY_ITEM)


def _about_name(ref: str, *, title: bool) -> Iterator[Fault]:
    if not REF.fullmatch(ref):
        yield Fault(ref=ref, fault=RecordFault.MALFORMED_REF, field="ref")
    if not title:
        yield Fault(ref=ref, fault=RecordFault.NO_TITLE, field="title")


def _about_fields(course: CourseRecord) -> Iterator[Fault]:
    checks: tuple[tuple[RecordFault, Iterator[str]], ...] = (
        (RecordFault.TOO_LONG, _too_long(course)),
        (RecordFault.NOT_A_DATE, _failing(course, _DATES, _is_no_date)),
        (RecordFault.NOT_A_QUANTITY, _failing(course, _QUANTITIES, _is_no_quantity)),
        (RecordFault.NOT_A_NUMBER, _not_a_number(course)),
    )
    wrong = [
        Fault(ref=course.ref, fault=fault, field=name)
        for fault, fields in checks
        for name in fields
    ]
    yield from wrong
    if not {"starts", "ends"} & {fault.field for fault in wrong} and _ends_before_start(course):
        yield Fault(ref=course.ref, fault=RecordFault.ENDS_BEFORE_START, field="ends")


def _failing(
    course: CourseRecord, names: Iterable[str], is_wrong: Callable[[str], bool]
) -> Iterator[str]:
    return (name for name in names if is_wrong(getattr(course, name)))


def _too_long(course: CourseRecord) -> Iterator[str]:
    return (name for name, at_most in _LENGTHS.items() if len(getattr(course, name)) > at_most)


def _not_a_number(course: CourseRecord) -> Iterator[str]:
    return (name for name, most in _NUMBERS.items() if _is_out_of(getattr(course, name), most))


def _ends_before_start(course: CourseRecord) -> bool:
    if not course.starts or not course.ends:
        return False
    return PartialDate.parse(course.ends).ends_before(PartialDate.parse(course.starts).first_day)


def _about_session(ref: str, held: SessionRecord) -> Iterator[Fault]:
    if _is_no_date(held.held_on):
        yield Fault(ref=ref, fault=RecordFault.NOT_A_DATE, field="held_on")
    if _is_no_quantity(held.hours):
        yield Fault(ref=ref, fault=RecordFault.NOT_A_QUANTITY, field="hours")


def _about_mode(table: CountTableRecord, sessions: Iterable[int]) -> Iterator[RecordFault]:
    if table.mode is CountMode.MEASURED and table.session is None:
        yield RecordFault.MEASURED_WITHOUT_SESSION
    elif table.mode is CountMode.DECLARED and table.session is not None:
        yield RecordFault.DECLARED_WITH_SESSION
    elif table.session is not None and table.session not in sessions:
        yield RecordFault.UNKNOWN_SESSION


def _about_row(row: CountRowRecord) -> Iterator[tuple[RecordFault, str]]:
    for name in ("heads", "men", "women"):
        if _is_out_of(getattr(row, name), HEADS_AT_MOST):
            yield RecordFault.NOT_A_NUMBER, name
    if row.year is not None and row.year not in _YEARS:
        yield RecordFault.NOT_A_YEAR, "year"
    if row.printed_share and not _is_share(row.printed_share):
        yield RecordFault.NOT_A_SHARE, "printed_share"


def _about_numbers(ref: str, numbers: Sequence[int], *, field: str) -> Iterator[Fault]:
    if len(set(numbers)) < len(numbers):
        yield Fault(ref=ref, fault=RecordFault.NUMBER_TWICE, field=field)
    if any(not 1 <= number <= SMALL_AT_MOST for number in numbers):
        yield Fault(ref=ref, fault=RecordFault.NUMBER_FROM_ONE, field=field)


def _twice(refs: Sequence[str]) -> Iterator[Fault]:
    for ref in dict.fromkeys(refs):
        if refs.count(ref) > 1:
            yield Fault(ref=ref, fault=RecordFault.TWICE, field="ref")


def _texts(text: object) -> list[str]:
    return [getattr(text, language) for language in LANGUAGES]


def _is_no_date(text: str) -> bool:
    try:
        return bool(text) and not PartialDate.parse(text)
    except NotADate:
        return True


def _is_no_quantity(text: str) -> bool:
    if len(text) > TEXT_AT_MOST:
        return True
    try:
        return bool(text) and not Quantity.parse(text)
    except NotAQuantity:
        return True


def _is_out_of(number: int | None, at_most: int) -> bool:
    return number is not None and not 0 <= number <= at_most


def _is_share(text: str) -> bool:
    return bool(_SHARE.fullmatch(text)) and float(text) <= 100  # noqa: PLR2004  # all of them
