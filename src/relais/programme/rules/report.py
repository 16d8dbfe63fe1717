"""The report as a document: what is composed, frozen, hashed, and drawn in every format.

A tree of plain values. Every leaf that is text stands in three languages, so that one frozen
edition gives all of them. Nothing here knows how it is drawn.
"""

from dataclasses import dataclass
from enum import StrEnum

from relais.foundation.partial_dates import PartialDate
from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording


class Mark(StrEnum):
    """What a reader must know of a piece of the report; each is shown in words beside it."""

    OWN_WORDING = "own_wording"
    OUTSIDE_PERIOD = "outside_period"
    DERIVED = "derived"
    MEASURED = "measured"
    NO_INFORMATION = "no_information"
    NOT_VALIDATED = "not_validated"
    PRINTED_DIFFERS = "printed_differs"
    MISSING_TRANSLATION = "missing_translation"


class Blank(StrEnum):
    """Why a cell is empty: never because it is zero."""

    NOT_PRINTED = "not_printed"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in euro."""

    euro: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A percentage as printed (`7.2`), and as the heads give it in hundredths (714 is 7.14 %)."""

    printed: Quantity | None
    computed_hundredths: int | None = None


type Cell = Wording | Quantity | PartialDate | Money | Share | Blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; a numeric one is set to the right and added up by nobody."""

    key: str
    label: Wording
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; its marks hold for all of it."""

    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...] = ()
    # It adds up the others: a chart leaves it out, or nothing beside it could be seen.
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A bar chart of one numeric column of the table that it stands beside."""

    label_column: str
    value_column: str
    # What the chart says, for those who don't see it.
    alt: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a caption. A chart never stands without its table."""

    ref: str
    caption: Wording
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Wording, ...] = ()
    bars: Bars | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text, or a remark that stands out if it has marks."""

    text: Wording
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of a list of facts: what, and how much, when, or who."""

    label: Wording
    value: Cell
    marks: tuple[Mark, ...] = ()
    # Lines of the source, as `142-149`; empty when the fact is not from a printed source.
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A list of facts."""

    facts: tuple[Fact, ...]


type Block = Paragraph | Facts | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that is told: an initiative, a training, a recommendation, a remark."""

    ref: str
    title: Wording
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    # Lines of the source.
    source: str = ""
    # What it tells has come to an end, so that the next edition may leave it out.
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section of a chapter."""

    ref: str
    title: Wording
    items: tuple[Item, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportChapter:
    """A chapter, with the number that its source printed when that is another one."""

    ref: str
    number: int
    title: Wording
    parts: tuple[Part, ...]
    printed_number: int | None = None

    @property
    def is_renumbered(self) -> bool:
        """Whether the source prints it under another number."""
        return self.printed_number not in {None, self.number}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An edition as it is read: `ref` is `2022`, `revision` counts from 1."""

    ref: str
    revision: int
    title: Wording
    publisher: Wording
    # The line under which the source may be reproduced; on every page that shows its data.
    attribution: Wording
    period_start: PartialDate
    period_end: PartialDate
    chapters: tuple[ReportChapter, ...]
    annexes: tuple[Table, ...] = ()
    # What was changed since the revision before; empty for the first.
    errata: tuple[Wording, ...] = ()
