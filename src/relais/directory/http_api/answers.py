"""How the open data are answered: JSON that any page may read, and sentences for what can't be."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language, override

from relais.directory.rules.hsds.asking import FeedRefusal, FeedRefused
from relais.directory.words.hsds import BOTH, FEEDS, refusal_sentence


def answer(content: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The content as JSON."""
    response = JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
    return readable_everywhere(response)


def readable_everywhere[R: HttpResponseBase](response: R) -> R:
    """Public data, the same for everyone: a page of any site may read it."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def refused(feed: str, why: FeedRefused, *, status: int = 400) -> HttpResponse:
    """The sentence in the language of the feed; for both, in the one that the request accepts."""
    with override(get_language() if feed == BOTH else feed):
        return answer({"error": refusal_sentence(why)}, status=status)


def nothing_there(feed: str) -> HttpResponse:
    """There is no such record or address."""
    return refused(feed, FeedRefused(FeedRefusal.NOT_FOUND), status=404)


def address(request: HttpRequest, name: str, **parts: str) -> str:
    """The whole address of what this name stands for."""
    return request.build_absolute_uri(reverse(name, kwargs=parts))


def feeds(request: HttpRequest) -> dict[str, str]:
    """The address of each feed."""
    root = address(request, "hsds_root")
    others = {feed: address(request, "hsds_root", feed=feed) for feed in FEEDS if feed != BOTH}
    return {BOTH: root, **others}


def in_language(request: HttpRequest, name: str, language: str) -> str:
    """The whole address of a page in one of our languages."""
    with override(language):
        return address(request, name)
