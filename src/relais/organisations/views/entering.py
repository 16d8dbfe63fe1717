"""What happens once somebody has shown who they are, whatever the means."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate
from django.utils.translation import get_language, override

from relais.foundation import clock, sessions
from relais.foundation.access import viewer
from relais.foundation.agencies import Agency
from relais.foundation.environment import agencies, is_development, sender_address
from relais.organisations.commands import sign_in as commands
from relais.organisations.interface import Professional, professional_on
from relais.organisations.permissions import Permission
from relais.organisations.queries import additions, people
from relais.organisations.queries import sign_in as queries
from relais.organisations.queries.sign_in import Tried
from relais.organisations.rules.additions import CastMember
from relais.organisations.rules.roles import Means, may_sign_in_by
from relais.organisations.rules.vocabulary import Role

_BACKEND = "django.contrib.auth.backends.ModelBackend"


def may_enter(professional: Professional, means: Means) -> bool:
    """Whether these means are enough for every mandate that holds today."""
    known = professional_on(professional, localdate(clock.now()))
    return may_sign_in_by(means, map(Role, queries.roles_of(known)))


def enter(
    request: HttpRequest,
    professional: Professional,
    means: Means,
    *,
    asked_for: str = "",
    tried: Tried | None = None,
) -> HttpResponse:
    """Sign in, in a session with a new key, and lead to what was asked for."""
    now = clock.now()
    # Nothing of whoever used this browser before is left.
    logout(request)
    login(request, professional, backend=_BACKEND)
    sessions.begin(request.session, means=means, at=now)
    request.viewer = professional_on(professional, localdate(now))  # type: ignore[attr-defined]  # kept for this request
    commands.note_sign_in(by=professional, now=now, means=means, tried=tried)
    return redirect(_after_sign_in(request, asked_for))


def _after_sign_in(request: HttpRequest, asked_for: str) -> str:
    """The page that was asked for, else home; without a mandate, the page that says so."""
    reader = viewer(request)
    with override(people.language(reader)):
        if not reader.may(Permission.OPEN_HOME):
            return reverse("organisations:no_mandate")
        return asked_for if is_ours(request, asked_for) else home()


def is_ours(request: HttpRequest, address: str) -> bool:
    """Whether an address leads to a page of this face."""
    hosts = {request.get_host()}
    return url_has_allowed_host_and_scheme(address, hosts, require_https=request.is_secure())


def home() -> str:
    """Where the work face begins, in the active language; a context above fills that page."""
    return f"/{get_language()}/"


def tried_from(request: HttpRequest, account: str) -> Tried:
    """Which account is tried from where."""
    return Tried.of(account, sender_address(request))


def offered_cast() -> tuple[CastMember, ...]:
    """The invented people to sign in as; nobody in production, whatever was introduced."""
    return additions.cast() if is_development() else ()


def offered_agencies() -> tuple[Agency, ...]:
    """The agencies whose own sign-in this installation believes."""
    return agencies()
