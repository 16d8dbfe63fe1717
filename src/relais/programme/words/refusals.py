"""Why something about a recommendation was not done."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from relais.programme.rules.assessing import AssessmentRefusal

ASSESSMENT_REFUSAL: Final = {
    AssessmentRefusal.NOTHING_PROPOSED: _("Nothing waits to be validated here."),
    AssessmentRefusal.OWN_WORK: _("This is your own work: somebody else has to look at it."),
    AssessmentRefusal.NO_EVIDENCE: _(
        "No evidence was accepted yet. Accept a piece first, then validate."
    ),
    AssessmentRefusal.ALREADY_ACCEPTED: _("This piece was accepted already."),
    AssessmentRefusal.EMPTY_FILE: _("This file is empty."),
    AssessmentRefusal.FILE_TOO_LARGE: _("This file is too large: at most 10 MB."),
    AssessmentRefusal.UNKNOWN_RECORD: _("There is no record of this kind with this reference."),
}
