"""A report as a file in one language and one format."""

from collections.abc import Callable, Mapping
from typing import Final

from django.template.loader import render_to_string
from django.utils.translation import override

from relais.programme.queries.drawing.docx import docx_file
from relais.programme.queries.drawing.pdf import pdf
from relais.programme.queries.drawing.telling import tell
from relais.programme.queries.drawing.xlsx import xlsx
from relais.programme.rules import canonical
from relais.programme.rules.formats import Format
from relais.programme.rules.report import Report
from relais.programme.rules.told import Told


def draw(report: Report, file_format: Format, language: str, *, with_gaps: bool = False) -> bytes:
    """The file, the same byte for byte whenever and wherever it is built.

    Raises `CannotDraw` where something is missing; `with_gaps` as in `tell`.
    """
    told = tell(report, language, with_gaps=with_gaps)
    if file_format is Format.JSON:
        return canonical.write(report).encode()
    return _DRAW[file_format](told)


def html(told: Told) -> bytes:
    """The whole report as one page that needs nothing beside it."""
    with override(told.language):
        return render_to_string("programme/report_file.html", {"told": told}).encode()


_DRAW: Final[Mapping[Format, Callable[[Told], bytes]]] = {
    Format.PDF: pdf,
    Format.DOCX: docx_file,
    Format.XLSX: xlsx,
    Format.HTML: html,
}
