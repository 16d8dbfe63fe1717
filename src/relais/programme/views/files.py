"""A revision of the report as a file to keep."""

from django.http import Http404, HttpResponse

from relais.foundation.access import Viewer
from relais.programme.queries.editions import RevisionDisplay, file
from relais.programme.rules.formats import MEDIA_TYPE, Format, file_name


def file_answer(by: Viewer, shown: RevisionDisplay, ending: str, language: str) -> HttpResponse:
    """The file with this ending. Raises `Http404` when there is no such format."""
    if ending not in list(Format):
        raise Http404
    file_format = Format(ending)
    response = HttpResponse(
        file(by, shown, file_format, language), content_type=MEDIA_TYPE[file_format]
    )
    name = file_name(shown.ref, shown.revision, language, file_format)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
