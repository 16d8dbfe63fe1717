"""A count table as somebody types it: what it is about, and its rows, as many as one likes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from relais.trainings.forms.courses import chosen
from relais.trainings.rules.cells import cells_of, read_cells
from relais.trainings.rules.counts import Found
from relais.trainings.rules.faults import ROWS_AT_MOST, Fault
from relais.trainings.rules.records import CountRowRecord, CountTableRecord
from relais.trainings.rules.vocabulary import CountMode, CourseLanguage, Dimension, Grade
from relais.trainings.words.faults import FAULT, fault_sentence
from relais.trainings.words.labels import DIMENSION, GRADE, LANGUAGE
from relais.trainings.words.shown import sentence

_BLANK_ROWS: Final = 3
_LANGUAGES: Final = {"nl": "Nederlands", "fr": "Français", "en": "English"}
# Which cells of a row each dimension brings; the heads are always there.
_CELLS: Final[dict[Dimension, tuple[str, ...]]] = {
    Dimension.YEAR: ("year",),
    Dimension.LANGUAGE: ("language",),
    Dimension.GRADE: ("grade",),
    Dimension.SECTOR: ("sector_nl", "sector_fr", "sector_en"),
    Dimension.GENDER: ("men", "women"),
}
_LABELS: Final = {
    "year": _("Year"),
    "language": _("Language"),
    "grade": _("Grade"),
    "sector_nl": _("Sector (Nederlands)"),
    "sector_fr": _("Sector (Français)"),
    "sector_en": _("Sector (English)"),
    "heads": _("Heads"),
    "men": _("Men"),
    "women": _("Women"),
    "printed_share": _("Share in %"),
    "lines": _("Lines of the source"),
}


class DimensionsForm(forms.Form):
    """What the rows of a new table are told apart by."""

    dimensions = forms.MultipleChoiceField(
        label=_("What are the rows told apart by?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dimensions"].choices = chosen(DIMENSION)[1:]  # type: ignore[attr-defined]


class RowForm(forms.Form):
    """One row; every cell may be empty, and empty is not printed."""

    def __init__(self, *args: Any, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in names:
            self.fields[name] = forms.CharField(
                label=_LABELS[name], max_length=200, required=False, widget=_widget(name)
            )

    def read(self) -> CountRowRecord | None:
        """The row as typed; nothing when it is empty or a cell can't be read."""
        self.is_valid()
        if not any(self.cleaned_data.values()):
            return None
        said, wrong = read_cells(CountRowRecord, self.cleaned_data)
        for fault, name in wrong:
            self.add_error(name, str(FAULT[fault]))
        return None if wrong else CountRowRecord(**said)


class CountsForm(forms.Form):
    """What a table is about. `table` is it as it is now, or a new one without rows."""

    printed_total = forms.CharField(label=_("Total as printed"), max_length=40, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, table: CountTableRecord) -> None:
        super().__init__(data, initial=cells_of(table))
        self.table = table
        for stem, label in (("source", _("Source")), ("note", _("Remark"))):
            for code, language in _LANGUAGES.items():
                self.fields[f"{stem}_{code}"] = forms.CharField(
                    label=f"{label} ({language})", max_length=500, required=False
                )
        self.fields["lines"] = forms.CharField(
            label=_LABELS["lines"], max_length=80, required=False
        )
        self.names = row_names(table)
        self.rows = self._rows(data)
        self.findings: tuple[Found, ...] = ()
        self._kept: list[RowForm] = []

    def _rows(self, data: Mapping[str, Any] | None) -> list[RowForm]:
        if data is None:
            known = [cells_of(row) for row in self.table.rows]
            count = len(known) + (0 if known else _BLANK_ROWS)
        else:
            known, count = [], _count(data.get("rows", ""))
        if data is not None and "more" in data:
            count += _BLANK_ROWS
        return [
            RowForm(
                data,
                names=self.names,
                prefix=f"row-{number}",
                initial=known[number] if number < len(known) else {},
            )
            for number in range(min(count, ROWS_AT_MOST))
        ]

    @property
    def said(self) -> CountTableRecord | None:
        """The table as typed; nothing when a cell can't be read, which is then marked."""
        self.is_valid()
        rows = [row.read() for row in self.rows]
        self._kept = [form for form, row in zip(self.rows, rows, strict=True) if row]
        about = cells_of(self.table) | self.cleaned_data
        said, _wrong = read_cells(CountTableRecord, about)
        if self.errors or any(row.errors for row in self.rows):
            return None
        return CountTableRecord(**said, rows=tuple(row for row in rows if row))

    @property
    def is_refused(self) -> bool:
        """Whether anything is marked, or something doesn't fit that nobody said to have seen."""
        return bool(self.errors or self.findings or any(row.errors for row in self.rows))

    @property
    def keys(self) -> frozenset[str]:
        """The findings that somebody ticked as seen."""
        return frozenset(self.data.getlist("seen"))  # type: ignore[attr-defined]  # a QueryDict

    def refuse(self, faults: Iterable[Fault]) -> None:
        """Say at each cell what is wrong with it."""
        for fault in faults:
            form = self._kept[fault.row - 1] if fault.row else self
            form.add_error(
                fault.field if fault.field in form.fields else None, fault_sentence(fault)
            )

    def show(self, findings: Iterable[Found]) -> None:
        """Show at each row what doesn't fit."""
        self.findings = tuple(findings)

    def shown_rows(self) -> list[tuple[RowForm, list[str]]]:
        """Each row as typed, with what was found in it as sentences."""
        numbers = {id(form): number for number, form in enumerate(self._kept, start=1)}
        return [(form, self._found(numbers.get(id(form)))) for form in self.rows]

    def _found(self, number: int | None) -> list[str]:
        return [sentence(each) for each in self.findings if number and each.row == number]


def row_names(table: CountTableRecord) -> tuple[str, ...]:
    """The cells of a row of this table."""
    chosen_cells = [name for each in Dimension if each in table.dimensions for name in _CELLS[each]]
    told = [name for name in chosen_cells if name not in _CELLS[Dimension.GENDER]]
    genders = [name for name in chosen_cells if name in _CELLS[Dimension.GENDER]]
    printed = ("printed_share", "lines") if table.mode is CountMode.DECLARED else ()
    return (*told, "heads", *genders, *printed)


def _count(said: str) -> int:
    """How many rows the page had; no more than a table may have."""
    is_number = said.isascii() and said.isdecimal() and len(said) <= len(str(ROWS_AT_MOST))
    return min(int(said), ROWS_AT_MOST) if is_number else 0


def _widget(name: str) -> forms.Widget:
    if name == "language":
        return forms.Select(choices=chosen({each: LANGUAGE[each] for each in CourseLanguage}))
    if name == "grade":
        return forms.Select(choices=chosen({each: GRADE[each] for each in Grade}))
    numeric = name in {"year", "heads", "men", "women"}
    return forms.TextInput(attrs={"inputmode": "numeric", "size": 5} if numeric else {"size": 12})
