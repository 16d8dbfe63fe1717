"""One row of a table, whichever: a field for each column, and what is wrong with it beside it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.foundation.tables.cells import Shape
from relais.foundation.tables.table import Column, Table, shape_of
from relais.foundation.tables.takeover import CellRefused
from relais.foundation.tables.words import CELL_FAULT, Names
from relais.foundation.wording import LANGUAGES

_HINT: Final = {
    Shape.LIST: _("Separate with “ | ”."),
    Shape.DAY: _("As 2026-03-31."),
    Shape.REFERENCE: _("The reference of a row, as it stands in its table."),
}

_BY_NAME: Final = _("The code, or the name.")


class RowForm(forms.Form):
    """The cells of a row as they stand in a sheet; the key of an existing one can't change."""

    def __init__(
        self, data: Any, *, table: Table, names: Names, cells: Mapping[str, str] | None
    ) -> None:
        super().__init__(data, initial=dict(cells or {}), label_suffix="")
        language = get_language() or ""
        for name, column in table.columns.items():
            field = _field(column)
            field.label = names.column(name, language)
            if name in table.coded:
                field.help_text = f"{_BY_NAME} {field.help_text}".strip()
            field.disabled = cells is not None and name in table.key
            field.required = False
            self.fields[name] = field

    def row(self) -> dict[str, str]:
        return {name: str(value) for name, value in self.cleaned_data.items()}

    def refuse(self, faults: Iterable[CellRefused]) -> None:
        """Say beside each cell what is wrong with it."""
        for fault in faults:
            self.add_error(fault.column, CELL_FAULT[fault.fault])


class Upload(forms.Form):
    """A workbook or one table to take over."""

    file = forms.FileField(
        label=_("Workbook (XLSX), or one table (CSV named after it)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, data: Any, files: Any) -> None:
        super().__init__(data, files, label_suffix="")


def _field(column: Column) -> forms.Field:
    shape = shape_of(column)
    if column.choices:
        offered = [("", "—"), *((str(value), str(label)) for value, label in column.flatchoices)]
        return forms.ChoiceField(choices=offered)
    if shape is Shape.YES_NO:
        return forms.ChoiceField(choices=[("", "—"), ("yes", _("yes")), ("no", _("no"))])
    is_long = column.name.rpartition("_")[2] in LANGUAGES
    widget = forms.Textarea(attrs={"rows": 3}) if is_long else forms.TextInput()
    return forms.CharField(widget=widget, help_text=_HINT.get(shape, ""))
