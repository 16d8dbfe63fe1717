"""What the audit says was done here, and what the pages are called."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.programme.rules.events import Event

FOLLOW_UP_PAGE: Final = Trilingual(
    nl="Opvolging van aanbevelingen",
    fr="Suivi des recommandations",
    en="Follow-up of recommendations",
)
EVENT: Final = {
    Event.TAKEN_OVER: _("Data of the report taken over"),
    Event.ASSESSED: _("State of a recommendation said"),
    Event.VALIDATED: _("State of a recommendation validated"),
    Event.EVIDENCE_OFFERED: _("Evidence offered"),
    Event.EVIDENCE_ACCEPTED: _("Evidence accepted"),
    Event.FREEZING_ASKED: _("Freezing of an edition asked"),
    Event.EDITION_FROZEN: _("Edition frozen"),
    Event.EDITION_PUBLISHED: _("Edition published"),
    Event.ROUND_OPENED: _("Round of contributions opened"),
    Event.ROUND_CLOSED: _("Round of contributions closed"),
    Event.MEMBER_TAKEN_OUT: _("Organisation taken out of a round"),
    Event.CONTRIBUTION_ASKED: _("Contribution asked"),
    Event.CONTRIBUTION_DRAFTED: _("Contribution drafted"),
    Event.CONTRIBUTION_GIVEN: _("Contribution given"),
    Event.CONTRIBUTION_TAKEN_OVER: _("Contribution taken over"),
    Event.CONTRIBUTION_SET_ASIDE: _("Contribution set aside"),
    Event.QUESTION_KEPT: _("Parliamentary question kept"),
    Event.QUESTION_ANSWERED: _("Parliamentary question answered"),
    Event.QUESTION_WITHDRAWN: _("Parliamentary question withdrawn"),
    Event.COMPETENCE_KEPT: _("Competence kept"),
}
