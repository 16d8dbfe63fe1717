"""A report as it is told in one language: every leaf is a text, ready to be drawn in any format."""

from dataclasses import dataclass

from relais.programme.rules.report import Facts, Mark, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text, and the language in which it stands: another one where a translation is missing."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMark:
    """A mark in words."""

    code: Mark
    label: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar in thousandths of the longest: sure up to `low`, possible up to `high`.

    An open one goes on to where nobody said. One without a number has no length at all.
    """

    label: Said
    value: str
    low: int
    high: int
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars, with what they say for those who don't see them."""

    alt: Said
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldColumn:
    """The head of a column; `width` is its part of the whole, as its words ask for it."""

    label: Said
    numeric: bool
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCell:
    """A cell; a blank one says why it is empty."""

    text: Said
    numeric: bool
    is_blank: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRow:
    """The cells of a row, and what holds for all of it."""

    cells: tuple[ToldCell, ...]
    marks: tuple[ToldMark, ...]
    is_total: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTable:
    """A table; `source` is the same with its numbers, for formats that calculate."""

    ref: str
    caption: Said
    columns: tuple[ToldColumn, ...]
    rows: tuple[ToldRow, ...]
    notes: tuple[Said, ...]
    marks: tuple[ToldMark, ...]
    chart: Chart | None
    source: Table
    kind: str = "table"

    @property
    def has_marks(self) -> bool:
        """Whether any row needs a column for its marks."""
        return any(row.marks for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldParagraph:
    """Running text."""

    text: Said
    marks: tuple[ToldMark, ...]
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFact:
    """A line of a list of facts."""

    label: Said
    value: Said
    marks: tuple[ToldMark, ...]
    lines: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFacts:
    """A list of facts; `source` as in a table."""

    facts: tuple[ToldFact, ...]
    source: Facts
    kind: str = "facts"


type ToldBlock = ToldParagraph | ToldFacts | ToldTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldItem:
    """One thing that is told."""

    ref: str
    title: Said
    marks: tuple[ToldMark, ...]
    lines: str
    blocks: tuple[ToldBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPart:
    """A section."""

    ref: str
    title: Said
    blocks: tuple[ToldBlock, ...]
    items: tuple[ToldItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChapter:
    """A chapter; `remark` says that the source numbers it otherwise."""

    ref: str
    # `3. `, and nothing for what stands before the first chapter.
    numbered: str
    title: Said
    remark: str
    parts: tuple[ToldPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An edition in one language."""

    language: str
    ref: str
    revision: int
    sha256: str
    title: Said
    publisher: Said
    edition: str
    period: str
    attribution: Said | None
    errata: tuple[Said, ...]
    chapters: tuple[ToldChapter, ...]
    annexes: tuple[ToldTable, ...]
    legend: tuple[ToldMark, ...]
    headings: dict[str, str]
    # The names of the languages, as used where a text stands in another.
    in_language: dict[str, str]
