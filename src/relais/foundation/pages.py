"""One URL, one view, one permission: a page, or the fragment of it that htmx asks for."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    fragment: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render `template`, or only its partial `fragment` when htmx asks."""
    asked_by_htmx = request.headers.get("HX-Request") == "true"
    name = f"{template}#{fragment}" if asked_by_htmx and fragment else template
    response = render(request, name, dict(context), status=status)
    if fragment:
        response.headers["Vary"] = "HX-Request"
    return response


def see_other(address: str) -> HttpResponse:
    """After a form: the page that says what came of it. Loading that again sends nothing again."""
    return HttpResponse(status=303, headers={"Location": address})
