"""Who may open which page. Every view says so; a view that says nothing answers nobody."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, Protocol

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from relais.foundation.access.actor import acting
from relais.foundation.access.outcomes import Walled
from relais.foundation.access.viewers import EVERYONE, PUBLIC, Viewer, viewer
from relais.foundation.clock import now

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class Report(Protocol):
    """How an attempt at what a wall forbids is recorded and told."""

    def __call__(self, *, by: Viewer, now: datetime, attempt: Walled) -> None: ...


_reports: list[Report] = []


def report_attempts_with(report: Report) -> None:
    """An upper context says here, at start-up, how attempts are recorded and told."""
    _reports.append(report)


def public[**P](view: View[P]) -> View[P]:
    """Open this view to everyone, knowingly."""

    @wraps(view)
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    opened.access = PUBLIC  # type: ignore[attr-defined]  # read by the middleware and the tests
    return opened


def requires[**P](permission: StrEnum) -> Callable[[View[P]], View[P]]:
    """Open this view only to a professional whose mandate carries `permission`.

    The whole view is one transaction, in which PostgreSQL knows who acts.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            reader = viewer(request)
            if reader is EVERYONE:
                return redirect_to_login(request.get_full_path())
            if not reader.may(permission):
                raise PermissionDenied
            moment = now()
            try:
                with acting(reader, moment=moment):
                    return view(request, *args, **kwargs)
            except Walled as attempt:
                # What the view did is undone by now; the attempt itself has to stay.
                with acting(reader, moment=moment):
                    for report in _reports:
                        report(by=reader, now=moment, attempt=attempt)
                raise

        guarded.access = permission  # type: ignore[attr-defined]  # read by the middleware and the tests
        return guarded

    return decorate


class DenyByDefault:
    """Refuse any view that has not said who may open it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, _request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> None:
        if getattr(view, "access", None) is None:
            raise PermissionDenied
