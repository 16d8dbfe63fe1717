"""What stands beside a report when it is read: marks, headings, captions of charts."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.programme.rules.report import Mark

MARK: Final[dict[Mark, Promise]] = {
    Mark.OWN_WORDING: _("own wording"),
    Mark.OUTSIDE_PERIOD: _("outside the period"),
    Mark.DERIVED: _("derived"),
    Mark.MEASURED: _("measured"),
    Mark.NO_INFORMATION: _("no information"),
    Mark.NOT_VALIDATED: _("not validated"),
    Mark.PRINTED_DIFFERS: _("printed otherwise"),
    Mark.MISSING_TRANSLATION: _("not translated"),
}
MARK_MEANING: Final[dict[Mark, Promise]] = {
    Mark.OWN_WORDING: _(
        "Our own short wording, where the adopted or official text is not at hand in this language."
    ),
    Mark.OUTSIDE_PERIOD: _("It happened before or after the period of this report."),
    Mark.DERIVED: _("Calculated from other figures of this report; nobody stated it so."),
    Mark.MEASURED: _("Counted by Relais itself."),
    Mark.NO_INFORMATION: _("Nobody has said anything about it. That does not mean: nothing done."),
    Mark.NOT_VALIDATED: _("Not yet confirmed by whoever is responsible for it."),
    Mark.PRINTED_DIFFERS: _(
        "The printed source says something else in another place. Both are shown, nothing is"
        " corrected."
    ),
    Mark.MISSING_TRANSLATION: _(
        "The text does not exist in this language yet. It stands in the language that there is."
    ),
}

# The fixed words of the document, by the name under which a template asks for them.
HEADINGS: Final[dict[str, Promise]] = {
    "contents": _("Contents"),
    "legend": _("What the marks mean"),
    "annexes": _("Annexes"),
    "errata": _("What this revision corrects"),
    "lines": _("Source, lines"),
    "marks": _("Marks"),
    "value": _("Value"),
    "fingerprint": _("Fingerprint (SHA-256)"),
    "subject": _("Report to parliament"),
    "chart": _("Chart"),
}
PERIOD: Final = _("Period: from %(start)s to %(end)s")
ATTRIBUTION: Final = _("Source: %(source)s")
EDITION: Final = _("Edition %(ref)s, revision %(revision)s")
PRINTED_NUMBER: Final = _("The source prints this chapter as number %(number)s.")
IN_LANGUAGE: Final[dict[str, Promise]] = {
    "nl": _("in Dutch"),
    "fr": _("in French"),
    "en": _("in English"),
}

# The columns of a spreadsheet that hold one thing told in more ways than one.
AS_TOLD: Final = _("%(column)s, as told")
AT_LEAST: Final = _("%(column)s, lowest")
AT_MOST: Final = _("%(column)s, highest")
PRINTED: Final = _("%(column)s, printed (%%)")
COMPUTED: Final = _("%(column)s, derived (%%)")
FIRST_DAY: Final = _("%(column)s, first day")
LAST_DAY: Final = _("%(column)s, last day")
IN_EURO: Final = _("%(column)s (€)")
CONTENTS_COLUMNS: Final = (_("Sheet"), _("Table"), _("Where"))
FACTS_SHEET: Final = _("Facts")
FACTS_COLUMNS: Final = (_("Where"), _("Fact"))
