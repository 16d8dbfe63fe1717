"""What Relais says of itself: the four faces, and what it is for. Asks nothing, knows nobody."""

from django.http import HttpRequest, HttpResponse

from relais.foundation.access import EVERYONE, public
from relais.foundation.pages import render_page
from relais.organisations.queries.additions import figures


@public
def faces(request: HttpRequest) -> HttpResponse:
    """Explain the four faces, with where each of them is."""
    return render_page(request, "organisations/faces.html", {})


@public
def relais(request: HttpRequest) -> HttpResponse:
    """Say what Relais is, for whom, what it may never do, and how far its data are."""
    return render_page(request, "organisations/about.html", {"figures": figures(EVERYONE)})
