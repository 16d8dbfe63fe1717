"""Trainings as files, the same way out and in."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page, see_other
from relais.foundation.sheets import Sheet, book_answer, sheet_answer
from relais.trainings.commands.loading import load_trainings
from relais.trainings.commands.writing import TrainingsRefused
from relais.trainings.forms.exchange import FileForm, SeenForm
from relais.trainings.forms.listing import ListForm
from relais.trainings.permissions import Permission
from relais.trainings.queries import exchange, trainings
from relais.trainings.rules.listing import choose
from relais.trainings.rules.loading import Loaded
from relais.trainings.views.trainings import names_of_bodies
from relais.trainings.words import shown
from relais.trainings.words.faults import OUTCOME, fault_line


@requires(Permission.READ)
@require_GET
def download_list(request: HttpRequest) -> HttpResponse:
    """The list as it stands on the page, in its words."""
    names = names_of_bodies(request)
    courses = trainings.trainings(viewer(request))
    asked = ListForm(request.GET, courses=courses, names=names).asked
    rows = [shown.list_cells(shown.list_row(course, names)) for course in choose(courses, asked)]
    return sheet_answer([shown.list_headings(), *rows], name="trainings.csv")


@requires(Permission.READ)
@require_GET
def download_book(request: HttpRequest) -> HttpResponse:
    """Everything, to change and take over again."""
    return book_answer(exchange.exported(viewer(request)), name="trainings.xlsx")


@requires(Permission.READ)
@require_GET
def download_sheet(request: HttpRequest, sheet: str) -> HttpResponse:
    """One sheet of it, for who prefers CSV."""
    rows = exchange.exported(viewer(request)).get(sheet)
    if rows is None:
        raise Http404
    return sheet_answer(rows, name=f"{sheet}.csv")


@requires(Permission.KEEP)
@require_http_methods(["GET", "POST"])
def show_import(request: HttpRequest) -> HttpResponse:
    """Choose a file, and see row by row what it would change; nothing is changed yet."""
    form = FileForm(request.POST or None, request.FILES or None)
    sheets = form.sheets if request.method == "POST" else None
    if sheets is None:
        status = 422 if form.errors else 200
        return render_page(request, "trainings/import.html", {"form": form}, status=status)
    context = {"form": form, **_taken(request, sheets, dry_run=True)}
    if not context["faults"]:
        context["seen"] = SeenForm(initial=form.again)
    status = 422 if context["faults"] else 200
    return render_page(request, "trainings/import.html", context, status=status)


@requires(Permission.KEEP)
@once
@require_POST
def apply_import(request: HttpRequest) -> HttpResponse:
    """Take over the file that was looked at, as a whole or not at all."""
    sheets = SeenForm(request.POST).sheets
    if sheets is None:
        return see_other(reverse("trainings:trainings_import"))
    context = _taken(request, sheets, dry_run=False)
    if context["faults"]:
        context["form"] = FileForm()
        return render_page(request, "trainings/import.html", context, status=422)
    return see_other(f"{reverse('trainings:trainings')}?taken=yes")


def _taken(request: HttpRequest, sheets: Mapping[str, Sheet], *, dry_run: bool) -> dict[str, Any]:
    """What the file changes, row by row, or everything that is wrong with it."""
    read = exchange.read_file(viewer(request), sheets)
    courses, faults = tuple(read.courses.values()), tuple(read.faults)
    report = Loaded(rows=(), applied=False)
    if not faults:
        try:
            report = load_trainings(
                by=viewer(request), now=clock.now(), programmes=(), courses=courses, dry_run=dry_run
            )
        except TrainingsRefused as refused:
            faults = refused.faults
    rows = [(row.ref, OUTCOME[row.outcome], ", ".join(row.fields)) for row in report.rows]
    return {"faults": [fault_line(fault) for fault in faults], "report": report, "rows": rows}
