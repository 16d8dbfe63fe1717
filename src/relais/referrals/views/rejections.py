"""How often services do not accept, and why: for the coordination of the region."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.pages import render_page
from relais.foundation.sheets import sheet_answer
from relais.referrals import words
from relais.referrals.permissions import Permission
from relais.referrals.queries import matches
from relais.referrals.queries.rejections import Rejections, disclosure, rejections
from relais.referrals.rules.rejections import TOTAL, Sheet
from relais.referrals.rules.vocabulary import RejectionReason
from relais.referrals.words import pages

type Row = tuple[str, list[int | None]]


@requires(Permission.READ_REJECTIONS)
@require_safe
def show_rejections(request: HttpRequest) -> HttpResponse:
    """Two tables of one quarter, by service and by need."""
    found = _found(request)
    context: dict[str, Any] = {"found": found, "disclosure": disclosure()}
    if found:
        context["sheets"] = _sheets(request, found)
        context["reasons"] = [words.REASON[reason] for reason in RejectionReason]
    return render_page(request, "referrals/rejections.html", context)


@requires(Permission.READ_REJECTIONS)
@require_safe
def download_rejections(request: HttpRequest) -> HttpResponse:
    """The same tables, with the same counts hidden, for a spreadsheet."""
    found = _found(request)
    sheets = _sheets(request, found) if found else []
    lines = _lines(found.quarter if found else "", sheets)
    return sheet_answer(lines, name="rejections.csv")


def _found(request: HttpRequest) -> Rejections | None:
    quarter, today = request.GET.get("quarter", ""), localdate(clock.now())
    return rejections(viewer(request), quarter=quarter, today=today)


def _sheets(request: HttpRequest, found: Rejections) -> list[tuple[str, list[Row]]]:
    """Both tables as rows of names and counts, the last row that of totals."""
    language = get_language() or ""
    services = {
        code: service.name.in_language(language)
        for code, service in matches.names(viewer(request)).services.items()
    }
    needs = {code: str(name) for code, name in words.NEED_OF.items()}
    return [
        (str(pages.BY_SERVICE), _rows(found.by_service, services)),
        (str(pages.BY_NEED), _rows(found.by_need, needs)),
    ]


def _rows(sheet: Sheet, names: dict[str, str]) -> list[Row]:
    """By name, the totals last; what has left the directory stands under its code."""
    named = sorted((names.get(row, row), row) for row in sheet.rows)
    columns = (*sheet.reasons, TOTAL)
    return [
        (name, [sheet.cells[row, reason] for reason in columns])
        for name, row in [*named, (str(pages.TOTAL), TOTAL)]
    ]


def _lines(quarter: str, sheets: list[tuple[str, list[Row]]]) -> Iterator[list[str]]:
    reasons = [str(words.REASON[reason]) for reason in RejectionReason]
    yield [str(pages.QUARTER), str(pages.SHEET), str(pages.ROW), *reasons, str(pages.TOTAL)]
    for title, rows in sheets:
        for name, counts in rows:
            shown = [str(pages.HIDDEN) if count is None else str(count) for count in counts]
            yield [quarter, title, name, *shown]
