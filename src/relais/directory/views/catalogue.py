"""The directory as pages on the open face."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from relais.directory.queries import catalogue as queries
from relais.directory.rules.moments import local_moment
from relais.foundation import clock
from relais.foundation.access import EVERYONE, public
from relais.foundation.pages import render_page


@public
@require_safe
def list_services(request: HttpRequest) -> HttpResponse:
    """Every service by kind; `?need=`, `?municipality=`, `?confirmed=only` leave out the others."""
    found = queries.catalogue(
        EVERYONE,
        chosen=queries.Chosen(
            need=request.GET.get("need", ""),
            municipality=request.GET.get("municipality", ""),
            confirmed_only=request.GET.get("confirmed") == "only",
        ),
        today=local_moment(clock.now()).day,
    )
    return render_page(request, "directory/services.html", {"catalogue": found})


@public
@require_safe
def show_service(request: HttpRequest, code: str) -> HttpResponse:
    """All that may be known of one service."""
    found = queries.entry(EVERYONE, code, today=local_moment(clock.now()).day)
    return render_page(request, "directory/service.html", {"service": found})
