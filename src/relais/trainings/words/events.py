"""How what happens to trainings reads in the audit."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.trainings.rules.events import Event

EVENT: Final[dict[Event, Promise]] = {
    Event.LOADED: _("Trainings were taken over"),
    Event.COURSE_SAVED: _("A training was changed"),
    Event.COUNTS_SAVED: _("Counts of a training were changed"),
    Event.SESSION_ADDED: _("A session of a training was added"),
}
