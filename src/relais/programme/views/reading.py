"""The report on the open face: its editions, their chapters, their annexes, and the files."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from relais.foundation.access import EVERYONE, public
from relais.foundation.pages import render_page
from relais.programme.queries import editions
from relais.programme.rules.formats import Format
from relais.programme.rules.told import Told
from relais.programme.views.files import file_answer

# A revision never changes; its page may, when the program does. Both are asked for again by what
# they say, so that an unchanged one is not sent twice.
_SECONDS: Final = 3600
_SECONDS_OF_THE_LIST: Final = 300


@public
@cache_control(public=True, max_age=_SECONDS_OF_THE_LIST)
@conditional_page
@require_safe
def show_editions(request: HttpRequest) -> HttpResponse:
    """What was published."""
    return render_page(
        request, "programme/open_editions.html", {"editions": editions.editions(EVERYONE)}
    )


@public
@require_safe
def show_newest(_request: HttpRequest, ref: str) -> HttpResponse:
    """The newest published revision, at its permanent address."""
    shown = editions.published(ref)
    return redirect("report:revision", ref=shown.ref, revision=shown.revision)


@public
@cache_control(public=True, max_age=_SECONDS)
@conditional_page
@require_safe
def show_revision(request: HttpRequest, ref: str, revision: int) -> HttpResponse:
    """What stands in a revision, and its files."""
    shown, told = _told(ref, revision)
    context = {
        "shown": shown,
        "newest": editions.published(ref),
        "told": told,
        "formats": [each for each in Format if each is not Format.HTML],
    }
    return render_page(request, "programme/open_revision.html", context)


@public
@cache_control(public=True, max_age=_SECONDS)
@conditional_page
@require_safe
def show_chapter(request: HttpRequest, ref: str, revision: int, chapter: str) -> HttpResponse:
    """A chapter on one page."""
    shown, told = _told(ref, revision)
    for place, each in enumerate(told.chapters):
        if each.ref == chapter:
            context = {
                "shown": shown,
                "told": told,
                "chapter": each,
                "before": told.chapters[place - 1] if place else None,
                "after": next(iter(told.chapters[place + 1 :]), None),
            }
            return render_page(request, "programme/open_chapter.html", context)
    raise Http404


@public
@cache_control(public=True, max_age=_SECONDS)
@conditional_page
@require_safe
def show_annexes(request: HttpRequest, ref: str, revision: int) -> HttpResponse:
    """The tables at the end."""
    shown, told = _told(ref, revision)
    if not told.annexes:
        raise Http404
    return render_page(request, "programme/open_annexes.html", {"shown": shown, "told": told})


@public
@cache_control(public=True, max_age=_SECONDS)
@conditional_page
@require_safe
def download(_request: HttpRequest, ref: str, revision: int, ending: str) -> HttpResponse:
    """A revision as a file, in the language of the page."""
    shown = editions.published(ref, revision)
    return file_answer(EVERYONE, shown, ending, get_language() or "")


def _told(ref: str, revision: int) -> tuple[editions.RevisionDisplay, Told]:
    shown = editions.published(ref, revision)
    return shown, editions.told(EVERYONE, shown, get_language() or "")
