"""`@recently_authenticated`: before the gravest acts, somebody shows once more who they are.

It stands under `@requires`. A session that lay open on a desk exports nothing.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Final

from django.http import HttpRequest, HttpResponseBase

from relais.foundation.access import View
from relais.foundation.clock import now
from relais.foundation.sessions import marks

RECENT: Final = timedelta(minutes=5)

type Ask = Callable[[HttpRequest], HttpResponseBase]
_asks: list[Ask] = []


class NobodyAsks(Exception):
    """No context said how somebody is asked who they are, so nothing may be done."""


def ask_again_with(ask: Ask) -> None:
    """An upper context says here, at start-up, which page asks; it keeps what was typed."""
    _asks.append(ask)


def ask_again(request: HttpRequest) -> HttpResponseBase:
    """The page on which somebody shows again who they are; afterwards the request goes on."""
    if not _asks:
        raise NobodyAsks
    return _asks[-1](request)


def recently_authenticated[**P](view: View[P]) -> View[P]:
    """Open this view only within five minutes after its reader showed who they are."""

    @wraps(view)
    def proved(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        known = marks(request)
        if known is None or now() - known.proved_at > RECENT:
            return ask_again(request)
        return view(request, *args, **kwargs)

    proved.needs_recent_proof = True  # type: ignore[attr-defined]  # read by the tests
    return proved
