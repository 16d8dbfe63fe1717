"""The match as JSON, for the counter and for other systems. Nothing about a question is kept."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from relais.directory.queries import answers
from relais.directory.rules.asking import Asked, AskRefusal, read_question
from relais.directory.rules.display import ServiceDisplay
from relais.directory.rules.matching import Match
from relais.directory.rules.moments import local_moment
from relais.directory.words import asking, labels, reasons
from relais.foundation import clock
from relais.foundation.access import EVERYONE, public


@public
@require_safe
def match(request: HttpRequest) -> JsonResponse:
    """`?need=&municipality=&language=&profile=&at=&limit=&lang=`: services that fit, best first.

    Codes as in the data, NIS, ISO 639-1, ISO 8601 with offset. 400 with a sentence for what can't
    be read. Without `lang` the answer is in the language that the request accepts.
    """
    language = request.GET.get("lang") or reasons.active_language()
    if language not in reasons.LANGUAGES:
        return _answer({"error": str(asking.UNKNOWN_LANGUAGE_OF_ANSWER)}, status=400)
    with override(language):
        asked = read_question(request.GET.dict(), labels.ISO_639_1)
        if isinstance(asked, AskRefusal):
            return _answer({"error": asking.refusal_sentence(asked)}, status=400)
        return _answer(_matched(asked, asked.at or clock.now()))


def _matched(asked: Asked, at: datetime) -> dict[str, Any]:
    found = answers.match(EVERYONE, question=asked.question, at=at, limit=asked.limit)
    today = local_moment(at).day
    return {
        "services": [
            _service(each, found.services[each.code], today) for each in found.answer.matches
        ],
        "left_out": [
            {"code": code, "count": count, "text": reasons.left_out_sentence(code, count)}
            for code, count in found.answer.left_out.items()
            if count
        ],
        "relaxed": [
            {"code": code, "text": reasons.relaxed_sentence(code)} for code in found.answer.relaxed
        ],
        "at": at.isoformat(),
        "seed": found.answer.seed,
        "data_version": found.data_version,
    }


def _service(found: Match, service: ServiceDisplay, today: date) -> dict[str, Any]:
    return {
        **service.as_json(),
        "confirmations": service.confirmations_as_json(),
        "state": found.state,
        "state_text": reasons.state_sentence(found.state),
        "trust_text": str(labels.TRUST[service.trust]),
        "reasons": [
            {**reason.as_json(), "text": reasons.reason_sentence(reason, today=today)}
            for reason in found.reasons
        ],
    }


def _answer(content: dict[str, Any], *, status: int = 200) -> JsonResponse:
    response = JsonResponse(content, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
