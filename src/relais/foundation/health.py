"""`GET /healthz` on every host: is it up, which version, which data."""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

_data_version: Callable[[], str] = lambda: ""  # noqa: E731  # replaced once, below


def report_data_version(ask: Callable[[], str]) -> None:
    """An upper context says here how to ask for the version of the data it keeps."""
    global _data_version  # noqa: PLW0603  # one registration, at start-up
    _data_version = ask


class HealthMiddleware:
    """Answer before any host name or face is looked at, so that a probe needs neither."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path != "/healthz":
            return self.get_response(request)
        return _health()


def _health() -> HttpResponse:
    answer = {"status": "ok", "version": settings.VERSION, "database": "", "data": ""}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            answer["database"] = f"PostgreSQL {cursor.fetchone()[0].split()[0]}"
        answer["data"] = _data_version()
    except DatabaseError:
        answer["status"] = "no database"
    response = JsonResponse(answer, status=200 if answer["status"] == "ok" else 503)
    response.headers["Cache-Control"] = "no-store"
    return response
