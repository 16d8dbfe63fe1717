"""Tables for a spreadsheet, in which no cell can be a formula."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

# What a spreadsheet takes for the start of a formula, also behind what it skips.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def sheet_answer(rows: Iterable[Iterable[object]], *, name: str) -> HttpResponse:
    """The rows as a CSV file to keep. A text like a formula gets an apostrophe before it."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    csv.writer(response).writerows([_harmless(cell) for cell in row] for row in rows)
    return response


def _harmless(cell: object) -> object:
    is_formula = isinstance(cell, str) and cell.startswith(_FORMULA)
    return f"'{cell}" if is_formula else cell
