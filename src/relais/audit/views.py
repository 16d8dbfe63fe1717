"""What a person sees when the audit can't be written: nothing of what was asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from relais.audit.commands.recording import AuditUnavailable


class NothingWithoutAudit:
    """Answer 503 where a row of the audit could not be written; the transaction was undone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, AuditUnavailable):
            return None
        response = render(request, "audit/unavailable.html", status=503)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Retry-After"] = "60"
        return response
