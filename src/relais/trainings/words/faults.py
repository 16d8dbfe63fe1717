"""What keeps a training from being taken, as sentences; and why a file is not read."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relais.foundation.sheets import SheetRefusal
from relais.trainings.rules.faults import ROWS_AT_MOST, Fault, RecordFault
from relais.trainings.rules.loading import LoadOutcome

FAULT: Final[dict[RecordFault, Promise]] = {
    RecordFault.MALFORMED_REF: _(
        "A reference is 1 to 20 letters, digits, hyphens or underscores, such as T27."
    ),
    RecordFault.TWICE: _("Another training has this reference already."),
    RecordFault.NO_TITLE: _("Give the title in at least one language."),
    RecordFault.UNKNOWN_PROGRAMME: _("There is no programme with this reference."),
    RecordFault.NOT_A_DATE: _(
        "Write a date as 2022-12-06, 2022-12, 2022-autumn or 2022: as much as you know."
    ),
    RecordFault.NOT_A_QUANTITY: _(
        "Write a number as it was told: 245, >=170, 100..150 or ~100. Leave it empty if unknown."
    ),
    RecordFault.NOT_A_NUMBER: _("Write a whole number, or leave it empty if unknown."),
    RecordFault.NOT_A_SHARE: _("Write a percentage from 0 to 100 with a point, such as 7.2."),
    RecordFault.NOT_A_YEAR: _("Write a year in four digits."),
    RecordFault.ENDS_BEFORE_START: _("It ends before it starts."),
    RecordFault.TOO_LONG: _("This is too long."),
    RecordFault.EMPTY_ITEM: _("A line of this list says nothing."),
    RecordFault.MALFORMED_ITEM: _(
        "Write one line for each: [code] for an organisation, else Dutch | French | English."
    ),
    RecordFault.NOT_A_CHOICE: _("This is none of the choices."),
    RecordFault.NO_ROWS: _("A count table needs at least one row."),
    RecordFault.TOO_MANY_ROWS: _("A count table has at most %(rows)s rows."),
    RecordFault.NUMBER_TWICE: _("Two have the same number."),
    RecordFault.NUMBER_FROM_ONE: _("Numbers start from 1."),
    RecordFault.MEASURED_WITHOUT_SESSION: _("What was counted at a session needs its session."),
    RecordFault.DECLARED_WITH_SESSION: _("What a source declares belongs to no session."),
    RecordFault.UNKNOWN_SESSION: _("The training has no session with this number."),
    RecordFault.UNKNOWN_COURSE: _("There is no training with this reference."),
    RecordFault.UNKNOWN_SHEET: _(
        "This sheet is none of ours. Download the trainings first and change that file."
    ),
    RecordFault.OTHER_COLUMNS: _("The columns differ from ours in: %(field)s."),
    RecordFault.TABLE_DIFFERS: _("The rows of one table say different things of it."),
}

SHEET_REFUSAL: Final[dict[SheetRefusal, Promise]] = {
    SheetRefusal.TOO_LARGE: _("The file is larger than we read."),
    SheetRefusal.TOO_MANY_ROWS: _("The file has more rows than we read."),
    SheetRefusal.NOT_A_SPREADSHEET: _("This is no XLSX or CSV file, or it is damaged."),
    SheetRefusal.DOCUMENT_TYPE: _(
        "The file holds a document type, which a spreadsheet may not. It was not read further."
    ),
}

OUTCOME: Final[dict[LoadOutcome, Promise]] = {
    LoadOutcome.NEW: _("new training"),
    LoadOutcome.CHANGED: _("changed training"),
    LoadOutcome.SAME: _("unchanged training"),
}


def fault_sentence(fault: Fault) -> str:
    """What is wrong, without where."""
    return str(FAULT[fault.fault] % {"rows": ROWS_AT_MOST, "field": fault.field})


def fault_line(fault: Fault) -> str:
    """What is wrong and where, for a list of faults of a file."""
    place = [
        fault.sheet and gettext("sheet %(sheet)s") % {"sheet": fault.sheet},
        fault.row and gettext("row %(row)s") % {"row": fault.row},
        fault.ref,
        "" if fault.fault is RecordFault.OTHER_COLUMNS else fault.field,
    ]
    return f"{', '.join(str(part) for part in place if part)}: {fault_sentence(fault)}".lstrip(": ")
