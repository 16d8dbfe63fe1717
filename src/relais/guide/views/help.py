"""The public page: one request, no trace. Its headers are those of the face."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from relais.foundation import clock, environment
from relais.foundation.access import EVERYONE, public
from relais.foundation.pages import render_page
from relais.guide.queries import help_page as queries
from relais.guide.rules import help_page as rules


@public
@require_safe
def help_page(request: HttpRequest, language: str = "") -> HttpResponse:
    """The page in the language of the address, or at `/` in the one the browser asks for.

    `/` answers by itself: a redirect would add a row to the history.
    """
    offered = queries.offered_languages(EVERYONE, preview=environment.preview_languages())
    if not language:
        asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
        language = rules.choose_language([code for code, _ in asked], offered)
    if language not in offered:
        raise Http404
    page = queries.help_page(EVERYONE, language, offered=offered, at=clock.now())
    context = {"page": page, "exit_address": environment.exit_address(language)}
    response = render_page(request, "guide/help.html", context)
    response.headers["Content-Language"] = language
    return response
