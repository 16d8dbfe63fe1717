"""The pages of a context's tables: to read, to change row by row, to take away, to bring back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Protocol

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from relais.foundation import clock
from relais.foundation.access import Viewer, requires, viewer
from relais.foundation.once.posts import once, once_showing
from relais.foundation.pages import render_page, see_other
from relais.foundation.sheets import SheetRefused, book_answer, sheet_answer
from relais.foundation.tables import reading, words
from relais.foundation.tables.forms import RowForm, Upload
from relais.foundation.tables.table import Tables
from relais.foundation.tables.takeover import Outcome, Sheets, Takeover
from relais.foundation.trilingual import Trilingual

_KEPT_FOR: Final = 3600  # seconds


class TakeOver(Protocol):
    """The command of the context: takes sheets over, or says what that would do."""

    def __call__(
        self, *, by: Viewer, now: datetime, sheets: Sheets, about: str, dry_run: bool = False
    ) -> Takeover: ...


@dataclass(frozen=True, kw_only=True)
class TablePages:
    """What a context says of its tables, once, to get their pages.

    `namespace` is that of its addresses, `home` the name of the page that leads here; `frame` is
    the template of every page of its face.
    """

    namespace: str
    home: str
    home_title: Trilingual
    title: Trilingual
    names: words.Names
    read: StrEnum
    keep: StrEnum
    tables: Callable[[Viewer], Tables]
    take_over: TakeOver
    frame: str = "organisations/work_page.html"

    def paths(self) -> list[URLPattern]:
        """Their addresses, below the one under which they stand."""
        views = _Views(self)
        read, keep = requires(self.read), requires(self.keep)
        return [
            path("", read(require_safe(views.list_tables)), name="tables"),
            path("workbook/", read(require_safe(views.workbook)), name="workbook"),
            path(
                "take-over/",
                keep(require_http_methods(["POST"])(once_showing(views.look)(views.upload))),
                name="upload",
            ),
            path("<str:name>/", read(require_safe(views.show_table)), name="table"),
            path("<str:name>/csv/", read(require_safe(views.csv)), name="table_csv"),
            path(
                "<str:name>/row/",
                keep(require_http_methods(["GET", "HEAD", "POST"])(once(views.edit_row))),
                name="row",
            ),
        ]


@dataclass(frozen=True)
class _Views:
    """The views of one set of pages."""

    pages: TablePages

    def list_tables(self, request: HttpRequest) -> HttpResponse:
        """Every table with how many rows it has."""
        rows = [
            (name, self.pages.names.table(name, _language()), count)
            for name, count in reading.counts(self._tables(request)).items()
        ]
        return self._render(request, "tables", {"rows": rows, "form": Upload(None, None)})

    def show_table(self, request: HttpRequest, name: str) -> HttpResponse:
        """The rows of a table, fifty at a time."""
        asked = request.GET.get("page", "")
        number = int(asked) if asked.isdecimal() else 1
        page = reading.page_of(self._tables(request), name, page=number)
        names = self.pages.names
        context = {
            "page": page,
            "title": names.table(name, _language()),
            "columns": [names.column(column, _language()) for column in page.columns],
        }
        return self._render(request, "table", context)

    def csv(self, request: HttpRequest, name: str) -> HttpResponse:
        """The whole table as CSV, to change and to bring back."""
        return sheet_answer(reading.lines_of(self._tables(request), name), name=f"{name}.csv")

    def workbook(self, request: HttpRequest) -> HttpResponse:
        """Every table in one workbook."""
        book = reading.book(self._tables(request))
        return book_answer(book, name=f"{self.pages.namespace}.xlsx")

    def edit_row(self, request: HttpRequest, name: str) -> HttpResponse:
        """One row by its key (`?key=`), or a new one; what was typed stays when it is refused."""
        tables, key = self._tables(request), request.GET.get("key", "")
        table = reading.table_called(tables, name)
        cells = reading.row_of(tables, name, key) if key else None
        form = RowForm(request.POST or None, table=table, names=self.pages.names, cells=cells)
        if form.is_valid():
            done = self._take(request, {name: [form.row()]}, about=f"{name} {key}")
            if done.is_sound:
                return see_other(reverse(f"{self.pages.namespace}:table", args=[name]))
            form.refuse(fault for row in done.rows for fault in row.faults)
            for refused in done.refused:
                form.add_error(None, words.sheet_fault(refused))
        title = self.pages.names.table(name, _language())
        context = {"form": form, "name": name, "title": title, "key": key}
        return self._render(request, "row", context, status=422 if form.errors else 200)

    def upload(self, request: HttpRequest) -> HttpResponse:
        """First a dry run, row by row; the button below it takes over just what was shown."""
        found = self._shown(request)
        if found is None:
            return self.look(request)
        done = self._take(request, found)
        return self._preview(request, done, shown="", is_done=done.is_sound)

    def look(self, request: HttpRequest) -> HttpResponse:
        """What would change now; also the answer to whoever sends the same form again."""
        form = Upload(request.POST, request.FILES)
        found = self._shown(request)
        if found is None:
            found = _read(form)
        if found is None:
            return self._render(request, "tables", {"form": form, "rows": []}, status=422)
        done = self._take(request, found, dry_run=True)
        shown = signing.dumps(json.dumps(found), salt=self._salt, compress=True)
        return self._preview(request, done, shown=shown)

    @property
    def _salt(self) -> str:
        return f"{self.pages.namespace}.take-over"

    def _shown(self, request: HttpRequest) -> Sheets | None:
        """What a dry run showed: it travels with the page, signed, and just that is taken over."""
        shown = request.POST.get("shown", "")
        if not shown:
            return None
        found: Sheets = json.loads(signing.loads(shown, salt=self._salt, max_age=_KEPT_FOR))
        return found

    def _tables(self, request: HttpRequest) -> Tables:
        return self.pages.tables(viewer(request))

    def _take(
        self, request: HttpRequest, sheets: Sheets, *, about: str = "sheets", dry_run: bool = False
    ) -> Takeover:
        return self.pages.take_over(
            by=viewer(request), now=clock.now(), sheets=sheets, about=about, dry_run=dry_run
        )

    def _preview(
        self, request: HttpRequest, done: Takeover, *, shown: str, is_done: bool = False
    ) -> HttpResponse:
        context = {
            "done": done,
            "is_done": is_done,
            "shown": shown if done.is_sound and done.changes_anything else "",
            "counts": [(words.OUTCOME[outcome], done.count(outcome)) for outcome in Outcome],
            "faults": [words.sheet_fault(each) for each in done.refused],
            "rows": [
                words.row_line(row, self.pages.names, _language())
                for row in done.rows
                if row.outcome is not Outcome.SAME
            ],
        }
        status = 200 if done.is_sound else 422
        return self._render(request, "taking_over", context, status=status)

    def _render(
        self, request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        said = {
            "pages": self.pages,
            "heading": self.pages.title.in_language(_language()),
            "home_title": self.pages.home_title.in_language(_language()),
            "may_keep": viewer(request).may(self.pages.keep),
        }
        name = f"foundation/tables/{template}.html"
        return render_page(request, name, said | context, status=status)


def _read(form: Upload) -> Sheets | None:
    """The sheets of the uploaded file; none, and an error beside it, when it can't be read."""
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return reading.read_file(file.name, file.read())
    except SheetRefused:
        form.add_error("file", words.UNREADABLE)
        return None


def _language() -> str:
    return get_language() or ""
