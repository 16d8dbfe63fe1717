"""`{% follow_up_pages %}`: the row that joins the pages of the follow-up, on each of them."""

from typing import Any

from django import template
from django.template.context import Context

from relais.foundation.access import viewer
from relais.organisations.queries import additions

register = template.Library()


@register.inclusion_tag("organisations/follow_up_pages.html", takes_context=True)
def follow_up_pages(context: Context) -> dict[str, Any]:
    """The pages that this reader may open; none where she stands outside the follow-up.

    A page is where she stands when its paths have the same namespace.
    """
    request = context["request"]
    found = additions.follow_up_pages(viewer(request))
    pages = [
        (page, page.url_name.split(":")[0] == request.resolver_match.namespace) for page in found
    ]
    is_here = len(pages) > 1 and any(here for _, here in pages)
    return {
        "pages": pages if is_here else [],
        "path": request.path,
        "LANGUAGE_CODE": context["LANGUAGE_CODE"],
    }
