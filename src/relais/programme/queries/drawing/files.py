"""A report as a file in one language and one format."""

from django.template.loader import render_to_string
from django.utils.translation import override

from relais.programme.queries.drawing.pdf import pdf
from relais.programme.queries.drawing.telling import tell
from relais.programme.rules import canonical
from relais.programme.rules.formats import Format
from relais.programme.rules.report import Report
from relais.programme.rules.told import Told


def draw(report: Report, file_format: Format, language: str, *, with_gaps: bool = False) -> bytes:
    """The file, the same byte for byte whenever and wherever it is built.

    Raises `CannotDraw` where something is missing; `with_gaps` as in `tell`.
    """
    told = tell(report, language, with_gaps=with_gaps)
    match file_format:
        case Format.PDF:
            return pdf(told)
        case Format.HTML:
            return html(told)
        case Format.DOCX:
            from relais.programme.queries.drawing.docx import docx_file  # noqa: PLC0415  # its libraries, only for this

            return docx_file(told)
        case Format.XLSX:
            from relais.programme.queries.drawing.xlsx import xlsx  # noqa: PLC0415  # its libraries, only for this

            return xlsx(told)
        case Format.JSON:
            return canonical.write(report).encode()


def html(told: Told) -> bytes:
    """The whole report as one page that needs nothing beside it."""
    with override(told.language):
        return render_to_string("programme/report_file.html", {"told": told}).encode()
