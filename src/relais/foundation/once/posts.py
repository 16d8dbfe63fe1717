"""`@once` around a view: the same form sent again gets the first answer, and acts no second time.

The key comes from `{% once %}` in the form. It is claimed in the transaction of the act: either
both are kept or neither. Whoever sends the same form while the first is still at work waits for
it. A form that is refused (422) gives its key back, so that it can be mended and sent.
"""

import hashlib
import json
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Final

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from relais.foundation.access import EVERYONE, View, Viewer
from relais.foundation.clock import now
from relais.foundation.once.models import AnsweredPost

FIELD: Final = "once"
KEPT_FOR: Final = timedelta(days=2)
_REFUSED: Final = 400
_TABLE: Final = AnsweredPost._meta.db_table  # noqa: SLF001  # Django's documented way in
_SEE_OTHER: Final = 303
# What every sending of one form may have otherwise: it says nothing of the act.
_BESIDE_THE_ACT: Final = frozenset({"csrfmiddlewaretoken"})


def once[**P](view: View[P]) -> View[P]:
    """For a view that answers a form by leading elsewhere; below `@requires`.

    Whoever sends the form again is led to the same place.
    """
    return _guarded(view, None)


def once_showing[**P](again: View[P]) -> Callable[[View[P]], View[P]]:
    """For a view that answers with a page, or whose address nobody may keep.

    `again` answers whoever sends the form again: it shows how things stand and changes nothing.
    """
    return lambda view: _guarded(view, again)


def new_key() -> str:
    """A key for one form on one page."""
    return secrets.token_urlsafe(18)


def tidy(*, now: datetime) -> int:
    """Let go of what can no longer be sent again; answers how many rows."""
    return AnsweredPost.unscoped.filter(at__lt=now - KEPT_FOR).delete()[0]


def _guarded[**P](view: View[P], again: View[P] | None) -> View[P]:
    @wraps(view)
    def acts_once(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not (request.method == "POST" and request.POST.get(FIELD)):
            return view(request, *args, **kwargs)
        mark = _mark(request)
        with transaction.atomic():
            if not _claim(mark):
                return again(request, *args, **kwargs) if again else _same_answer(mark)
            response = view(request, *args, **kwargs)
            _settle(mark, response, is_kept=again is None)
        return response

    acts_once.acts_once = True  # type: ignore[attr-defined]  # read by the tests
    return acts_once


def _mark(request: HttpRequest) -> str:
    """One form, from one person, to one address, saying one thing.

    What it says belongs to it: whoever goes back and fills in something else does another thing.
    """
    sender: Viewer = getattr(request, "viewer", EVERYONE)
    said = sorted((name, values) for name, values in request.POST.lists() if _counts(name))
    text = json.dumps([sender.code, request.get_full_path(), said])
    return hashlib.sha256(text.encode()).hexdigest()


def _counts(name: str) -> bool:
    return name not in _BESIDE_THE_ACT


def _claim(mark: str) -> bool:
    """Whether this is the first time. Waits for another that is at work on the same form."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_TABLE} (mark, at, location) VALUES (%s, %s, '')"  # noqa: S608  # our own table's name
            " ON CONFLICT (mark) DO NOTHING",
            [mark, now()],
        )
        return bool(cursor.rowcount == 1)


def _same_answer(mark: str) -> HttpResponse:
    location = AnsweredPost.unscoped.get(mark=mark).location
    return HttpResponse(status=_SEE_OTHER, headers={"Location": location})


def _settle(mark: str, response: HttpResponseBase, *, is_kept: bool) -> None:
    claimed = AnsweredPost.unscoped.filter(mark=mark)
    if response.status_code >= _REFUSED:
        claimed.delete()
    elif is_kept:
        claimed.update(location=response.headers["Location"])
