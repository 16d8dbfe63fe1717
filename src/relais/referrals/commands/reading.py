"""Reading what is kept about people: each page of it leaves a row in the audit, lists too."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from relais.audit import interface as audit
from relais.audit.interface import Look
from relais.foundation.access import Viewer
from relais.referrals.models import Referral
from relais.referrals.queries import referrals
from relais.referrals.rules.events import Event


@transaction.atomic
def read_inbox(*, by: Viewer, now: datetime, page: int) -> referrals.Page:
    """A page of what was handed to the bodies of `by` and waits."""
    return _listed(by, now, "inbox", referrals.inbox, page)


@transaction.atomic
def read_sent(*, by: Viewer, now: datetime, page: int) -> referrals.Page:
    """A page of what the bodies of `by` handed over."""
    return _listed(by, now, "sent", referrals.sent, page)


@transaction.atomic
def read_for_another(*, by: Viewer, now: datetime, file: UUID) -> Referral:
    """A referral of which the same is to be asked of another service."""
    row = referrals.referral(by, file)
    audit.record(Event.OPENED, by=by, at=now, about=row.code, file=file)
    return row


@transaction.atomic
def read_looks(*, by: Viewer, now: datetime, file: UUID) -> tuple[Referral, tuple[Look, ...]]:
    """A referral, and everyone who looked at it, `by` just now included."""
    row = referrals.referral(by, file)
    audit.record(Event.LOOKS_READ, by=by, at=now, about=row.code, file=file)
    return row, audit.looks(by, file)


def _listed(
    by: Viewer,
    now: datetime,
    name: str,
    query: Callable[..., referrals.Page],
    page: int,
) -> referrals.Page:
    """Which list, which page, how many rows; which rows follows from the moment."""
    found = query(by, page=page)
    about = f"{name}:{page}:{len(found.rows)}"
    audit.record(Event.LIST_READ, by=by, at=now, about=about)
    return found
