"""My sign-ins: where I am signed in, with what I can sign in, and my mandates."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from relais.foundation import clock, sessions
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page
from relais.foundation.recent import recently_authenticated
from relais.organisations import forms
from relais.organisations.commands import sign_in as commands
from relais.organisations.interface import professional
from relais.organisations.permissions import Permission
from relais.organisations.queries import managing
from relais.organisations.queries import sign_in as queries
from relais.organisations.rules.people import MandateDisplay
from relais.organisations.rules.roles import Means
from relais.organisations.views import ceremonies
from relais.organisations.words import ROLE
from relais.organisations.words import sign_in as words
from relais.organisations.words.people import term


@requires(Permission.OPEN_HOME)
@require_safe
def my_sign_ins(request: HttpRequest) -> HttpResponse:
    """Where I am signed in, and with what I can sign in."""
    return _show(request)


def _show(request: HttpRequest, *, refusal: str = "") -> HttpResponse:
    reader, now = viewer(request), clock.now()
    known = sessions.marks(request)
    this = str(known.handle) if known else ""
    running = queries.sign_ins(reader, this=this, now=now)
    context = {
        "code": reader.code,
        "sign_ins": [(each, words.MEANS[each.means or Means.CAST]) for each in running],
        "passkeys": queries.passkeys(reader),
        "has_code": queries.has_code(reader),
        "refusal": refusal,
    }
    status = 422 if refusal else 200
    return render_page(request, "organisations/my_sign_ins.html", context, status=status)


@requires(Permission.OPEN_HOME)
@once
@require_POST
def end_sign_in(request: HttpRequest, handle: UUID) -> HttpResponse:
    """End one of my sign-ins, on a device that I left somewhere."""
    commands.end_sign_in(by=viewer(request), now=clock.now(), handle=handle)
    return redirect("organisations:my_sign_ins")


@requires(Permission.OPEN_HOME)
@once
@require_POST
def end_all_sign_ins(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere, here too."""
    commands.end_all_sign_ins(by=viewer(request), now=clock.now())
    logout(request)
    return redirect("organisations:sign_in")


@requires(Permission.OPEN_HOME)
@recently_authenticated
@once
@require_http_methods(["GET", "POST"])
def new_passkey(request: HttpRequest) -> HttpResponse:
    """Add a passkey: of another device, before this one is lost."""
    form, wrong = forms.NewPasskey(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        by, made = viewer(request), ceremonies.new_passkey(request)
        if made is not None:
            holder, name = professional(by, by.code), form.cleaned_data["name"]
            commands.add_passkey(by=by, now=clock.now(), holder=holder, name=name, credential=made)
            return redirect("organisations:my_sign_ins")
        wrong = str(words.PASSKEY_NOT_MADE)
    context = {"form": form, "wrong": wrong}
    status = 422 if wrong or form.errors else 200
    return render_page(request, "organisations/new_passkey.html", context, status=status)


@requires(Permission.OPEN_HOME)
@recently_authenticated
@require_safe
def new_passkey_question(request: HttpRequest) -> HttpResponse:
    """What my browser needs to make a passkey."""
    by = viewer(request)
    return JsonResponse(ceremonies.ask_for_new_passkey(professional(by, by.code)))


@requires(Permission.OPEN_HOME)
@recently_authenticated
@once
@require_POST
def remove_passkey(request: HttpRequest, passkey: int) -> HttpResponse:
    """Take a passkey away; the last way in stays."""
    try:
        commands.remove_passkey(by=viewer(request), now=clock.now(), passkey=passkey)
    except commands.LastWayIn:
        return _show(request, refusal=str(words.LAST_WAY_IN))
    return redirect("organisations:my_sign_ins")


@requires(Permission.OPEN_HOME)
@require_safe
def my_mandates(request: HttpRequest) -> HttpResponse:
    """For whom I act, who stands in for me, and for whom I do."""
    reader, today = viewer(request), localdate(clock.now())
    context = {
        "mandates": _told(managing.own_mandates(reader, today=today)),
        "lent": _told(managing.lent_by(reader, today=today)),
    }
    return render_page(request, "organisations/my_mandates.html", context)


def _told(mandates: Iterable[MandateDisplay]) -> list[tuple[MandateDisplay, Promise, str]]:
    return [(mandate, ROLE[mandate.role], term(mandate.term)) for mandate in mandates]
