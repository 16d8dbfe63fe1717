"""The register of processing activities: a page, and the same as a document and a sheet."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.pages import render_page
from relais.foundation.sheets import sheet_answer
from relais.organisations.permissions import Permission
from relais.organisations.queries import register
from relais.organisations.words import register as words


@requires(Permission.READ_REGISTER)
@require_safe
def show_register(request: HttpRequest) -> HttpResponse:
    """Which personal data there are, whose, what for, how long and how guarded."""
    context = {
        "preface": words.preface(),
        "headings": words.headings(),
        "sections": register.sections(viewer(request), language=get_language() or ""),
    }
    return render_page(request, "organisations/register.html", context)


@requires(Permission.READ_REGISTER)
@require_safe
def download_register(request: HttpRequest) -> HttpResponse:
    """The same, to be signed and kept."""
    pdf = register.register_pdf(
        viewer(request), language=get_language() or "", today=localdate(clock.now())
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="register.pdf"'
    return response


@requires(Permission.READ_REGISTER)
@require_safe
def download_sheet(request: HttpRequest) -> HttpResponse:
    """The same for a spreadsheet, a row for each sort of record."""
    told = register.sections(viewer(request), language=get_language() or "")
    return sheet_answer(words.sheet(told), name="register.csv")
