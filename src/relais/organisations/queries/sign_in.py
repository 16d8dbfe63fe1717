"""What signing in has to read: wrong tries of late, passkeys, sign-ins that run."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.db.models import Q, QuerySet

from relais.foundation.access import Viewer
from relais.foundation.models import OpenSession
from relais.foundation.secrets import fingerprint
from relais.organisations.models import AgencyAccount, Professional, WrongTry
from relais.organisations.queries.people import standing
from relais.organisations.rules.roles import Means
from relais.organisations.rules.sessions import PasskeyDisplay, SignInDisplay
from relais.organisations.rules.tries import CODES_WITHIN, WITHIN, is_guessing, is_held_back

AUTHENTICATORS = Authenticator._default_manager  # noqa: SLF001  # Django's documented way in
_PASSKEY, _CODE = Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP
_A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Tried:
    """Which account was tried from where, as fingerprints: what was typed may be a password."""

    account: str
    address: str

    @classmethod
    def of(cls, account: str, address: str) -> "Tried":
        return cls(
            account=fingerprint("tried account", account),
            address=fingerprint("tried address", address),
        )


def held_back(_viewer: Viewer, tried: Tried, *, now: datetime) -> bool:
    """Whether nothing is checked now for this account from this address."""
    of_late = Q(at__gt=now - WITHIN)
    wrong = WrongTry.unscoped.filter(of_late, account=tried.account, address=tried.address)
    return is_held_back(wrong.count())


def guesses_codes(_viewer: Viewer, tried: Tried, *, now: datetime) -> bool:
    """Whether so many wrong codes came from there that none is looked up now."""
    of_late = Q(at__gt=now - CODES_WITHIN)
    wrong = WrongTry.unscoped.filter(of_late, account=tried.account, address=tried.address)
    return is_guessing(wrong.count())


def wrong_everywhere(_viewer: Viewer, *, now: datetime) -> int:
    """How many wrong tries there were within a minute, at any account from any address."""
    return WrongTry.unscoped.filter(at__gt=now - _A_MINUTE).count()


def holder_of_passkey(_viewer: Viewer, credential: str) -> Professional | None:
    """Whom a passkey of this id belongs to; nothing is proved by that."""
    row = AUTHENTICATORS.filter(type=_PASSKEY, data__credential__id=credential).first()
    holder = Professional.unscoped.filter(pk=row.user_id, is_active=True) if row else None
    return holder.first() if holder is not None else None


def holder_at_agency(_viewer: Viewer, issuer: str, subject: str) -> Professional | None:
    """The professional for whom this agency vouches, found by these two and nothing else."""
    found = AgencyAccount.unscoped.select_related("professional").filter(
        issuer=issuer, subject=subject, professional__is_active=True
    )
    account = found.first()
    return account.professional if account else None


def passkeys(viewer: Viewer) -> tuple[PasskeyDisplay, ...]:
    """The viewer's own passkeys, the oldest first."""
    rows = AUTHENTICATORS.filter(user__code=viewer.code, type=_PASSKEY).order_by("created_at", "pk")
    return tuple(
        PasskeyDisplay(
            pk=row.pk,
            name=row.data["name"],
            created_at=row.created_at,
            last_used_at=row.last_used_at,
        )
        for row in rows
    )


def has_code(viewer: Viewer) -> bool:
    """Whether the viewer has an app that shows codes."""
    return bool(AUTHENTICATORS.filter(user__code=viewer.code, type=_CODE).exists())


def agency_accounts(viewer: Viewer) -> int:
    """With how many accounts at agencies the viewer can sign in."""
    return AgencyAccount.unscoped.filter(professional__code=viewer.code).count()


def sign_ins(viewer: Viewer, *, this: str, now: datetime) -> tuple[SignInDisplay, ...]:
    """The viewer's own sign-ins that run, the newest first; `this` is the one that asks."""
    rows = own_sessions(viewer).filter(expire_date__gt=now).order_by("-since")
    return tuple(
        SignInDisplay(
            handle=row.handle,
            means=Means(row.means) if row.means else None,
            since=row.since or now,
            seen_at=row.seen_at or now,
            is_this=str(row.handle) == this,
        )
        for row in rows
    )


def own_sessions(viewer: Viewer) -> QuerySet[OpenSession]:
    """The rows of the viewer's own sessions."""
    owner = str(viewer.pk) if isinstance(viewer, Professional) else "nobody"
    return OpenSession.unscoped.filter(owner=owner)


def roles_of(viewer: Viewer) -> tuple[str, ...]:
    """The roles of the mandates that were looked up."""
    return tuple(held.role for held in standing(viewer).held)


@cache
def common_passwords() -> frozenset[str]:
    """The 20,000 commonest passwords, as they come with Django; no question leaves this machine."""
    return frozenset(CommonPasswordValidator().passwords)
