"""Reminding by mail of the records that are due: one letter to each mailbox."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from relais.directory.commands.links import Link, Mailbox, has_left, mail_links, make_link
from relais.directory.commands.writing import one_change_at_a_time
from relais.directory.permissions import Permission
from relais.directory.queries.reminding import Reminder, Reminders, reminders
from relais.foundation.access import Viewer

_ONE_RUN_AT_A_TIME = 7_261_002


class AlreadyRunning(Exception):
    """Someone else is sending reminders at this moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """What a run found to send, and how many of its letters left."""

    found: Reminders
    sent: int


def remind(*, by: Viewer, now: datetime) -> Reminded:
    """Send what is due.

    Each letter is a transaction of its own and leaves when its links are kept. A run that is
    killed, or whose letters a mail server refuses, leaves the others to the next run. Raises
    `AlreadyRunning`.
    """
    if not by.may(Permission.KEEP_ALL_SERVICES):
        raise PermissionDenied
    with _alone():
        found = reminders(by, now=now)
        links = [_send(letter, by=by, now=now) for letter in found.letters]
        return Reminded(found=found, sent=sum(map(has_left, links)))


@transaction.atomic
def _send(letter: Reminder, *, by: Viewer, now: datetime) -> list[Link]:
    one_change_at_a_time()
    links = [
        make_link(by=by, now=now, kept=each.kept, for_service=each.contact.service_id is not None)
        for each in letter.asked
    ]
    mail_links(now=now, mailbox=Mailbox(mail=letter.mail, language=letter.language), links=links)
    return links


@contextmanager
def _alone() -> Iterator[None]:
    """Keep a second run out: it would send letters again that are on their way.

    The database frees the lock of a run that was killed.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_ONE_RUN_AT_A_TIME])
        if cursor.fetchone() != (True,):
            raise AlreadyRunning
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ONE_RUN_AT_A_TIME])
