"""The list of pharmacies in words: on its page, in its export, and where it is taken over."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.pharmacies import (
    NUMBER_AT_MOST,
    TEXT_AT_MOST,
    PharmacyDisplay,
    PharmacyStatus,
)
from relais.organisations.rules.pharmacies_file import (
    LAYOUT,
    PharmaciesRefusal,
    PharmacyFault,
    RefusedRow,
)
from relais.organisations.rules.pharmacies_import import (
    PharmacyOutcome,
    PharmacyReport,
    PharmacyRow,
)

PHARMACIES_PAGE = Trilingual(nl="Apotheken", fr="Pharmacies", en="Pharmacies")

# The list has a word for "suspended" that could sound like a punishment; it is not always one.
STATUS: dict[PharmacyStatus, Promise] = {
    PharmacyStatus.ACTIVE: _("On the list"),
    PharmacyStatus.SUSPENDED: _("Temporarily not active"),
    PharmacyStatus.CLOSED: _("No longer on the list since %(day)s"),
}

OUTCOME: dict[PharmacyOutcome, Promise] = {
    PharmacyOutcome.NEW: _("new pharmacy"),
    PharmacyOutcome.CHANGED: _("changed pharmacy"),
    PharmacyOutcome.UNCHANGED: _("unchanged pharmacy"),
    PharmacyOutcome.CLOSED: _("closed pharmacy"),
}

REFUSAL: dict[PharmaciesRefusal, Promise] = {
    PharmaciesRefusal.UNREADABLE: _("%(file)s can not be opened. Is it there?"),
    PharmaciesRefusal.NOT_A_SPREADSHEET: _("%(file)s is not an .xlsx spreadsheet, or is damaged."),
    PharmaciesRefusal.TOO_LARGE: _(
        "%(file)s is far larger than a list of pharmacies. It was not unpacked further."
    ),
    PharmaciesRefusal.TOO_MANY_ROWS: _("%(file)s has far more rows than a list of pharmacies."),
    PharmaciesRefusal.DOCUMENT_TYPE: _(
        "%(file)s holds a document type, which a spreadsheet may not. It was not read further."
    ),
    PharmaciesRefusal.OTHER_HEADINGS: _(
        "%(file)s has another form than expected: row %(row)s must hold %(columns)s headings and "
        "nothing else. Compare it with the description of the columns."
    ),
    PharmaciesRefusal.NO_DAY: _(
        "%(file)s does not say of which day it is. The last row must end on a day in brackets, "
        "such as (update : 24-11-2026)."
    ),
    PharmaciesRefusal.DAY_TO_COME: _("%(file)s says that it is of a day that is still to come."),
    PharmaciesRefusal.OLDER: _("%(file)s is older than the list that was taken over last."),
    PharmaciesRefusal.NO_PHARMACY: _(
        "%(file)s names no pharmacy in Brussels. Is it the right list, and are the municipalities "
        "loaded?"
    ),
}

FAULT: dict[PharmacyFault, Promise] = {
    PharmacyFault.NO_NUMBER: _("Row %(row)s: the authorisation number is missing."),
    PharmacyFault.MALFORMED_NUMBER: _(
        "Row %(row)s: an authorisation number is 1 to %(digits)s digits, not %(value)s."
    ),
    PharmacyFault.NUMBER_TWICE: _(
        "Row %(row)s: authorisation number %(value)s stands in the list more than once."
    ),
    PharmacyFault.NO_NAME: _("Row %(row)s: the name is missing."),
    PharmacyFault.NO_ADDRESS: _("Row %(row)s: the address is missing."),
    PharmacyFault.TOO_LONG: _(
        "Row %(row)s: a name or an address has at most %(signs)s characters."
    ),
    PharmacyFault.MALFORMED_POSTCODE: _(
        "Row %(row)s: a postcode is four digits, not “%(value)s”. It could be one of Brussels."
    ),
    PharmacyFault.UNKNOWN_POSTCODE: _(
        "Row %(row)s: postcode %(value)s lies among those of Brussels, but no municipality has it."
    ),
    PharmacyFault.UNCLEAR_MUNICIPALITY: _(
        "Row %(row)s: this postcode lies in two municipalities, and the name is that of neither: "
        "%(value)s."
    ),
}

SUSPENDED = _("temporarily not active")
RESUMED = _("active again")
REOPENED = _("on the list again")
NOTHING_CHANGED = _("Nothing was changed: one row with a fault stops the whole list.")
DRY_RUN = _("Nothing was changed. Run again with --apply to take this over.")
TAKEN_OVER = _("Taken over.")
UP_TO_DATE = _("This list was taken over before: nothing to change.")


def refusal_sentence(refusal: PharmaciesRefusal, *, file: str) -> str:
    """Why a file as a whole is not taken over."""
    facts = {"file": file, "row": LAYOUT.headings_row, "columns": len(LAYOUT.columns)}
    return str(REFUSAL[refusal]) % facts


def fault_lines(refused: RefusedRow) -> Iterator[str]:
    """A line for each thing that is wrong with one row."""
    limits = {"digits": NUMBER_AT_MOST, "signs": TEXT_AT_MOST}
    for fault in refused.faults:
        facts = {"row": refused.row, "value": fault.value, **limits}
        yield str(FAULT[fault.code]) % facts


def row_line(row: PharmacyRow) -> str:
    """What becomes of one pharmacy, with the names of the fields that change."""
    record = row.record
    head = f"{OUTCOME[row.outcome]}: {record.number} {record.name}, {record.postcode}"
    marks = "; ".join(str(mark) for mark in _marks(row))
    return f"{head} ({marks})" if marks else head


def _marks(row: PharmacyRow) -> Iterator[str | Promise]:
    if row.outcome is PharmacyOutcome.CHANGED:
        yield ", ".join(row.fields)
        if "closed_on" in row.fields:
            yield REOPENED
        if "suspended" in row.fields:
            yield SUSPENDED if row.record.suspended else RESUMED
    elif row.record.suspended:
        yield SUSPENDED


def counts(report: PharmacyReport) -> str:
    """How many of each there are, and of which day."""
    facts = {str(outcome): report.count(outcome) for outcome in PharmacyOutcome}
    return gettext(
        "List of %(day)s: %(new)s new, %(changed)s changed, %(unchanged)s unchanged, %(closed)s "
        "closed. Outside Brussels, read past: %(elsewhere)s."
    ) % {**facts, "day": day(report.day), "elsewhere": report.elsewhere}


def conclusion(report: PharmacyReport) -> str:
    """What the reading of a list came to."""
    if not report.is_news:
        return str(UP_TO_DATE)
    return str(TAKEN_OVER if report.applied else DRY_RUN)


def total(found: Sequence[PharmacyDisplay]) -> str:
    """How many there are, and apart from those how many there were."""
    closed = sum(each.status is PharmacyStatus.CLOSED for each in found)
    listed = len(found) - closed
    here = ngettext(
        "%(count)s pharmacy on the list.", "%(count)s pharmacies on the list.", listed
    ) % {"count": listed}
    if not closed:
        return here
    gone = gettext("No longer on it, and last in the table: %(count)s.") % {"count": closed}
    return f"{here} {gone}"


def status(pharmacy: PharmacyDisplay) -> str:
    """The status, and of a closed one since which list."""
    since = day(pharmacy.closed_on) if pharmacy.closed_on else ""
    return str(STATUS[pharmacy.status]) % {"day": since}


def day(value: date) -> str:
    """A day as the reader's language writes it."""
    return date_format(value, "j F Y")


def sheet(
    found: Iterable[PharmacyDisplay], *, as_of: date | None, language: str
) -> Iterator[tuple[str, ...]]:
    """The page as rows of a spreadsheet: headings, then a pharmacy a row."""
    yield (
        gettext("Authorisation number"),
        gettext("Name"),
        gettext("Address"),
        gettext("Postcode"),
        gettext("Municipality"),
        gettext("Status"),
        gettext("Day of the list"),
    )
    for each in found:
        municipality = each.municipality.in_language(language)
        facts = (each.number, each.name, each.address, each.postcode, municipality, status(each))
        yield (*facts, as_of.isoformat() if as_of else "")
