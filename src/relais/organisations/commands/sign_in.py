"""Signing in: what is noted of it, passkeys, codes that change, and ending sign-ins."""

import hmac
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.http import Http404

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.organisations.models import AgencyAccount, Professional, WrongTry
from relais.organisations.queries import sign_in as queries
from relais.organisations.queries.sign_in import AUTHENTICATORS, Tried
from relais.organisations.rules.events import Event
from relais.organisations.rules.passwords import PasswordRefusal, refuse_password
from relais.organisations.rules.roles import Means
from relais.organisations.rules.tries import KEPT_FOR

_PERIOD = 30


class PasswordRefused(Exception):
    """This password cannot be chosen; nothing was changed."""

    def __init__(self, refusal: PasswordRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


class LastWayIn(Exception):
    """Without this passkey its owner could not sign in any more."""


@transaction.atomic
def note_sign_in(*, by: Viewer, now: datetime, means: Means, tried: Tried | None = None) -> None:
    """Keep that somebody signed in; her own wrong tries from there are forgotten."""
    if tried:
        WrongTry.unscoped.filter(account=tried.account, address=tried.address).delete()
    audit.record(Event.SIGNED_IN, by=by, at=now, about=by.code, reason=means)


@transaction.atomic
def note_wrong_try(*, by: Viewer, now: datetime, tried: Tried) -> None:
    """Keep that this account was tried from there, and let go of what is too old to count."""
    _count(now, tried)
    audit.record(Event.SIGN_IN_REFUSED, by=by, at=now, about=tried.account[:12])


@transaction.atomic
def note_wrong_code(*, by: Viewer, now: datetime, tried: Tried) -> None:  # noqa: ARG001  # nobody is asked who they are
    """Count a wrong code from there; no audit row, for it names nobody and changes nothing."""
    _count(now, tried)


def _count(now: datetime, tried: Tried) -> None:
    WrongTry.unscoped.filter(at__lt=now - KEPT_FOR).delete()
    WrongTry.unscoped.create(account=tried.account, address=tried.address, at=now)


@transaction.atomic
def note_proof(*, by: Viewer, now: datetime, means: Means) -> None:
    """Keep that somebody who had signed in showed again who they are."""
    audit.record(Event.PROVED_AGAIN, by=by, at=now, about=by.code, reason=means)


@transaction.atomic
def add_passkey(
    *, by: Viewer, now: datetime, holder: Professional, name: str, credential: dict[str, Any]
) -> None:
    """Let `holder` sign in with this credential, which was verified just now."""
    WebAuthn.add(holder, name, credential)
    audit.record(Event.PASSKEY_ADDED, by=by, at=now, about=holder.code)


@transaction.atomic
def remove_passkey(*, by: Viewer, now: datetime, passkey: int) -> None:
    """Let this passkey of one's own open nothing any more; raises `LastWayIn`."""
    # All are locked, so that two at once can't remove the last two.
    own = AUTHENTICATORS.select_for_update().filter(
        user__code=by.code, type=Authenticator.Type.WEBAUTHN
    )
    held = {row.pk: row for row in own}
    if passkey not in held:
        raise Http404
    if len(held) == 1 and not queries.has_code(by) and not queries.agency_accounts(by):
        raise LastWayIn
    held[passkey].delete()
    audit.record(Event.PASSKEY_REMOVED, by=by, at=now, about=by.code)


@transaction.atomic
def use_digits(*, by: Viewer, now: datetime, holder: Professional, digits: str) -> bool:
    """Whether these are the digits that the holder's app shows now. They work once only."""
    row = (
        AUTHENTICATORS.select_for_update().filter(user=holder, type=Authenticator.Type.TOTP).first()
    )
    if row is None:
        return False
    secret, used = decrypt(row.data["secret"]), row.data.get("used", -1)
    current = int(now.timestamp()) // _PERIOD
    for counter in (current - 1, current, current + 1):
        shown = format_hotp_value(hotp_value(secret, counter))
        if counter > used and hmac.compare_digest(shown, digits):
            row.data["used"], row.last_used_at = counter, now
            row.save(update_fields=["data", "last_used_at"])
            audit.record(Event.DIGITS_USED, by=by, at=now, about=holder.code)
            return True
    return False


@transaction.atomic
def set_code(
    *, by: Viewer, now: datetime, holder: Professional, password: str, secret: str
) -> None:
    """Let `holder` sign in with this password and the digits made from `secret`.

    Raises `PasswordRefused`.
    """
    refusal = refuse_password(password, code=holder.code, common=queries.common_passwords())
    if refusal:
        raise PasswordRefused(refusal)
    holder.set_password(password)
    holder.save(update_fields=["password"])
    AUTHENTICATORS.filter(user=holder, type=Authenticator.Type.TOTP).delete()
    TOTP.activate(holder, secret)
    audit.record(Event.PASSWORD_SET, by=by, at=now, about=holder.code, fields=["password"])


@transaction.atomic
def link_agency(
    *, by: Viewer, now: datetime, holder: Professional, issuer: str, subject: str
) -> None:
    """Let an agency vouch for `holder` from now on."""
    AgencyAccount.unscoped.create(
        professional=holder, issuer=issuer, subject=subject, linked_at=now
    )
    audit.record(Event.AGENCY_LINKED, by=by, at=now, about=holder.code)


@transaction.atomic
def end_sign_in(*, by: Viewer, now: datetime, handle: UUID) -> None:
    """End one of one's own sign-ins, wherever it runs."""
    if not queries.own_sessions(by).filter(handle=handle).delete()[0]:
        raise Http404
    audit.record(Event.SIGN_IN_ENDED, by=by, at=now, about=by.code)


@transaction.atomic
def end_all_sign_ins(*, by: Viewer, now: datetime) -> None:
    """End every one of one's own sign-ins, this one too."""
    queries.own_sessions(by).delete()
    audit.record(Event.SIGN_INS_ENDED, by=by, at=now, about=by.code)
