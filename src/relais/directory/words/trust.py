"""How far something can be relied on, and by when it is to be confirmed again, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from relais.directory.rules.due import Due, DueSection
from relais.directory.rules.freshness import AspectStanding
from relais.directory.rules.invitations import AskingRefusal, InvitationState
from relais.directory.rules.merging import MergeRefusal
from relais.directory.rules.vocabulary import Signatory, Trust
from relais.directory.words import labels
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import ROLE, Role

WORKLIST_PAGE = Trilingual(
    nl="Fiches om te bevestigen", fr="Fiches à confirmer", en="Records to confirm"
)
SECTION: dict[DueSection, Promise] = {
    DueSection.LATE: _("Late"),
    DueSection.TODAY: _("Today"),
    DueSection.WEEK: _("This week"),
    DueSection.MONTH: _("This month"),
    DueSection.LATER: _("Later"),
}
INVITATION: dict[InvitationState, Promise] = {
    InvitationState.OPEN: _("This link can be used."),
    InvitationState.USED: _("This link has been used. It works only once."),
    InvitationState.EXPIRED: _("This link is too old."),
    InvitationState.REPLACED: _("A newer link was sent. Use the one in the last letter."),
    InvitationState.REVOKED: _("This link was called back and works no longer."),
    InvitationState.ALTERED: _("This is not the whole link, or something in it was changed."),
}
ASKING_REFUSAL: dict[AskingRefusal, Promise] = {
    AskingRefusal.NO_CONTACT: _("Nobody can be asked by mail yet: fill in an address first."),
    AskingRefusal.TOO_SOON: _("A link was sent less than an hour ago. Look in the mailbox first."),
    AskingRefusal.TOO_MANY: _("Too many links were asked for. Try again in an hour."),
    AskingRefusal.CALLED_BACK: _("The last link was called back. Send a new one first."),
}
MERGE_REFUSAL: dict[MergeRefusal, Promise] = {
    MergeRefusal.SAME_RECORD: _("This is the same record. Choose another."),
    MergeRefusal.ONE_IS_SECRET: _(
        "The address of one of them is secret and that of the other is not."
    ),
    MergeRefusal.RELAYS_TO_THE_OTHER: _("One of them hands over to the other after hours."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLink:
    """One part of the worklist to choose, with how many records are in it."""

    code: str
    title: str
    count: int
    is_chosen: bool


def sections(counts: Mapping[DueSection, int], *, chosen: str) -> list[SectionLink]:
    """The parts of the worklist, in their order."""
    return [
        SectionLink(
            code=each, title=str(SECTION[each]), count=counts.get(each, 0), is_chosen=each == chosen
        )
        for each in DueSection
    ]


def role_words(role: str) -> str:
    """In what role someone confirmed or changed a record."""
    if role in list(Role):
        return str(ROLE[Role(role)])
    return str(labels.SIGNATORY[Signatory(role)]) if role in list(Signatory) else ""


def standing_sentence(standing: AspectStanding) -> str:
    """Who made sure of one aspect, when and how; or that nobody has."""
    if standing.confirmed_on is None or standing.means is None:
        return gettext("not confirmed yet")
    parts = {
        "day": day_in_words(standing.confirmed_on),
        "role": role_words(standing.role),
        "means": str(labels.MEANS[standing.means]),
    }
    if standing.trust is Trust.CONFIRMED:
        return gettext("confirmed on %(day)s %(means)s (%(role)s)") % parts
    return gettext("too long ago: confirmed on %(day)s %(means)s (%(role)s)") % parts


def clock(due: Due, today: date) -> str:
    """By when a record is to be confirmed, as people say it."""
    if due.days_late:
        said = ngettext("%(days)s day late", "%(days)s days late", due.days_late)
        return said % {"days": due.days_late}
    days = (due.on - today).days
    if days == 0:
        return gettext("today")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def day_in_words(day: date) -> str:
    """A day as the active language writes it: 24 november 2026."""
    return date_format(day, "j F Y")
