"""Trainings as sheets, the same way out and in: of trainings, of sessions and of counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from relais.trainings.rules.cells import (
    Wrong,
    cells_of,
    columns,
    print_items,
    read_cells,
    read_items,
)
from relais.trainings.rules.faults import Fault, RecordFault
from relais.trainings.rules.records import (
    CountRowRecord,
    CountTableRecord,
    CourseItemRecord,
    CourseRecord,
    SessionRecord,
)
from relais.trainings.rules.vocabulary import CoursePart

TRAININGS: Final = "trainings"
SESSIONS: Final = "sessions"
COUNTS: Final = "counts"
_TABLE: Final = "table_"
_LIST: Final = "list_"

HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    TRAININGS: (*columns(CourseRecord), *(f"{_LIST}{part}" for part in CoursePart)),
    SESSIONS: ("ref", *columns(SessionRecord)),
    COUNTS: (
        "ref",
        *(f"{_TABLE}{name}" for name in columns(CountTableRecord)),
        *columns(CountRowRecord),
    ),
}

type Sheets = Mapping[str, Sequence[Sequence[str]]]


def to_sheets(courses: Iterable[CourseRecord]) -> dict[str, list[tuple[str, ...]]]:
    """Every sheet with its headings."""
    sheets: dict[str, list[tuple[str, ...]]] = {name: [row] for name, row in HEADINGS.items()}
    for course in courses:
        sheets[TRAININGS].append(_in_order(TRAININGS, course_cells(course)))
        for held in course.held:
            sheets[SESSIONS].append(_in_order(SESSIONS, {"ref": course.ref} | cells_of(held)))
        for table in course.tables:
            about = {f"{_TABLE}{name}": cell for name, cell in cells_of(table).items()}
            for row in table.rows:
                cells = {"ref": course.ref} | about | cells_of(row)
                sheets[COUNTS].append(_in_order(COUNTS, cells))
    return sheets


def course_cells(course: CourseRecord) -> dict[str, str]:
    """The cells of a training, with its lists."""
    return cells_of(course) | {
        f"{_LIST}{part}": print_items(course.items, part) for part in CoursePart
    }


def read_course(
    cells: Mapping[str, str], known: CourseRecord | None
) -> tuple[CourseRecord | None, tuple[Wrong, ...]]:
    """A training as its cells say; its sessions and counts as they are known."""
    said, wrong = read_cells(CourseRecord, cells)
    items, wrong_items = _read_lists(cells)
    if wrong or wrong_items:
        return None, (*wrong, *wrong_items)
    course = CourseRecord(**said, items=items)
    if known:
        course = replace(course, held=known.held, tables=known.tables)
    return course, ()


@dataclass(slots=True)
class Read:
    """What a file says: trainings with what is added to them, and everything that is wrong."""

    courses: dict[str, CourseRecord] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def from_sheets(sheets: Sheets, known: Mapping[str, CourseRecord]) -> Read:
    """The trainings that a file names, as they would be; `known` are those that we have.

    A CSV file has one sheet without a title, which its headings tell.
    """
    read = Read()
    rows = {name: tuple(_rows(name, sheet, read)) for name, sheet in _named(sheets, read)}
    for number, cells in rows.get(TRAININGS, ()):
        course, wrong = read_course(cells, known.get(cells["ref"]))
        read.faults += _faults(TRAININGS, number, cells["ref"], wrong)
        if course and course.ref in read.courses:
            read.faults += _faults(TRAININGS, number, course.ref, [(RecordFault.TWICE, "ref")])
        elif course:
            read.courses[course.ref] = course
    _add_sessions(rows.get(SESSIONS, ()), read, known)
    _add_counts(rows.get(COUNTS, ()), read, known)
    return read


type Rows = Iterable[tuple[int, dict[str, str]]]


def _named(sheets: Sheets, read: Read) -> Iterator[tuple[str, Sequence[Sequence[str]]]]:
    by_headings = {frozenset(headings): name for name, headings in HEADINGS.items()}
    for title, sheet in sheets.items():
        name = title
        if not title and sheet:
            name = by_headings.get(frozenset(filter(None, sheet[0])), "")
        if name in HEADINGS:
            yield name, sheet
        else:
            read.faults.append(Fault(ref="", fault=RecordFault.UNKNOWN_SHEET, sheet=title))


def _rows(
    name: str, sheet: Sequence[Sequence[str]], read: Read
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that says anything, with its number in the sheet."""
    headings = [*sheet[0]] if sheet else []
    while headings and not headings[-1]:
        headings.pop()
    if set(headings) != set(HEADINGS[name]):
        different = sorted(set(headings) ^ set(HEADINGS[name]))
        read.faults.append(
            Fault(ref="", fault=RecordFault.OTHER_COLUMNS, field=", ".join(different), sheet=name)
        )
        return
    for number, row in enumerate(sheet[1:], start=2):
        if any(row):
            yield number, dict(zip(headings, row, strict=False))


