"""Accepting an offered mandate together with a way to sign in: both, or neither."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from relais.foundation.access import Viewer
from relais.organisations.commands.offers import PeopleRefused, accept_offer
from relais.organisations.commands.sign_in import add_passkey, link_agency, set_code
from relais.organisations.models import Professional
from relais.organisations.queries import managing
from relais.organisations.rules.people import PeopleRefusal
from relais.organisations.rules.roles import Means, may_sign_in_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The token of the link, and what is random for a new professional."""

    token: str
    drawn: UUID


@transaction.atomic
def join_with_passkey(
    *, by: Viewer, now: datetime, link: Link, name: str, credential: dict[str, Any]
) -> Professional:
    """Take the mandate; from now on this passkey opens it."""
    professional = accept_offer(by=by, now=now, token=link.token, drawn=link.drawn)
    add_passkey(by=by, now=now, holder=professional, name=name, credential=credential)
    return professional


@transaction.atomic
def join_with_code(
    *, by: Viewer, now: datetime, link: Link, password: str, secret: str
) -> Professional:
    """Take the mandate; from now on a password and the digits of an app open it.

    Raises `PeopleRefused` where the role sees data of persons.
    """
    found = managing.opened(by, link.token, now=now)
    if found is not None and not may_sign_in_by(Means.CODE, [found.role]):
        raise PeopleRefused(PeopleRefusal.NEEDS_A_PASSKEY)
    professional = accept_offer(by=by, now=now, token=link.token, drawn=link.drawn)
    set_code(by=by, now=now, holder=professional, password=password, secret=secret)
    return professional


@transaction.atomic
def join_with_agency(
    *, by: Viewer, now: datetime, link: Link, issuer: str, subject: str
) -> Professional:
    """Take the mandate; from now on the agency's own sign-in opens it."""
    professional = accept_offer(by=by, now=now, token=link.token, drawn=link.drawn)
    link_agency(by=by, now=now, holder=professional, issuer=issuer, subject=subject)
    return professional
