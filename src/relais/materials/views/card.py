"""The discreet card. What was chosen comes in a form's body, so no address or history holds it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from relais.foundation import clock
from relais.foundation.access import EVERYONE, public
from relais.foundation.pages import render_page
from relais.materials import commands, queries, words


# Exempt because the counter has no cookie that another site could ride on: what is changed, a code
# that is given, takes the token of a device.
@csrf_exempt
@public
@cache_control(no_store=True)
@require_POST
def make_card(request: HttpRequest) -> HttpResponse:
    """The card as PDF, to be shown and printed and never stored."""
    now, token = clock.now(), request.POST.get("token")
    # Only who asks for a code sends a token.
    make = (
        partial(commands.make_card, by=EVERYONE, now=now, token=token)
        if token
        else partial(queries.card_pdf, EVERYONE, today=localdate(now))
    )
    try:
        pdf = make(
            services=request.POST.getlist("service"),
            language=request.POST.get("language") or get_language() or "",
        )
    except queries.CardRefused as refused:
        sentence = words.CARD_REFUSAL[refused.refusal]
        return render_page(request, "materials/no_card.html", {"sentence": sentence}, status=400)
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="info.pdf"'
    return response
