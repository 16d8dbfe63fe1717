"""What is wrong with a cell or a sheet, and what columns are called that many tables have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.foundation.tables.cells import CellFault
from relais.foundation.tables.takeover import Outcome, RowOutcome, SheetFault, SheetRefused
from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import LANGUAGES

_COLUMN: Final = {
    "ref": Trilingual(nl="Verwijzing", fr="Référence", en="Reference"),
    "title": Trilingual(nl="Titel", fr="Titre", en="Title"),
    "name": Trilingual(nl="Naam", fr="Nom", en="Name"),
    "own_wording": Trilingual(nl="Eigen verwoording", fr="Formulation propre", en="Own wording"),
    "text": Trilingual(nl="Tekst", fr="Texte", en="Text"),
    "order": Trilingual(nl="Volgorde", fr="Ordre", en="Order"),
    "kind": Trilingual(nl="Soort", fr="Type", en="Kind"),
    "status": Trilingual(nl="Toestand", fr="Statut", en="Status"),
    "number": Trilingual(nl="Nummer", fr="Numéro", en="Number"),
    "starts": Trilingual(nl="Begint", fr="Début", en="Begins"),
    "ends": Trilingual(nl="Eindigt", fr="Fin", en="Ends"),
    "label": Trilingual(nl="Benaming", fr="Libellé", en="Label"),
    "note": Trilingual(nl="Opmerking", fr="Remarque", en="Note"),
    "source_lines": Trilingual(
        nl="Regels van de bron", fr="Lignes de la source", en="Lines of the source"
    ),
}
CELL_FAULT: Final = {
    CellFault.NOT_WHOLE: _("Write a whole number, in digits only."),
    CellFault.NOT_YES_NO: _("Write yes or no, or leave it empty."),
    CellFault.NOT_A_DAY: _("Write a day as 2026-03-31."),
    CellFault.UNKNOWN_REFERENCE: _("There is no row with this reference."),
    CellFault.UNKNOWN_NAME: _("Nothing is known here under this name or code."),
    CellFault.EMPTY: _("This may not stay empty."),
    CellFault.NOT_ALLOWED: _("This is not one of the values that may stand here."),
}
SHEET_FAULT: Final = {
    SheetFault.UNKNOWN_TABLE: _("There is no table with this name."),
    SheetFault.UNKNOWN_COLUMN: _("There is no column with this name: %(about)s."),
    SheetFault.MISSING_KEY: _("A column is missing by which its rows are known."),
    SheetFault.TWICE: _("This row stands in the sheet twice: %(about)s."),
    SheetFault.CONTRADICTION: _("Two rows contradict each other, by the rule “%(about)s”."),
}
UNREADABLE: Final = _("This is no workbook or table that can be read. Nothing was changed.")
OUTCOME: Final = {
    Outcome.NEW: _("new row"),
    Outcome.CHANGED: _("changed row"),
    Outcome.SAME: _("same row"),
    Outcome.REFUSED: _("row at fault"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a context calls its tables, and those of their columns that are its own."""

    tables: Mapping[str, Trilingual]
    columns: Mapping[str, Trilingual]

    def table(self, name: str, language: str) -> str:
        return self.tables[name].in_language(language)

    def column(self, name: str, language: str) -> str:
        """What a column is called; of one in three languages also which of them."""
        known = {**_COLUMN, **self.columns}
        stem, _sign, last = name.rpartition("_")
        if last in LANGUAGES and stem in known:
            return f"{known[stem].in_language(language)} ({last})"
        return known[name].in_language(language)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """One row of a dry run in words."""

    table: str
    number: int
    key: str
    outcome: Promise
    # Column, what stood there, what would stand there.
    changes: tuple[tuple[str, str, str], ...]
    # Column, what stands in the sheet, what is wrong with it.
    faults: tuple[tuple[str, str, Promise], ...]


def row_line(row: RowOutcome, names: Names, language: str) -> RowLine:
    """What would become of a row, in the reader's words."""
    return RowLine(
        table=names.table(row.table, language),
        number=row.number,
        key=row.key,
        outcome=OUTCOME[row.outcome],
        changes=tuple(
            (names.column(each.column, language), each.before, each.after) for each in row.changes
        ),
        faults=tuple(
            (names.column(each.column, language), each.text, CELL_FAULT[each.fault])
            for each in row.faults
        ),
    )


def sheet_fault(refused: SheetRefused) -> str:
    """What is wrong with a sheet."""
    return str(SHEET_FAULT[refused.fault]) % {"about": refused.about}
