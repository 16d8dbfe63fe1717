"""Handing somebody over: what is needed, which service, with what consent, how to be reached.

What is typed goes in the body of a form, so that no address and no history holds it.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page
from relais.organisations.interface import municipality_names
from relais.referrals import forms, words
from relais.referrals.commands.another import ask_another
from relais.referrals.commands.moving import MoveRefused
from relais.referrals.commands.reading import read_for_another, read_sent
from relais.referrals.commands.sending import NoDesk, NotHandedOver, hand_over
from relais.referrals.permissions import Permission
from relais.referrals.queries import matches
from relais.referrals.rules.moves import OPEN
from relais.referrals.views.lists import page_asked, rows_of


@requires(Permission.SEND)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """What is needed; then who fits; then, for one of them, how to reach the person."""
    return show_form(request, search=search_of(request), form=forms.HandOver())


@requires(Permission.SEND)
@require_POST
@once
def send(request: HttpRequest) -> HttpResponse:
    """Hand over what was filled in; what was wrong comes back with what was typed."""
    search, form = search_of(request), forms.HandOver(request.POST)
    service = chosen_service(request, search)
    if service and form.is_valid():
        made = _handed_over(request, search, form, service)
        if made:
            return redirect("referrals:referral", file=made)
    return show_form(request, search=search, form=form)


def search_of(request: HttpRequest) -> forms.Search:
    language = get_language() or ""
    known = municipality_names(viewer(request))
    named = {nis: name.in_language(language) for nis, name in known.items()}
    places = sorted(named.items(), key=lambda place: place[1])
    return forms.Search(request.POST or None, places=places)


def chosen_service(request: HttpRequest, search: forms.Search) -> str:
    """The service that was chosen, if it fits what is needed; else nothing."""
    service, asked = request.POST.get("service", ""), search.is_valid() and search.question()
    is_offered = asked and matches.fits(viewer(request), asked, service, at=clock.now())
    return service if is_offered else ""


def show_form(request: HttpRequest, *, search: forms.Search, form: forms.HandOver) -> HttpResponse:
    """The search, the services that fit, or the form for the one that was chosen."""
    found = {}
    if search.is_bound and search.is_valid():
        found = matches.offered(viewer(request), search.question(), at=clock.now())
    context = {
        "search": search,
        "found": found,
        "chosen": found.get(request.POST.get("service", "")),
        "form": form,
        "full": words.FULL,
    }
    status = 422 if form.errors or search.errors else 200
    return render_page(request, "referrals/new.html", context, status=status)


def _handed_over(
    request: HttpRequest, search: forms.Search, form: forms.HandOver, service: str
) -> UUID | None:
    now, by = clock.now(), viewer(request)
    grounds = form.grounds_for(now, form.scope())
    try:
        return hand_over(by=by, now=now, asked=form.asked(search, service), grounds=grounds)
    except NotHandedOver as refused:
        form.add_error("grounds", str(words.BASIS_REFUSAL[refused.refusal]))
    except NoDesk:
        form.add_error(None, str(words.NO_DESK))
    return None


@requires(Permission.SEND)
@require_GET
def show_sent(request: HttpRequest) -> HttpResponse:
    """What our bodies handed over, the newest first."""
    reader = viewer(request)
    found = read_sent(by=reader, now=clock.now(), page=page_asked(request))
    context = {"found": found, "rows": rows_of(found, matches.names(reader))}
    return render_page(request, "referrals/sent.html", context)


@requires(Permission.SEND)
@require_http_methods(["GET", "POST"])
@once
def another(request: HttpRequest, file: UUID) -> HttpResponse:
    """The next services for what one did not take, without typing anything again."""
    reader, now = viewer(request), clock.now()
    row = read_for_another(by=reader, now=now, file=file)
    found = matches.offered(reader, matches.question_of(row), at=now, without=row.service)
    form = forms.Another(request.POST or None)
    chosen = found.get(request.POST.get("service", ""))
    if chosen and form.is_valid():
        grounds = form.grounds_for(now, matches.scope_of(reader, row))
        made = _asked_another(request, form, file=file, service=chosen.code, grounds=grounds)
        if made:
            return redirect("referrals:referral", file=made)
    context = {
        "row": row,
        "found": found,
        "form": form,
        "full": words.FULL,
        "is_open": row.state in OPEN,
    }
    status = 422 if request.method == "POST" else 200
    return render_page(request, "referrals/another.html", context, status=status)


def _asked_another(request: HttpRequest, form: forms.Another, **asked: Any) -> UUID | None:
    beside = form.cleaned_data["beside"]
    try:
        return ask_another(by=viewer(request), now=clock.now(), beside=beside, **asked)
    except NotHandedOver as refused:
        form.add_error("grounds", str(words.BASIS_REFUSAL[refused.refusal]))
    except NoDesk:
        form.add_error(None, str(words.NO_DESK))
    except MoveRefused as refused:
        form.add_error(None, str(words.MOVE_REFUSAL[refused.refusal]))
    return None
