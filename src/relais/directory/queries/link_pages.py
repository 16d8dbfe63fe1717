"""What the pages of a mailed link show, in the words of the active language."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.timezone import localdate

from relais.directory.models import Confirmation, Proposal, Version
from relais.directory.queries.around import around
from relais.directory.queries.invitations import Opened
from relais.directory.queries.services import service
from relais.directory.rules.invitations import InvitationState
from relais.directory.rules.vocabulary import Aspect
from relais.directory.words import labels
from relais.directory.words.particulars import Particular, particulars
from relais.directory.words.reasons import active_language
from relais.directory.words.trust import day_in_words, standing_sentence
from relais.foundation.access import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One aspect of a record: what is known, and who made sure of it when."""

    aspect: Aspect
    label: str
    particulars: tuple[Particular, ...]
    standing: str
    is_due: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPage:
    """The record that a link is about. `is_service`: the service itself was asked."""

    name: str
    parts: tuple[Part, ...]
    is_service: bool
    expires_on: str

    @property
    def has_gaps(self) -> bool:
        """Whether something is not known that its reader may know."""
        return not all(each.is_known for part in self.parts for each in part.particulars)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was done by a link that is used. `waits`: for who keeps the record."""

    confirmed: tuple[str, ...]
    has_changed: bool
    waits: bool
    next_on: str
    is_still_due: bool


def link_page(viewer: Viewer, found: Opened, *, today: date) -> LinkPage:
    """The record as everyone may see it: of a secret house no more than that. Or 404."""
    display = service(viewer, found.kept.code, on=today)
    said = particulars(display, around(viewer, display, found.kept.record.closures, today=today))
    return LinkPage(
        name=display.name.in_language(active_language()),
        parts=tuple(
            Part(
                aspect=each.aspect,
                label=str(labels.ASPECT[each.aspect]),
                particulars=said[each.aspect],
                standing=standing_sentence(each),
                is_due=each.aspect in found.kept.due.aspects,
            )
            for each in found.kept.standings
            if each.aspect in said
        ),
        is_service=found.invitation.for_service,
        expires_on=_day(found.invitation.expires_at),
    )


def ended_on(found: Opened) -> str:
    """When the link came to the state in which it is no longer open."""
    moments = {
        InvitationState.USED: found.invitation.used_at,
        InvitationState.EXPIRED: found.invitation.expires_at,
        InvitationState.REPLACED: found.invitation.revoked_at,
        InvitationState.REVOKED: found.invitation.revoked_at,
    }
    return _day(moments[found.state])


def outcome(_viewer: Viewer, found: Opened, *, today: date) -> Outcome:
    """What came of a link that is used, and when the record is due next."""
    holder = found.holder.code
    aspects = Confirmation.unscoped.filter(by=holder).values_list("aspect", flat=True)
    made = Proposal.unscoped.filter(Q(made_at=found.invitation.used_at), service=found.kept.pk)
    return Outcome(
        confirmed=tuple(str(label) for each, label in labels.ASPECT.items() if each in {*aspects}),
        has_changed=Version.unscoped.filter(by=holder).exists(),
        waits=found.invitation.for_service and made.exists(),
        next_on=day_in_words(found.kept.due.on),
        is_still_due=found.kept.due.on <= today,
    )


def _day(moment: datetime | None) -> str:
    return day_in_words(localdate(moment))
