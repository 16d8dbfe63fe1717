"""The guide as pages: an overview, a chapter, the page of one sector."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from relais.foundation.access import EVERYONE, public
from relais.foundation.pages import render_page
from relais.guide import words
from relais.guide.queries import articles as queries

GENERAL = ("detect", "care", "orient")


@public
@require_safe
def show_overview(request: HttpRequest) -> HttpResponse:
    contents = queries.contents(EVERYONE, language=_language())
    chapters = [(code, words.chapter(code), found) for code, found in contents.items()]
    return render_page(request, "guide/articles/overview.html", {"chapters": chapters})


@public
@require_safe
def show_chapter(request: HttpRequest, chapter: str) -> HttpResponse:
    articles = queries.chapter(EVERYONE, chapter, language=_language())
    context = {"chapter": chapter, "words": words.chapter(chapter), "articles": articles}
    return render_page(request, "guide/articles/chapter.html", context)


@public
@require_safe
def list_sectors(request: HttpRequest) -> HttpResponse:
    articles = queries.chapter(EVERYONE, "sector", language=_language())
    context = {"words": words.chapter("sector"), "articles": articles}
    return render_page(request, "guide/articles/sectors.html", context)


@public
@require_safe
def show_sector(request: HttpRequest, sector: str) -> HttpResponse:
    article = queries.sector(EVERYONE, sector, language=_language())
    general = [(code, words.chapter(code)) for code in GENERAL]
    context = {"article": article, "general": general}
    return render_page(request, "guide/articles/sector.html", context)


def _language() -> str:
    return get_language() or "nl"
