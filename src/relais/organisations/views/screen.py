"""The screen that locks after a quarter of an hour, and the page that unlocks it.

The same page asks again before the gravest acts. What was being sent is kept in it, and goes on its
way afterwards.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import authenticate, logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from relais.foundation import clock, sessions
from relais.foundation.access import EVERYONE, PUBLIC, public, viewer
from relais.foundation.environment import is_development
from relais.foundation.faces import Face
from relais.foundation.pages import render_page
from relais.organisations.commands import sign_in as commands
from relais.organisations.interface import Professional
from relais.organisations.queries import sign_in as queries
from relais.organisations.rules.roles import Means, may_sign_in_by
from relais.organisations.rules.sessions import NOTED_EVERY, is_locked
from relais.organisations.rules.vocabulary import Role
from relais.organisations.views import ceremonies, entering
from relais.organisations.views.work import slow_down
from relais.organisations.words import sign_in as words

_OWN = "again-"
_NOT_KEPT = {"csrfmiddlewaretoken", "credential"}
_LOCKED, _SAME_METHOD = 423, 307


class ScreenLock:
    """Stand before every page that is not public: is the session fresh, and strong enough?"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        guarded = getattr(view, "access", PUBLIC) != PUBLIC
        if getattr(request, "face", None) is not Face.WORK or not guarded:
            return None
        known = sessions.marks(request) if request.user.is_authenticated else None
        if known is None:
            return None
        if not _is_strong_enough(request, known.means):
            logout(request)
            return redirect_to_login(request.get_full_path())
        now = clock.now()
        if is_locked(seen_at=known.seen_at, now=now):
            return ask_again(request)
        if now - known.seen_at >= NOTED_EVERY:
            sessions.note_presence(request.session, at=now)
        return None


def _is_strong_enough(request: HttpRequest, means: str) -> bool:
    """Whether this sign-in is enough for all mandates of today, also those given since."""
    if means in {"", Means.CAST}:
        # Opened by no means of ours, as tests do, or by the button for invented people.
        return is_development()
    return may_sign_in_by(Means(means), map(Role, queries.roles_of(viewer(request))))


def ask_again(request: HttpRequest) -> HttpResponse:
    """Lead to the page that asks again; where something was being sent, keep it in that page."""
    address = request.get_full_path()
    if request.method != "POST":
        return redirect(f"{reverse('organisations:again')}?{urlencode({'again-next': address})}")
    return _show(request, address, kept=_sent(request))


@public
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Show again who one is: unlock the screen, or confirm before a grave act."""
    asked = (request.POST or request.GET).get("again-next", "")
    address = asked if entering.is_ours(request, asked) else entering.home()
    if not isinstance(request.user, Professional):
        return redirect_to_login(address)
    if request.method != "POST":
        return _show(request, address)
    sending = "again-sending" in request.POST
    means = _shown_means(request, request.user)
    if means is None:
        return _show(request, address, kept=_sent(request) if sending else None, wrong=True)
    now = clock.now()
    sessions.note_proof(request.session, at=now)
    commands.note_proof(by=request.user, now=now, means=means)
    # 307 has the browser send the same once more, to where it was going.
    status = _SAME_METHOD if sending else 302
    return HttpResponse(status=status, headers={"Location": address})


def _shown_means(request: HttpRequest, owner: Professional) -> Means | None:
    """With what the owner of the session showed again who she is, if she did."""
    known = sessions.marks(request)
    if request.POST.get("credential"):
        return Means.PASSKEY if ceremonies.shown_by(request) == owner else None
    if known is not None and known.means in {"", Means.CAST} and is_development():
        return Means.CAST
    return Means.CODE if _typed_right(request, owner) else None


def _typed_right(request: HttpRequest, owner: Professional) -> bool:
    tried, now = entering.tried_from(request, owner.code), clock.now()
    if queries.held_back(EVERYONE, tried, now=now):
        return False
    password, digits = request.POST.get("again-password", ""), request.POST.get("again-digits", "")
    right = authenticate(request, username=owner.code, password=password) == owner and (
        commands.use_digits(by=owner, now=now, holder=owner, digits=digits.replace(" ", ""))
    )
    if not right:
        slow_down(request, owner.code)
    return right


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """What was being sent, without what belongs to this page."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _NOT_KEPT and not name.startswith(_OWN)
        for value in values
    ]


def _show(
    request: HttpRequest,
    address: str,
    *,
    kept: list[tuple[str, str]] | None = None,
    wrong: bool = False,
) -> HttpResponse:
    reader, known = viewer(request), sessions.marks(request)
    is_cast = known is not None and known.means in {"", Means.CAST} and is_development()
    context = {
        "address": address,
        "kept": kept,
        "wrong": words.WRONG_AGAIN if wrong else "",
        "has_passkey": bool(queries.passkeys(reader)),
        "has_code": queries.has_code(reader),
        "agencies": entering.offered_agencies() if queries.agency_accounts(reader) else (),
        "is_cast": is_cast,
    }
    status = 422 if wrong else _LOCKED if kept is not None else 200
    return render_page(request, "organisations/again.html", context, status=status)
