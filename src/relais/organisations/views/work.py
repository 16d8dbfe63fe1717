"""The work face: signing in and out."""

import time

from django.contrib.auth import authenticate, logout
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from relais.foundation import clock
from relais.foundation.access import EVERYONE, public, viewer
from relais.foundation.pages import render_page
from relais.organisations import forms
from relais.organisations.commands import sign_in as commands
from relais.organisations.interface import Professional, professional
from relais.organisations.permissions import Permission
from relais.organisations.queries import sign_in as queries
from relais.organisations.rules.roles import Means
from relais.organisations.rules.tries import delay
from relais.organisations.views import ceremonies, entering
from relais.organisations.words import sign_in as words


@public
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Offer a passkey, the agencies, or a password with a code; in development also the cast."""
    form = forms.SignIn(request.POST or None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and form.is_valid():
        tried = entering.tried_from(request, form.account)
        if queries.held_back(EVERYONE, tried, now=clock.now()):
            form.add_error(None, words.HELD_BACK)
            return show_sign_in(request, form, status=429)
        person = _checked(request, form)
        if person is not None:
            asked_for = form.cleaned_data["next"]
            return entering.enter(request, person, Means.CODE, asked_for=asked_for, tried=tried)
        slow_down(request, form.account)
        form.add_error(None, words.WRONG_SIGN_IN)
    return show_sign_in(request, form, status=422 if form.errors else 200)


def _checked(request: HttpRequest, form: forms.SignIn) -> Professional | None:
    """Whom password and digits belong to, if all of it is right and enough for their mandates."""
    person = authenticate(request, username=form.account, password=form.cleaned_data["password"])
    if not isinstance(person, Professional) or not entering.may_enter(person, Means.CODE):
        return None
    digits = form.digits
    right = commands.use_digits(by=EVERYONE, now=clock.now(), holder=person, digits=digits)
    return person if right else None


def slow_down(request: HttpRequest, account: str) -> None:
    """Note a wrong try; the more there are everywhere, the longer a wrong answer waits."""
    now, tried = clock.now(), entering.tried_from(request, account)
    commands.note_wrong_try(by=EVERYONE, now=now, tried=tried)
    time.sleep(delay(queries.wrong_everywhere(EVERYONE, now=now)))


def show_sign_in(request: HttpRequest, form: forms.SignIn, *, status: int = 200) -> HttpResponse:
    """The page with every way in."""
    context = {
        "form": form,
        "cast": entering.offered_cast(),
        "agencies": entering.offered_agencies(),
    }
    return render_page(request, "organisations/sign_in.html", context, status=status)


@public
@require_safe
def passkey_question(_request: HttpRequest) -> HttpResponse:
    """What the browser of whoever has a passkey has to sign."""
    return JsonResponse(ceremonies.ask_for_passkey())


@public
@require_POST
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in whoever showed a passkey of theirs."""
    person = ceremonies.shown_by(request)
    asked_for = request.POST.get("next", "")
    if person is not None:
        return entering.enter(request, person, Means.PASSKEY, asked_for=asked_for)
    form = forms.SignIn({"next": asked_for})
    form.errors.clear()
    form.add_error(None, words.WRONG_PASSKEY)
    return show_sign_in(request, form, status=422)


@public
@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the invented people, by one click; in production there are none."""
    code = request.POST.get("code", "")
    if code not in {member.code for member in entering.offered_cast()}:
        raise Http404
    member = professional(EVERYONE, code)
    return entering.enter(request, member, Means.CAST, asked_for=request.POST.get("next", ""))


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and have the browser forget what it kept of this site."""
    logout(request)
    response = redirect("organisations:sign_in")
    response.headers["Clear-Site-Data"] = '"cookies", "storage"'
    return response


@public
def no_mandate(request: HttpRequest) -> HttpResponse:
    """Tell someone who signed in without a mandate of today why there is nothing to see."""
    reader = viewer(request)
    if reader is EVERYONE:
        return redirect("organisations:sign_in")
    if reader.may(Permission.OPEN_HOME):
        return redirect(entering.home())
    context = {"professional": reader}
    return render_page(request, "organisations/no_mandate.html", context, status=403)
