"""A training in the words of a page: rows of a list, facts, lists, and count tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.foundation.partial_dates import PartialDate
from relais.foundation.told import say_date, say_number, say_period, say_quantity
from relais.foundation.wording import Wording
from relais.trainings.rules.counts import CountTotal, Found
from relais.trainings.rules.display import (
    CountRowDisplay,
    CountTableDisplay,
    CourseDisplay,
    SessionDisplay,
)
from relais.trainings.rules.listing import mandatory
from relais.trainings.rules.vocabulary import CountMode, CoursePart, Dimension
from relais.trainings.words.findings import COVERAGE, finding_sentence
from relais.trainings.words.labels import (
    COURSE_PART,
    DIMENSION,
    GRADE,
    HOUR_UNIT,
    KIND,
    LANGUAGE,
    MODE,
    STATUS,
)

type Names = Mapping[str, str]

MANDATORY: dict[str, Promise] = {
    "yes": _("compulsory"),
    "no": _("not compulsory"),
    "untold": _("not said"),
}


LIST_HEADINGS = (
    _("Reference"),
    _("Title"),
    _("Kind"),
    _("Given by"),
    _("Compulsory"),
    _("When"),
    _("Participations as told"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A training in the list."""

    ref: str
    title: str
    kind: str
    provider: str
    mandatory: str
    period: str
    persons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """One cell of a table; a number is set to the right."""

    text: str
    is_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row with what doesn't fit in it, as sentences."""

    cells: tuple[ShownCell, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """A count table: which way it was counted stands in its caption."""

    number: int
    caption: str
    source: str
    note: str
    lines: str
    headings: tuple[ShownCell, ...]
    # How many columns the label of a total takes.
    label_span: int
    rows: tuple[ShownRow, ...]
    totals: tuple[ShownRow, ...]
    findings: tuple[str, ...]


def text_of(text: Wording) -> str:
    """The text in the language of the page, else in the first that there is."""
    return text.in_language(_language())


def list_row(course: CourseDisplay, names: Names) -> ListRow:
    return ListRow(
        ref=course.ref,
        title=text_of(course.title),
        kind=_said(KIND, course.record.kind),
        provider=provider(course, names),
        mandatory=str(MANDATORY[mandatory(course)]),
        period=say_period(course.starts, course.ends),
        persons=_persons(course),
    )


def list_headings() -> tuple[str, ...]:
    """What stands above the list in a spreadsheet."""
    return tuple(str(heading) for heading in LIST_HEADINGS)


def list_cells(row: ListRow) -> tuple[str, ...]:
    return astuple(row)


def provider(course: CourseDisplay, names: Names) -> str:
    """Who gives it: an organisation with its unit, a name as told, or a remark on who."""
    record = course.record
    name = names.get(record.provider, record.provider) or text_of(record.provider_name)
    parts = (name, text_of(record.provider_unit), text_of(record.provider_note))
    return " · ".join(filter(None, parts))


def facts(course: CourseDisplay, names: Names) -> list[tuple[Any, str]]:
    """What was told, each with its label; what was not told is left out, but for persons."""
    return [(label, told) for label, told in (*_first(course, names), *_more(course)) if told]


def _first(course: CourseDisplay, names: Names) -> Iterator[tuple[Any, str]]:
    record = course.record
    yield _("Kind"), _said(KIND, record.kind)
    yield _("Given by"), provider(course, names)
    yield _("When"), say_period(course.starts, course.ends)
    yield _("How far it is"), _said(STATUS, course.status)
    note = text_of(record.mandatory_note)
    yield _("Compulsory"), ": ".join(filter(None, [str(MANDATORY[mandatory(course)]), note]))
    if course.coverage and course.coverage.refusal:
        yield _("Coverage"), COVERAGE[course.coverage.refusal].in_language(_language())
    yield _("Open to other zones or organisations"), _yes_or_no(record.open_to_others)
    yield _("Goal"), text_of(record.goal)
    yield _("Participations as told"), _persons(course)


def _more(course: CourseDisplay) -> Iterator[tuple[Any, str]]:
    record = course.record
    unit = _said(HOUR_UNIT, course.hour_unit)
    yield _("Sessions"), _if_told(course.sessions)
    yield _("Hours a session"), f"{_if_told(course.hours_per_session)} {unit}".strip()
    yield _("All hours, computed"), _number(course.hours)
    yield _("Places at most a session"), _number(record.max_participants)
    yield _("Places at most in all, computed"), _number(course.seats)
    yield _("Duration in days"), _number(record.duration_days)
    yield _("Persons for each zone"), _number(record.persons_per_zone)
    yield _("Average a session, as printed"), _if_told(course.printed_average)
    if course.average:
        yield _("Average a session, computed"), _hundredths(course.average.hundredths)
        if course.average.finding:
            yield _("What doesn’t fit"), sentence(course.average.finding)
    yield _("Round tables"), _if_told(course.round_tables)
    yield _("Number of themes, as printed"), _number(record.themes_printed)
    yield _("Planned again"), _day(course.planned_next)
    yield _("Sessions planned again"), _if_told(course.planned_next_sessions)
    yield _("Programme"), record.programme
    yield _("Initiative"), record.initiative
    yield _("Outlook"), record.outlook
    yield _("Lines of the source"), record.lines


def lists(course: CourseDisplay, names: Names) -> list[tuple[str, list[str]]]:
    """Each list that has anything in it, under its title."""
    return [
        (_said(COURSE_PART, part), [_item(item.body, item.text, names) for item in items])
        for part in CoursePart
        if (items := course.items(part))
    ]


def sessions(held: Iterable[SessionDisplay]) -> list[tuple[int, str]]:
    """Each session by its number, in one line."""
    return [(each.number, _session(each)) for each in held]


def table(shown: CountTableDisplay) -> ShownTable:
    """A count table with what is printed and what is computed side by side."""
    told = [each for each in Dimension if each in shown.dimensions and each is not Dimension.GENDER]
    columns = _columns(shown)
    headings = (*_names(told), *(_cell(_HEADING[name], is_number=True) for name in columns))
    return ShownTable(
        number=shown.number,
        caption=_caption(shown),
        source=text_of(shown.source),
        note=text_of(shown.note),
        lines=shown.lines,
        headings=headings,
        label_span=max(1, len(told)),
        rows=tuple(
            ShownRow(
                cells=(*_values(number, row, told), *_numbers(row, columns)),
                findings=_sentences(row.findings),
            )
            for number, row in enumerate(shown.rows, start=1)
        ),
        totals=tuple(_totals(shown, columns)),
        findings=_sentences(shown.findings),
    )


def _names(told: Sequence[Dimension]) -> list[ShownCell]:
    """What stands above the values of a row; rows that nothing tells apart have a number."""
    return [_cell(_said(DIMENSION, each)) for each in told] or [_cell(_("Row"))]


def _values(number: int, row: CountRowDisplay, told: Sequence[Dimension]) -> list[ShownCell]:
    return [_cell(_value(row, each)) for each in told] or [_cell(number)]


def _caption(shown: CountTableDisplay) -> str:
    told = [f"{shown.number}", _said(MODE, shown.mode)]
    if shown.session is not None:
        told.append(str(_("session %(number)s") % {"number": shown.session}))
    return " · ".join(told)


_HEADING: Final = {
    "heads": _("Heads, as printed"),
    "counted": _("Heads, counted"),
    "men": _("Men"),
    "women": _("Women"),
    "share": _("Share in %, as printed"),
    "computed_heads": _("Heads, computed"),
    "computed_share": _("Share in %, computed"),
}


def _columns(shown: CountTableDisplay) -> tuple[str, ...]:
    """The numbers that this table has; what no row has gets no column."""
    genders = ("men", "women") if Dimension.GENDER in shown.dimensions else ()
    if shown.mode is CountMode.MEASURED:
        return ("counted", *genders)
    shares = ("share", "computed_heads") if any(r.printed_share for r in shown.rows) else ()
    computed = any(row.computed_share_hundredths is not None for row in shown.rows)
    return ("heads", *genders, *shares, *(("computed_share",) if computed else ()))


def _numbers(row: CountRowDisplay, columns: Sequence[str]) -> Iterator[ShownCell]:
    told = {
        "heads": _count(row.heads),
        "counted": _count(row.heads),
        "men": _count(row.men),
        "women": _count(row.women),
        "share": _if_told(row.printed_share),
        "computed_heads": _number(row.computed_heads),
        "computed_share": _hundredths(row.computed_share_hundredths),
    }
    return (_cell(told[name], is_number=True) for name in columns)


def _totals(shown: CountTableDisplay, columns: Sequence[str]) -> Iterator[ShownRow]:
    """The total as printed, the computed one, and those by year, language and grade if several."""
    if shown.printed_total:
        printed = say_quantity(shown.printed_total)
        blanks = [_cell("") for _name in columns[1:]]
        cells = (_cell(_("Total as printed")), _cell(printed, is_number=True), *blanks)
        yield ShownRow(cells=cells, findings=())
    yield _total_row(_("Total, computed"), shown.total, columns)
    if sum(each is not Dimension.GENDER for each in shown.dimensions) > 1:
        for group in shown.groups:
            value = _group_value(group.dimension, group.value)
            label = f"{_said(DIMENSION, group.dimension)}: {value}"
            yield _total_row(label, group.total, columns)


def _total_row(label: Any, total: CountTotal, columns: Sequence[str]) -> ShownRow:
    # Heads that were computed from shares add up to a number that nobody printed.
    heads = "computed_heads" if "computed_heads" in columns else columns[0]
    told = {
        heads: _count(total.heads),
        "men": _count(total.men),
        "women": _count(total.women),
    }
    missing = _("Rows without a number: %(rows)s") % {"rows": total.rows_without}
    return ShownRow(
        cells=(_cell(label), *(_cell(told.get(name, ""), is_number=True) for name in columns)),
        findings=(str(missing),) if total.rows_without else (),
    )


def _group_value(dimension: Dimension, value: str) -> str:
    if dimension is Dimension.LANGUAGE:
        return _said(LANGUAGE, value)
    return _said(GRADE, value) if dimension is Dimension.GRADE else value


def _value(row: CountRowDisplay, dimension: Dimension) -> str:
    if dimension is Dimension.YEAR:
        return _number(row.year)
    if dimension is Dimension.LANGUAGE:
        return _said(LANGUAGE, row.language)
    if dimension is Dimension.GRADE:
        return _said(GRADE, row.grade)
    return text_of(row.sector)


def _sentences(found: Sequence[Found]) -> tuple[str, ...]:
    return tuple(map(sentence, found))


def sentence(found: Found) -> str:
    """What was found, in the language of the page."""
    return finding_sentence(found).in_language(_language())


def finding_choices(findings: Iterable[Found]) -> list[tuple[str, str]]:
    """Each finding by its key, as the sentence to tick."""
    return [(found.key, _numbered(found)) for found in findings]


def _numbered(found: Found) -> str:
    told = sentence(found)
    if found.row is None:
        return told
    return str(_("Row %(row)s: %(sentence)s") % {"row": found.row, "sentence": told})


def _session(held: SessionDisplay) -> str:
    hours = str(_("%(hours)s hours") % {"hours": held.hours}) if held.hours else ""
    parts = (_day(held.held_on), _said(LANGUAGE, held.language), held.place, hours)
    return " · ".join(filter(None, parts))


def _item(body: str, text: Wording, names: Names) -> str:
    return " · ".join(filter(None, [names.get(body, body), text_of(text)]))


def _said(words: Mapping[Any, Any], value: Any) -> str:
    return words[value].in_language(_language()) if value else ""


def _cell(text: Any, *, is_number: bool = False) -> ShownCell:
    return ShownCell(text=str(text), is_number=is_number)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _persons(course: CourseDisplay) -> str:
    """How many; unknown is no zero."""
    return _if_told(course.persons) or str(_("unknown"))


def _day(told: PartialDate | None) -> str:
    return say_date(told) if told else ""


def _count(number: int | None) -> str:
    """A number, or a dash for what was not told."""
    return "–" if number is None else str(number)


def _hundredths(hundredths: int | None) -> str:
    """714 as 7.14, or 7,14 where one writes so; nothing for none."""
    if hundredths is None:
        return ""
    return say_number(f"{hundredths // 100}.{hundredths % 100:02d}")


def _if_told(quantity: Any) -> str:
    return say_quantity(quantity) if quantity else ""


def _yes_or_no(told: bool | None) -> str:  # noqa: FBT001  # a fact as told, no switch
    return "" if told is None else str(_("yes") if told else _("no"))


def _language() -> str:
    return get_language() or "nl"
