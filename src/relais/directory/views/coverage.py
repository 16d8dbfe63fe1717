"""Coverage as pages: in full on the work face, in shares on the open face."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from relais.directory.permissions import Permission
from relais.directory.queries.coverage import open_page, work_page
from relais.foundation import clock
from relais.foundation.access import EVERYONE, public, requires, viewer
from relais.foundation.pages import render_page
from relais.foundation.sheets import sheet_answer
from relais.organisations.interface import MAP_VIEW_BOX


@requires(Permission.READ_COVERAGE)
@require_safe
def show_coverage(request: HttpRequest) -> HttpResponse:
    """Hour by hour, for what is chosen; with `?service=` also what an extra session would do."""
    page = work_page.coverage_page(
        viewer(request),
        said=request.GET.dict(),
        days=request.GET.getlist("day"),
        today=localdate(clock.now()),
    )
    context = {"page": page, "view_box": MAP_VIEW_BOX}
    return render_page(request, "directory/coverage.html", context)


@requires(Permission.READ_COVERAGE)
@require_safe
def download_coverage(request: HttpRequest) -> HttpResponse:
    """The choice of the page by municipality and need, for a spreadsheet."""
    rows = work_page.coverage_sheet(
        viewer(request), said=request.GET.dict(), today=localdate(clock.now())
    )
    return _sheet(rows)


@public
@require_safe
def show_open_coverage(request: HttpRequest) -> HttpResponse:
    """Shares by need and by municipality, for a language and a need."""
    page = open_page.open_page(EVERYONE, said=request.GET.dict(), today=localdate(clock.now()))
    context = {"page": page, "view_box": MAP_VIEW_BOX}
    return render_page(request, "directory/coverage_open.html", context)


@public
@require_safe
def download_open_coverage(request: HttpRequest) -> HttpResponse:
    """The same shares for a spreadsheet."""
    rows = open_page.open_sheet(EVERYONE, said=request.GET.dict(), today=localdate(clock.now()))
    return _sheet(rows)


def _sheet(rows: Iterable[Iterable[object]]) -> HttpResponse:
    return sheet_answer(rows, name="coverage.csv")
