"""The directory in HSDS 3.1 on the open face. What is searched for is neither logged nor kept."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from relais.directory.http_api.answers import (
    address,
    answer,
    feeds,
    nothing_there,
    readable_everywhere,
    refused,
)
from relais.directory.queries import hsds, revisions
from relais.directory.rules.hsds.asking import (
    OF_ONE,
    PARAMETERS,
    FeedRefusal,
    FeedRefused,
    read_asked,
)
from relais.directory.rules.hsds.pages import Listing
from relais.directory.rules.hsds.published import Frame
from relais.directory.rules.moments import local_moment
from relais.directory.words.hsds import BOTH
from relais.foundation import clock
from relais.foundation.access import EVERYONE, public

VERSION = "3.1"


@public
@require_safe
def show_root(request: HttpRequest, feed: str = BOTH) -> HttpResponseBase:
    """What this feed is: the version of HSDS, our profile, our contract, the other feeds."""
    return answer(
        {
            "version": VERSION,
            "profile": address(request, "hsds_profile"),
            "openapi_url": address(request, "hsds_contract"),
            "language": feed,
            "feeds": feeds(request),
            "data_version": revisions.data_version(EVERYONE),
        }
    )


# A form of another site may send a POST here: on this face nobody is signed in, no cookie is read
# and nothing changes, so there is nothing to forge. A body keeps search terms out of addresses.
@csrf_exempt
@public
@require_http_methods(["GET", "HEAD", "POST"])
def list_records(request: HttpRequest, shelf: str, feed: str = BOTH) -> HttpResponseBase:
    """A page of records, or all of them a line each with `format=ndjson`."""

    def find() -> HttpResponseBase:
        asked = read_asked(_said(request), PARAMETERS[shelf])
        found = hsds.listing(EVERYONE, shelf, asked, within=_frame(feed))
        if asked.ndjson:
            return _lines(found)
        return answer(found.page(asked.page, asked.size or max(1, len(found.things))))

    return _found_or_sentence(feed, find)


@public
@require_safe
def show_record(
    request: HttpRequest, shelf: str, record_id: str, feed: str = BOTH
) -> HttpResponseBase:
    """One record with everything that belongs to it."""

    def find() -> HttpResponseBase:
        asked = read_asked([_once(request.GET)], OF_ONE.get(shelf, ()))
        return answer(hsds.record(EVERYONE, shelf, record_id, asked, within=_frame(feed)))

    return _found_or_sentence(feed, find)


@csrf_exempt  # so that a POST to a wrong address is told that it is wrong
@public
def not_found(_request: HttpRequest, rest: str) -> HttpResponseBase:
    """Whatever else is asked under `/hsds/`: a program gets JSON, not a page."""
    del rest
    return nothing_there(BOTH)


def _frame(feed: str) -> Frame:
    return hsds.frame(EVERYONE, feed=feed, today=local_moment(clock.now()).day)


def _said(request: HttpRequest) -> list[dict[str, object]]:
    """The parameters of the address, then those of the body."""
    address_said = _once(request.GET)
    if request.method != "POST" or not request.body:
        return [address_said]
    if request.content_type == "application/json":
        return [address_said, _object(request.body)]
    if request.content_type == "application/x-www-form-urlencoded":
        return [address_said, _once(QueryDict(request.body))]
    raise FeedRefused(FeedRefusal.BODY)


def _once(said: QueryDict) -> dict[str, object]:
    """Each parameter with its value; of two values nobody can say which was meant."""
    if any(len(values) > 1 for _name, values in said.lists()):
        raise FeedRefused(FeedRefusal.TWICE)
    return dict(said.items())


def _object(body: bytes) -> dict[str, object]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise FeedRefused(FeedRefusal.BODY) from None
    if not isinstance(found, dict):
        raise FeedRefused(FeedRefusal.BODY)
    return found


def _found_or_sentence(feed: str, find: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    try:
        return find()
    except FeedRefused as why:
        return refused(feed, why)
    except Http404:
        return nothing_there(feed)


def _lines(found: Listing[Any]) -> HttpResponseBase:
    def written() -> Iterator[str]:
        for each in found:
            yield json.dumps(each, ensure_ascii=False) + "\n"

    return readable_everywhere(
        StreamingHttpResponse(written(), content_type="application/x-ndjson")
    )
