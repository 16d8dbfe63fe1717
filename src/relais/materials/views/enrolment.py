"""Enrolling the device of a counter by a link that works once.

The secret stands behind the `#` of the link, which browsers send to no server: it reaches no log
and no Referer. The page's script posts it when someone presses the button; opening the page, as
mail scanners do, changes nothing.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from relais.foundation import clock
from relais.foundation.access import EVERYONE, public
from relais.foundation.pages import render_page
from relais.materials import commands, words


# Exempt because the counter has no cookie that another site could ride on: the secret is all.
@csrf_exempt
@public
@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001  # Django activates the path's language
    """The page with its one button; on POST the device's token, told this once."""
    if request.method == "POST":
        return _enrol_device(request)
    return render_page(request, "materials/enrol.html", {})


def _enrol_device(request: HttpRequest) -> JsonResponse:
    try:
        enrolled = commands.enrol_device(
            by=EVERYONE, now=clock.now(), secret=request.POST.get("secret", "")
        )
    except commands.EnrolmentRefused as refused:
        sentence = str(words.ENROLMENT_REFUSAL[refused.refusal])
        return JsonResponse({"refusal": refused.refusal, "sentence": sentence}, status=400)
    return JsonResponse({"token": enrolled.token, "counter": enrolled.counter.code})
