"""The counter's four screens at one address; all answers stand in the request's body."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from relais.foundation import clock
from relais.foundation.access import EVERYONE, public
from relais.foundation.pages import render_page
from relais.guide.queries import counter as queries
from relais.guide.rules import counter as rules


# A form of this page changes nothing and carries no cookie, so a forged one achieves nothing; a
# token against forgery would need the very cookie that this face promises not to set.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
def counter(request: HttpRequest) -> HttpResponse:
    """The screen that the answers lead to; a wrong answer leads to the first one, with 400."""
    asked = _asked(request)
    misread = queries.refuse_asked(EVERYONE, asked)
    screen = queries.screen(
        EVERYONE,
        rules.Asked() if misread else asked,
        language=get_language() or "nl",
        at=clock.now(),
    )
    told = {"misread": screen["words"][f"misread.{misread}"]} if misread else {}
    page = render_page(
        request, "guide/counter.html", {**screen, **told}, status=400 if misread else 200
    )
    if request.method == "POST":
        page.headers["Cache-Control"] = "no-store"
    return page


def _asked(request: HttpRequest) -> rules.Asked:
    """The answers in the body. Of two with one name the later counts: the pressed button."""
    given = request.POST
    return rules.follow(
        rules.Asked(
            choice=given.get("choice", ""),
            municipality=given.get("municipality", ""),
            spoken=given.get("spoken", ""),
        ),
        back=given.get("back", ""),
    )
