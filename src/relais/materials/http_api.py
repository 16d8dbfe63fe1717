"""What an enrolled counter sends: how often it helped, and what it found wrong with a service."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from relais.foundation import clock
from relais.foundation.access import EVERYONE, public
from relais.materials import commands, words
from relais.materials.rules.sending import ReportRefusal
from relais.materials.rules.tally import read_tally
from relais.materials.rules.troubles import read_troubles


# Both are exempt because no cookie is sent or looked at: the token in the body is all, and no page
# of another site has it.
@csrf_exempt
@public
@require_POST
def take_tally(request: HttpRequest) -> JsonResponse:
    """Take `{"token": ..., "weeks": [{"week", "kind", "count", "batch"}]}`, whole or not at all."""
    sending = read_tally(_json(request.body))
    if sending is None:
        return _refuse(commands.ReportsRefused(ReportRefusal.MALFORMED))
    return _taken(partial(commands.take_reports, token=sending.token, reports=sending.reports))


@csrf_exempt
@public
@require_POST
def take_troubles(request: HttpRequest) -> JsonResponse:
    """Take `{"token": ..., "troubles": [{"service", "trouble", "week"}]}`, whole or not at all."""
    sending = read_troubles(_json(request.body))
    if sending is None:
        return _refuse(commands.ReportsRefused(ReportRefusal.MALFORMED))
    return _taken(partial(commands.take_troubles, token=sending.token, findings=sending.reports))


def _taken(take: Callable[..., int]) -> JsonResponse:
    try:
        return JsonResponse({"taken": take(by=EVERYONE, now=clock.now())})
    except commands.ReportsRefused as refused:
        return _refuse(refused)


def _refuse(refused: commands.ReportsRefused) -> JsonResponse:
    """Why nothing was taken, with the reports at fault, so that a device can let go of them."""
    answer = {
        **_reason(refused.refusal),
        "refused": [{**asdict(report), **_reason(refusal)} for report, refusal in refused.reports],
    }
    is_unknown = refused.refusal is ReportRefusal.UNKNOWN_DEVICE
    return JsonResponse(answer, status=401 if is_unknown else 400)


def _reason(refusal: ReportRefusal) -> dict[str, str]:
    return {"refusal": refusal, "sentence": str(words.REPORT_REFUSAL[refusal])}


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
