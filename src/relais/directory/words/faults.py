"""What is wrong with a record of an import file, and what an import does, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.directory.rules.hours import HoursRefusal
from relais.directory.rules.imports import ImportRow, Outcome
from relais.directory.rules.record import Fault, FaultCode
from relais.directory.rules.secrecy import SecrecyRefusal

FAULT: dict[FaultCode, Promise] = {
    FaultCode.UNKNOWN_FIELD: _("%(field)s: this field does not exist. %(value)s"),
    FaultCode.MISSING: _("%(field)s: this must be filled in."),
    FaultCode.WRONG_TYPE: _("%(field)s: this is not the kind of value that is expected. %(value)s"),
    FaultCode.TOO_LONG: _("%(field)s: at most %(value)s characters."),
    FaultCode.MALFORMED_CODE: _("%(field)s: only a-z, 0-9 and hyphens. %(value)s"),
    FaultCode.DUPLICATE_CODE: _("%(field)s: two records of this file are called %(value)s."),
    FaultCode.UNKNOWN_WORD: _("%(field)s: this word is not on the list. %(value)s"),
    FaultCode.UNKNOWN_LANGUAGE: _("%(field)s: no ISO 639-1 code of a language. %(value)s"),
    FaultCode.UNKNOWN_AREA: _("%(field)s: no NIS code of one of the 19 municipalities. %(value)s"),
    FaultCode.UNKNOWN_STEWARD: _("%(field)s: no body has this code. %(value)s"),
    FaultCode.UNKNOWN_ZONE: _("%(field)s: no police zone has this code. %(value)s"),
    FaultCode.UNKNOWN_RELAY: _("%(field)s: there is no other service with this code. %(value)s"),
    FaultCode.MALFORMED_HOURS: _("%(field)s: these hours can not be read. %(value)s"),
    FaultCode.MALFORMED_NUMBER: _(
        "%(field)s: write the number as it is printed, such as 02 553 17 40. %(value)s"
    ),
    FaultCode.UNKNOWN_SHORT_NUMBER: _(
        "%(field)s: %(value)s is not a known short number. Is it a slip, as 1720 for 1712?"
    ),
    FaultCode.MALFORMED_MAIL: _("%(field)s: this is not an e-mail address. %(value)s"),
    FaultCode.MALFORMED_DAY: _(
        "%(field)s: write days as 2026-11-24, the last not before the first. %(value)s"
    ),
    FaultCode.AGES_REVERSED: _("%(field)s: the highest age is below the lowest. %(value)s"),
    FaultCode.SECRET_ADDRESS: _(
        "%(field)s: the address of this service is secret and is never stored."
    ),
    FaultCode.SECRET_PLACE: _(
        "%(field)s: this could tell where a secret house is. Write it in other words."
    ),
    FaultCode.SECRECY_LIFTED: _(
        "%(field)s: an import can not make a secret address public. Ask the service itself."
    ),
}
HOURS: dict[HoursRefusal, Promise] = {
    HoursRefusal.UNREADABLE: _("This is no opening_hours text."),
    HoursRefusal.FALLBACK: _("Do not use || in hours: write unknown in quotes instead."),
    HoursRefusal.OPEN_END: _("Hours need an end: do not use +."),
    HoursRefusal.SCHOOL_HOLIDAYS: _("School holidays can not be worked out: use closures."),
    HoursRefusal.HOLIDAY_OFFSET: _("Days counted from a holiday can not be worked out."),
    HoursRefusal.SUN_TIME: _("Hours by the sun can not be worked out."),
    HoursRefusal.DAYS_WITHOUT_TIMES: _("Write the times beside the days."),
    HoursRefusal.CLOSING_NOT_LAST: _("Write closings such as PH off last."),
    HoursRefusal.NIGHT_BESIDE_OTHER_RULES: _("Split hours past midnight at 24:00."),
}
SECRECY: dict[SecrecyRefusal, Promise] = {
    SecrecyRefusal.STREET: _("This looks like a street."),
    SecrecyRefusal.POSTCODE: _("This looks like a postcode."),
    SecrecyRefusal.COORDINATES: _("This looks like coordinates."),
    SecrecyRefusal.MAP_LINK: _("This looks like a link to a map."),
    SecrecyRefusal.DIRECTIONS: _("This looks like a way to get there."),
    SecrecyRefusal.UNREADABLE: _("This is in letters that can not be checked."),
}
OUTCOME: dict[Outcome, Promise] = {
    Outcome.NEW: _("new"),
    Outcome.CHANGED: _("changed"),
    Outcome.UNCHANGED: _("unchanged"),
    Outcome.REFUSED: _("refused"),
    Outcome.DUPLICATE: _("left alone, merged into another record"),
}
LOSES_CONFIRMATION = _("was confirmed, must be confirmed again")
DROPS_NOTE = _("its note is not kept")
NO_NAME = _("a record")
DRY_RUN = _("Nothing was changed. Run again with --apply to take this over.")
NOTHING_CHANGED = _("Nothing was changed: one record with a fault stops the whole file.")
TAKEN_OVER = _("Taken over. Version of the data: %(version)s.")
TIDIED = _("Let go of, because their time is past: %(count)s.")
UP_TO_DATE = _("The shipped services are already here. Version of the data: %(version)s.")
UNREADABLE_FILE = _("%(file)s can not be read as a list of services.")
UNWRITABLE_FILE = _("%(file)s can not be written.")
EXPORTED = _("Services written: %(count)s.")
NOT_ALL_EXPORTED = _("Some records are not in the file: an import would refuse them.")


def fault_sentence(fault: Fault) -> str:
    """What is wrong, with what stood there when that may be told."""
    said = (str(FAULT[fault.code]) % {"field": fault.field, "value": fault.value}).strip()
    if fault.detail is None:
        return said
    return f"{said}: {_detail(fault.detail)}" if fault.value else f"{said} {_detail(fault.detail)}"


def _detail(detail: HoursRefusal | SecrecyRefusal) -> Promise:
    """Both lists know a word "unreadable", and mean something else by it."""
    return HOURS[detail] if isinstance(detail, HoursRefusal) else SECRECY[detail]


def row_lines(row: ImportRow) -> list[str]:
    """One line about the record, and one for each of its faults."""
    marks = [
        *([", ".join(row.fields)] if row.fields else []),
        *([str(LOSES_CONFIRMATION)] if row.loses_confirmation else []),
        *([str(DROPS_NOTE)] if row.drops_note else []),
    ]
    head = f"{OUTCOME[row.outcome]}: {row.code or NO_NAME}"
    first = f"{head} ({'; '.join(marks)})" if marks else head
    return [first, *(f"    {fault_sentence(fault)}" for fault in row.faults)]
