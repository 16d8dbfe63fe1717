"""The pharmacies of the region on the work face: a list, and the same for a spreadsheet."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from relais.foundation.access import requires, viewer
from relais.foundation.pages import render_page
from relais.foundation.sheets import sheet_answer
from relais.organisations.permissions import Permission
from relais.organisations.queries import pharmacies
from relais.organisations.queries.places import municipalities
from relais.organisations.words import pharmacies as words


@requires(Permission.READ_PHARMACIES)
@require_safe
def show_pharmacies(request: HttpRequest) -> HttpResponse:
    """Every pharmacy; `?municipality=` leaves out the others, an unknown one leaves out none."""
    places = _places(request)
    chosen = _chosen(request, places)
    found = pharmacies.pharmacies(viewer(request), municipality=chosen)
    context = {
        "places": places,
        "chosen": chosen,
        "total": words.total(found),
        "pharmacies": [(each, words.status(each)) for each in found],
        "as_of": pharmacies.day_of_list(viewer(request)),
    }
    return render_page(request, "organisations/pharmacies.html", context)


@requires(Permission.READ_PHARMACIES)
@require_safe
def download_pharmacies(request: HttpRequest) -> HttpResponse:
    """The table as it stands on the page, with the same choice."""
    reader, chosen = viewer(request), _chosen(request, _places(request))
    rows = words.sheet(
        pharmacies.pharmacies(reader, municipality=chosen),
        as_of=pharmacies.day_of_list(reader),
        language=get_language() or "",
    )
    return sheet_answer(rows, name="pharmacies.csv")


def _chosen(request: HttpRequest, places: dict[str, str]) -> str | None:
    asked = request.GET.get("municipality")
    return asked if asked in places else None


def _places(request: HttpRequest) -> dict[str, str]:
    """The municipalities by NIS code, in the order of their names in the reader's language."""
    language = get_language() or ""
    places = municipalities(viewer(request))
    names = {place.nis: place.name.in_language(language) for place in places}
    return dict(sorted(names.items(), key=lambda named: named[1]))