def _add_sessions(rows: Rows, read: Read, known: Mapping[str, CourseRecord]) -> None:
    for number, cells in rows:
        course = _course(SESSIONS, number, cells, read, known)
        said, wrong = read_cells(SessionRecord, cells)
        read.faults += _faults(SESSIONS, number, cells["ref"], wrong)
        if course and not wrong:
            session = SessionRecord(**said)
            others = tuple(held for held in course.held if held.number != session.number)
            held = tuple(sorted((*others, session), key=lambda each: each.number))
            read.courses[course.ref] = replace(course, held=held)


def _add_counts(rows: Rows, read: Read, known: Mapping[str, CourseRecord]) -> None:
    tables: dict[tuple[str, int], CountTableRecord] = {}
    for number, cells in rows:
        course = _course(COUNTS, number, cells, read, known)
        about = {
            name.removeprefix(_TABLE): cell
            for name, cell in cells.items()
            if name.startswith(_TABLE)
        }
        table, wrong_table = read_cells(CountTableRecord, about)
        row, wrong_row = read_cells(CountRowRecord, cells)
        wrong = [*((fault, f"{_TABLE}{name}") for fault, name in wrong_table), *wrong_row]
        read.faults += _faults(COUNTS, number, cells["ref"], wrong)
        if course and not wrong:
            _add_row(tables, (course.ref, number), (table, row), read)
    for (ref, _number), whole in tables.items():
        course = read.courses[ref]
        others = tuple(each for each in course.tables if each.number != whole.number)
        read.courses[ref] = replace(course, tables=(*others, whole))


def _add_row(
    tables: dict[tuple[str, int], CountTableRecord],
    place: tuple[str, int],
    said: tuple[dict[str, Any], dict[str, Any]],
    read: Read,
) -> None:
    """Add a row to its table; the rows of one table say the same of it."""
    (ref, number), (about, row) = place, said
    key = (ref, about["number"])
    table = CountTableRecord(**about, rows=())
    before = tables.get(key, table)
    if replace(before, rows=()) != table:
        read.faults += _faults(COUNTS, number, ref, [(RecordFault.TABLE_DIFFERS, "table_number")])
    tables[key] = replace(before, rows=(*before.rows, CountRowRecord(**row)))


def _course(
    sheet: str, number: int, cells: Mapping[str, str], read: Read, known: Mapping[str, CourseRecord]
) -> CourseRecord | None:
    """The training that a row belongs to, from this file or from what we have."""
    ref = cells["ref"]
    course = read.courses.get(ref) or known.get(ref)
    if course is None:
        read.faults += _faults(sheet, number, ref, [(RecordFault.UNKNOWN_COURSE, "ref")])
    else:
        read.courses.setdefault(ref, course)
    return course


def _read_lists(cells: Mapping[str, str]) -> tuple[tuple[CourseItemRecord, ...], list[Wrong]]:
    items: list[CourseItemRecord] = []
    wrong: list[Wrong] = []
    for part in CoursePart:
        try:
            items += read_items(cells.get(f"{_LIST}{part}", ""), part)
        except ValueError:
            wrong.append((RecordFault.MALFORMED_ITEM, f"{_LIST}{part}"))
    return tuple(items), wrong


def _faults(sheet: str, number: int, ref: str, wrong: Iterable[Wrong]) -> list[Fault]:
    return [
        Fault(ref=ref, fault=fault, field=name, row=number, sheet=sheet) for fault, name in wrong
    ]


def _in_order(sheet: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells[name] for name in HEADINGS[sheet])
