"""The tables of the follow-up: to read, to change row by row, to take away and to bring back."""

import json

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once, once_showing
from relais.foundation.pages import render_page, see_other
from relais.foundation.sheets import SheetRefused, book_answer, sheet_answer
from relais.programme.commands.tables import take_over
from relais.programme.forms.tables import RowForm, Upload
from relais.programme.permissions import Permission
from relais.programme.queries import sheets
from relais.programme.rules.takeover import Outcome, Sheets, Takeover
from relais.programme.words import tables as words

# What a dry run showed is what is taken over: it travels with the page, signed.
_SALT = "programme.take-over"


@requires(Permission.READ)
@require_safe
def list_tables(request: HttpRequest) -> HttpResponse:
    """Every table with how many rows it has."""
    reader, language = viewer(request), get_language() or ""
    rows = [
        (name, words.TABLE[name].in_language(language), count)
        for name, count in sheets.counts(reader).items()
    ]
    context = {"rows": rows, "may_keep": reader.may(Permission.KEEP), "form": Upload(None, None)}
    return render_page(request, "programme/tables.html", context)


@requires(Permission.READ)
@require_safe
def show_table(request: HttpRequest, name: str) -> HttpResponse:
    """The rows of a table, fifty at a time."""
    asked = request.GET.get("page", "")
    reader, language = viewer(request), get_language() or ""
    page = sheets.page_of(reader, name, page=int(asked) if asked.isdecimal() else 1)
    context = {
        "page": page,
        "title": words.TABLE[name].in_language(language),
        "columns": [words.column_label(column, language) for column in page.columns],
        "may_keep": reader.may(Permission.KEEP),
    }
    return render_page(request, "programme/table.html", context)


@requires(Permission.READ)
@require_safe
def download_table(request: HttpRequest, name: str) -> HttpResponse:
    """The whole table as CSV, to change and to bring back."""
    return sheet_answer(sheets.lines_of(viewer(request), name), name=f"{name}.csv")


@requires(Permission.READ)
@require_safe
def download_workbook(request: HttpRequest) -> HttpResponse:
    """Every table in one workbook."""
    return book_answer(sheets.book(viewer(request)), name="programme.xlsx")


@requires(Permission.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def edit_row(request: HttpRequest, name: str) -> HttpResponse:
    """One row by its key (`?key=`), or a new one; what was typed stays when it is refused."""
    reader, key = viewer(request), request.GET.get("key", "")
    table = sheets.table(reader, name)
    cells = sheets.row_of(reader, name, key) if key else None
    form = RowForm(request.POST or None, table=table, cells=cells)
    if form.is_valid():
        done = take_over(
            by=reader, now=clock.now(), sheets={name: [form.row()]}, about=f"{name} {key}"
        )
        if done.is_sound:
            return see_other(reverse("programme:table", args=[name]))
        form.refuse(fault for row in done.rows for fault in row.faults)
        for refused in done.refused:
            form.add_error(None, words.sheet_fault(refused))
    title = words.TABLE[name].in_language(get_language() or "")
    context = {"form": form, "name": name, "title": title, "key": key}
    return render_page(request, "programme/row.html", context, status=422 if form.errors else 200)


def _look(request: HttpRequest) -> HttpResponse:
    """What would change now; also the answer to whoever sends the same form again."""
    shown = request.POST.get("shown", "")
    form = Upload(request.POST, request.FILES)
    found = _shown(shown) if shown else _read(form)
    if found is None:
        return _refuse(request, form)
    done = take_over(
        by=viewer(request), now=clock.now(), sheets=found, about="sheets", dry_run=True
    )
    return _preview(
        request, done, shown=signing.dumps(json.dumps(found), salt=_SALT, compress=True)
    )


@requires(Permission.KEEP)
@require_http_methods(["POST"])
@once_showing(_look)
def upload(request: HttpRequest) -> HttpResponse:
    """First a dry run, row by row; the button below it takes over just what was shown."""
    shown = request.POST.get("shown", "")
    if not shown:
        return _look(request)
    done = take_over(by=viewer(request), now=clock.now(), sheets=_shown(shown), about="sheets")
    return _preview(request, done, shown="", is_done=done.is_sound)


def _shown(signed: str) -> Sheets:
    """The sheets that a dry run showed, at most an hour ago."""
    found: Sheets = json.loads(signing.loads(signed, salt=_SALT, max_age=3600))
    return found


def _read(form: Upload) -> Sheets | None:
    """The sheets of the uploaded file; none, and an error beside it, when it can't be read."""
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return sheets.read_file(file.name, file.read())
    except SheetRefused:
        form.add_error("file", words.UNREADABLE)
        return None


def _refuse(request: HttpRequest, form: Upload) -> HttpResponse:
    context = {"form": form, "may_keep": True, "rows": []}
    return render_page(request, "programme/tables.html", context, status=422)


def _preview(
    request: HttpRequest, done: Takeover, *, shown: str, is_done: bool = False
) -> HttpResponse:
    language = get_language() or ""
    context = {
        "done": done,
        "is_done": is_done,
        "shown": shown if done.is_sound and done.changes_anything else "",
        "counts": [(words.OUTCOME[outcome], done.count(outcome)) for outcome in Outcome],
        "faults": [words.sheet_fault(each) for each in done.refused],
        "rows": [
            words.row_line(row, language) for row in done.rows if row.outcome is not Outcome.SAME
        ],
    }
    status = 200 if done.is_sound else 422
    return render_page(request, "programme/taking_over.html", context, status=status)
