"""What the directory publishes for other systems, and what it adds to the field's standard."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from relais.directory.queries import open_data
from relais.directory.rules.hsds.schedules import MONTHS
from relais.directory.rules.moments import local_moment
from relais.directory.words import hsds as labels
from relais.directory.words import open_data as words
from relais.foundation import clock
from relais.foundation.access import EVERYONE, public
from relais.foundation.pages import render_page


@public
@require_safe
def show_open_data(request: HttpRequest) -> HttpResponse:
    """What there is, under which licence, where to get it."""
    about = open_data.overview(EVERYONE, today=local_moment(clock.now()).day)
    return render_page(
        request,
        "directory/open_data.html",
        {"about": about, "licence": words.LICENCE, "sources": words.SOURCES},
    )


@public
@require_safe
def show_profile(request: HttpRequest) -> HttpResponse:
    """What we add to HSDS, for whoever reads our feeds."""
    context = {
        "additions": [
            (code, label, labels.ADDITION_MEANING[code]) for code, label in labels.ADDITION.items()
        ],
        "link_types": labels.LINK_TYPE,
        "holiday_hours": labels.HOLIDAY_HOURS,
        "months": MONTHS,
    }
    return render_page(request, "directory/profile.html", context)
