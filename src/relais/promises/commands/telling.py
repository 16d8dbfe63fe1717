"""Telling people by mail that something is due: each notice and each digest at most once."""

from collections.abc import Callable
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.mail import Letter, post
from relais.organisations.interface import Professional, colleagues
from relais.promises.models import Digest, Notice, Preference, Promise
from relais.promises.permissions import Permission
from relais.promises.queries import telling
from relais.promises.queries.kinds import kind
from relais.promises.rules.events import Event
from relais.promises.rules.vocabulary import Telling
from relais.promises.words import letters


def note(by: Viewer, now: datetime, promise: Promise, body: str, *, day: date) -> None:
    """Have the people of `body` who keep such promises told of this step, when letters leave.

    Works inside the transaction of what it tells of.
    """
    people = colleagues(by, body, kind(promise.kind).permission, day=day)
    Notice.unscoped.bulk_create(
        [
            Notice(promise=promise, step=promise.steps_taken, professional=each, made_at=now)
            for each in telling.who_is_told(people, at_step=promise.steps_taken)
        ],
        ignore_conflicts=True,
    )


def send_notices(*, by: Viewer, now: datetime) -> int:
    """One letter to each professional who is to be told something; answers how many left."""
    _only_the_clock(by)
    return sum(_tell(each, now) for each in telling.waiting_for_a_letter())


def send_digests(*, by: Viewer, now: datetime) -> int:
    """The letter of the day to each who wants it and has something due; answers how many left."""
    _only_the_clock(by)
    day = localdate(now)
    return sum(_digest(each, day, now) for each in telling.without_digest(by, day, now=now))


@transaction.atomic
def choose_telling(*, by: Viewer, now: datetime, choice: Telling) -> None:
    """What this professional wants to be told by mail from now on."""
    Preference.unscoped.update_or_create(professional_id=by.code, defaults={"telling": choice})
    audit.record(Event.TELLING_CHOSEN, by=by, at=now, about=by.code, fields=["telling"])


def _only_the_clock(by: Viewer) -> None:
    if not by.may(Permission.CLIMB):
        raise PermissionDenied


def _tell(professional: Professional, now: datetime) -> bool:
    """Claim what this person is to be told, and write to her.

    A letter that the mail server refused has told her nothing: its notices wait for the next run.
    """
    sent: list[int] = []
    with transaction.atomic():
        held = telling.unclaimed(professional).select_for_update(skip_locked=True)
        claimed = list(held.values_list("pk", flat=True))
        notices = Notice.unscoped.filter(pk__in=claimed)
        if claimed:
            notices.update(claimed_at=now)
            _post(
                professional,
                when_sent=lambda: sent.append(notices.update(sent_at=now)),
                when_lost=lambda: notices.update(claimed_at=None),
            )
    return bool(sent)


def _digest(professional: Professional, day: date, now: datetime) -> bool:
    sent: list[int] = []
    with transaction.atomic():
        digest, is_new = Digest.unscoped.get_or_create(professional=professional, day=day)
        if is_new:
            row = Digest.unscoped.filter(pk=digest.pk)
            _post(
                professional,
                when_sent=lambda: sent.append(row.update(sent_at=now)),
                when_lost=row.delete,
            )
    return bool(sent)


def _post(
    professional: Professional,
    *,
    when_sent: Callable[[], object],
    when_lost: Callable[[], object],
) -> None:
    written = letters.something_is_due(professional.language)
    letter = Letter(to=professional.mail, subject=written.subject, body=written.body)
    post(letter, when_sent=when_sent, when_lost=when_lost)
