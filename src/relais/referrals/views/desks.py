"""Who answers referrals to which service."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page
from relais.referrals import forms, words
from relais.referrals.commands.desks import set_desk
from relais.referrals.permissions import Permission
from relais.referrals.queries import desks, matches


@requires(Permission.SET_DESKS)
@require_http_methods(["GET", "POST"])
@once
def show_desks(request: HttpRequest) -> HttpResponse:
    """The desk of each service, and the form that names another."""
    reader, language = viewer(request), get_language() or ""
    names = matches.names(reader)
    services = {code: each.name.in_language(language) for code, each in names.services.items()}
    bodies = {code: name.in_language(language) for code, name in names.bodies.items()}
    form = forms.SetDesk(request.POST or None, services=services.items(), bodies=bodies.items())
    if form.is_valid():
        set_desk(by=reader, now=clock.now(), **form.cleaned_data)
        return redirect("referrals:desks")
    rows = [
        (
            services.get(desk.service, desk.service),
            bodies[desk.body],
            words.CAPACITY[desk.capacity],
            desk,
        )
        for desk in desks.desks(reader).values()
    ]
    status = 422 if form.errors else 200
    return render_page(request, "referrals/desks.html", {"rows": rows, "form": form}, status=status)
