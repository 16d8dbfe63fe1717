"""Our contract and our profile of HSDS, for programs; the pages about them are for people."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from relais.directory.http_api.answers import address, answer, feeds, in_language, nothing_there
from relais.directory.queries.contract import contract
from relais.directory.rules.hsds.profile import modifications, profile
from relais.directory.rules.moments import local_moment
from relais.directory.words import hsds as words
from relais.directory.words.reasons import LANGUAGES
from relais.foundation import clock
from relais.foundation.access import EVERYONE, public


@public
@require_safe
def show_contract(request: HttpRequest) -> HttpResponseBase:
    """What may be asked of the feeds and what they answer, in OpenAPI 3.1."""
    servers = [feed.removesuffix("/") for feed in feeds(request).values()]
    return answer(contract(EVERYONE, servers=servers))


@public
@require_safe
def show_profile(request: HttpRequest) -> HttpResponseBase:
    """What we add to HSDS, and where each modification is."""
    today = local_moment(clock.now()).day
    told = profile(today, words.told(words.ADDITION), words.told(words.ADDITION_MEANING))
    return answer(
        {
            "uri": address(request, "hsds_profile"),
            "openapi_url": address(request, "hsds_contract"),
            "documentation": {
                language: in_language(request, "open_data:profile", language)
                for language in LANGUAGES
            },
            "modifications": {
                file: address(request, "hsds_modification", file=file) for file in modifications()
            },
            **told,
        }
    )


@public
@require_safe
def show_modification(_request: HttpRequest, file: str) -> HttpResponseBase:
    """One modification: a JSON Merge Patch of the standard's file of this name."""
    found = modifications().get(file)
    return nothing_there(words.BOTH) if found is None else answer(found)
