"""Four faces, told apart by host name: each has its own pages, headers and promises.

A face is its own origin, so that what one may do (a service worker on the counter, a session at
work) can never reach another (the public page, which leaves no trace).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csp import ContentSecurityPolicyMiddleware


class Face(StrEnum):
    """Whom a host name serves; see the table in the README."""

    HELP = "help"
    COUNTER = "counter"
    WORK = "work"
    OPEN = "open"
    ROOT = "root"


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceRules:
    """What holds for every answer of one face."""

    hosts: tuple[str, ...]
    urlconf: str
    csp: Mapping[str, list[str]]
    headers: Mapping[str, str] = field(default_factory=dict)


class FaceMiddleware:
    """Give the request its face, and the answer that face's headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.faces: Mapping[Face, FaceRules] = settings.FACES
        self.face_of = {host: face for face, rules in self.faces.items() for host in rules.hosts}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        face = self.face_of.get(request.get_host().rsplit(":", 1)[0])
        if face is None:
            raise Http404
        request.face = face  # type: ignore[attr-defined]  # added here for all views
        request.urlconf = self.faces[face].urlconf
        response = self.get_response(request)
        for name, value in self.faces[face].headers.items():
            response.headers.setdefault(name, value)
        return response


class FaceContentSecurityPolicy(ContentSecurityPolicyMiddleware):
    """Django's own policy header, with the policy of the face unless the view has its own."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        face = getattr(request, "face", None)
        if face is not None and not hasattr(response, "_csp_config"):
            response._csp_config = dict(settings.FACES[face].csp)  # type: ignore[attr-defined]  # noqa: SLF001  # what csp_override sets
        return super().process_response(request, response)


def face_url(face: Face, path: str = "/", *, port: str = "") -> str:
    """The address of `path` on the first host name of `face`; `port` as in the request's host."""
    scheme = "http" if settings.DEVELOPMENT else "https"
    return f"{scheme}://{settings.FACES[face].hosts[0]}{port}{path}"


def face_context(request: HttpRequest) -> dict[str, object]:
    """For templates: the present face, and where each of the four is."""
    port = request.get_host().partition(":")[2]
    suffix = f":{port}" if port else ""
    faces = (Face.HELP, Face.COUNTER, Face.WORK, Face.OPEN)
    return {
        "face": getattr(request, "face", Face.ROOT),
        "face_addresses": {str(face): face_url(face, port=suffix) for face in faces},
        "page_languages": [
            {"code": code, "name": name, "path": _in_language(request.path, code)}
            for code, name in settings.LANGUAGES
        ],
    }


def _in_language(path: str, code: str) -> str:
    """The same page in another language: the language is the first part of every path."""
    _, _, rest = path.lstrip("/").partition("/")
    return f"/{code}/{rest}"
