"""What a record that serves as evidence says now, in words."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relais.foundation.told import language
from relais.programme.rules.evidence import RecordNow
from relais.programme.rules.vocabulary import EvidenceKind
from relais.programme.words.values import say

_NOW: Final[dict[EvidenceKind, Promise]] = {
    EvidenceKind.TRAINING: _("participations as told: %(told)s"),
    EvidenceKind.MEETING: _("date of the meeting: %(told)s"),
    EvidenceKind.CAPACITY: _("number of places: %(told)s"),
    EvidenceKind.SUBSIDY: _("amount: %(told)s"),
}


def say_record(record: RecordNow | None) -> str:
    """`participations as told: at least 170 (declared by a source)`."""
    if record is None:
        return gettext("this record is no longer here")
    said = str(_NOW[record.kind]) % {"told": say(record.told)}
    modes = ", ".join(mode.in_language(language()) for mode in record.modes)
    return f"{said} ({modes})" if modes else said
