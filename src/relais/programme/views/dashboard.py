"""Where the recommendations stand, and one of them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from relais.foundation.access import requires, viewer
from relais.foundation.pages import render_page
from relais.organisations import interface as organisations
from relais.programme import words
from relais.programme.permissions import Permission
from relais.programme.queries import dashboard, following
from relais.programme.queries.recommendations import edition_of, editions


@requires(Permission.READ)
@require_safe
def show_dashboard(request: HttpRequest) -> HttpResponse:
    """The matrix of one text (`?text=`, `?page=`); the last edition leads to what is missing."""
    reader = viewer(request)
    matrix = dashboard.matrix(reader, text=request.GET.get("text", ""), page=_page(request))
    context = {
        "matrix": matrix,
        "latest": matrix.editions[-1] if matrix.editions else None,
        "states": words.STATE,
        "may_keep": reader.may(Permission.KEEP),
    }
    return render_page(request, "programme/dashboard.html", context)


@requires(Permission.READ)
@require_safe
def show_missing(request: HttpRequest, edition: str) -> HttpResponse:
    """What a reader of this edition would miss."""
    reader = viewer(request)
    found = edition_of(reader, edition)
    context = {"edition": found, "gaps": dashboard.gaps(reader, found)}
    return render_page(request, "programme/missing.html", context)


@requires(Permission.READ)
@require_safe
def list_initiatives(request: HttpRequest) -> HttpResponse:
    """The initiatives, fifty at a time; `?words=` and `?progress=` leave out the others."""
    asked = {name: request.GET.get(name, "") for name in ("words", "progress")}
    found = following.initiatives(viewer(request), **asked, page=_page(request))
    context = {"found": found, "asked": asked, "progress": words.PROGRESS}
    return render_page(request, "programme/initiatives.html", context)


@requires(Permission.READ)
@require_safe
def show_initiative(request: HttpRequest, ref: str) -> HttpResponse:
    """All that is kept of one initiative."""
    reader = viewer(request)
    context = {
        "initiative": following.initiative(reader, ref),
        "names": organisations.body_names(reader),
        "words": words,
        "editions": editions(reader),
        "may_keep": reader.may(Permission.KEEP),
    }
    return render_page(request, "programme/initiative.html", context)


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() else 1
