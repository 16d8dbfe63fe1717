"""The sentences and labels of this context."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.network.rules.refusals import NetworkRefusal
from relais.network.rules.vocabulary import GroupPart, GroupStatus, MeetingKind, MeetingPart

GROUPS_PAGE: Final = Trilingual(
    nl="Groepen en vergaderingen", fr="Groupes et réunions", en="Groups and meetings"
)

# In all three languages at once, for the report is frozen in all of them.
GROUP_STATUS: Final = {
    GroupStatus.RUNNING: Trilingual(nl="komt nog samen", fr="se réunit toujours", en="still meets"),
    GroupStatus.ENDED: Trilingual(
        nl="komt niet meer samen", fr="ne se réunit plus", en="no longer meets"
    ),
}
GROUP_PART: Final = {
    GroupPart.ALIAS: Trilingual(nl="Ook genoemd", fr="Aussi appelé", en="Also called"),
    GroupPart.TASK: Trilingual(nl="Taken", fr="Missions", en="Tasks"),
    GroupPart.MEMBER: Trilingual(nl="Wie erin zit", fr="Qui y siège", en="Who sits in it"),
    GroupPart.POSSIBLE_MEMBER: Trilingual(
        nl="Wie erbij kan komen", fr="Qui peut s’y joindre", en="Who could join"
    ),
}
MEETING_KIND: Final = {
    MeetingKind.REGULAR: Trilingual(
        nl="gewone vergadering", fr="réunion ordinaire", en="regular meeting"
    ),
    MeetingKind.STUDY_DAY: Trilingual(nl="studiedag", fr="journée d’étude", en="study day"),
    MeetingKind.COUNCIL: Trilingual(
        nl="vergadering van de raad", fr="réunion du conseil", en="meeting of the council"
    ),
}
MEETING_PART: Final = {
    MeetingPart.ON_THE_TABLE: Trilingual(nl="Op tafel", fr="À l’ordre du jour", en="On the table"),
    MeetingPart.ATTENDED_BY: Trilingual(nl="Ook aanwezig", fr="Aussi présents", en="Also present"),
    MeetingPart.PRESENTED_BY: Trilingual(
        nl="Voorgesteld door", fr="Présenté par", en="Presented by"
    ),
    MeetingPart.TABLED_BY: Trilingual(nl="Ingediend door", fr="Déposé par", en="Put forward by"),
}

REFUSAL: Final[dict[NetworkRefusal, Promise]] = {
    NetworkRefusal.TWICE: _("This reference stands there twice."),
    NetworkRefusal.NO_WORDS: _("This has no name or text."),
    NetworkRefusal.UNKNOWN_GROUP: _("This names a group that does not exist."),
    NetworkRefusal.NOT_A_DATE: _(
        "Write a date as 2026-11-30, 2026-11, 2026-autumn or 2026, or leave it empty."
    ),
    NetworkRefusal.NOT_A_QUANTITY: _("This is no number as a source tells it."),
    NetworkRefusal.EMPTY_LINE: _("A line says nothing."),
    NetworkRefusal.OTHER_NUMBER_OF_LINES: _(
        "Each language has its line for each thing: there are more lines in one than in another."
    ),
    NetworkRefusal.NOTHING_SAID: _("Write what was on the table, in Dutch and in French."),
}
