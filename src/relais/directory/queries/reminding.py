"""Whom to remind of which records: what is due, whose mailbox is known, who is not asked yet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.timezone import localdate

from relais.directory.models import Contact, Invitation
from relais.directory.queries import keeping
from relais.directory.queries.keeping import Kept
from relais.directory.rules.due import DueSection
from relais.foundation.access import Viewer

_SOON = frozenset({DueSection.LATE, DueSection.TODAY, DueSection.WEEK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A record, and the contact that is asked about it."""

    kept: Kept
    contact: Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """All that one mailbox is to be asked, in one letter."""

    mail: str
    asked: tuple[Asked, ...]

    @property
    def language(self) -> str:
        """The language of the mailbox; none if it is not known, or not the same for all."""
        languages = {each.contact.language for each in self.asked}
        return languages.pop() if len(languages) == 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """Who is to be reminded, and how many records that are due are not among it, and why."""

    letters: tuple[Reminder, ...]
    asked_already: int
    without_mailbox: int

    @property
    def records(self) -> int:
        return sum(len(letter.asked) for letter in self.letters)


def reminders(viewer: Viewer, *, now: datetime) -> Reminders:
    """What is late or due this week of the records that the viewer keeps; four queries.

    Of a record the service itself is asked if its mailbox is known, else the steward.
    """
    kept = keeping.all_kept(viewer, today=localdate(now))
    due = [each for each in kept if each.due.section in _SOON]
    waiting = _waiting(now)
    unasked = [each for each in due if each.pk not in waiting]
    asked = list(_with_contacts(unasked))
    return Reminders(
        letters=tuple(_by_mailbox(asked)),
        asked_already=len(due) - len(unasked),
        without_mailbox=len(unasked) - len(asked),
    )


def _waiting(now: datetime) -> frozenset[int]:
    """The records about which a letter left that is not older than its links.

    Also if the link was used: what was left open is asked again in time, not the next morning.
    """
    sent = Invitation.unscoped.filter(mailed_at__isnull=False, revoked_at=None, expires_at__gt=now)
    return frozenset(sent.values_list("service_id", flat=True))


def _with_contacts(kept: Iterable[Kept]) -> Iterator[Asked]:
    contacts = list(Contact.unscoped.all())
    own: Mapping[int | None, Contact] = {each.service_id: each for each in contacts}
    stewards: Mapping[str | None, Contact] = {each.steward_id: each for each in contacts}
    for each in kept:
        contact = own.get(each.pk) or stewards.get(each.record.steward)
        if contact is not None:
            yield Asked(kept=each, contact=contact)


def _by_mailbox(asked: Iterable[Asked]) -> Iterator[Reminder]:
    def mail(each: Asked) -> str:
        return each.contact.mail

    for address, group in groupby(sorted(asked, key=mail), key=mail):
        yield Reminder(mail=address, asked=tuple(group))
