"""What keeps the counter going without a connection: its worker, its directory, its one file.

Both forms stand on one build of the directory, so they give the same answers as the server.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, override
from django.views.decorators.http import require_safe

from relais.foundation import clock
from relais.foundation.access import EVERYONE, public
from relais.guide import words
from relais.guide.queries import counter as queries
from relais.guide.queries import counter_offline
from relais.guide.rules.counter import Asked

STYLE = "guide/counter.css"
MATCHING = "directory/match.js"
SCREENS = "guide/counter.js"
ONLINE = "guide/counter-online.js"
WORKER = "guide/counter-worker.js"
ICON = "guide/counter.svg"
PAGE = Path(__file__).parents[1] / "templates" / "guide" / "counter.html"
KEPT_FILES = (STYLE, MATCHING, SCREENS, ONLINE, ICON)
BRAND = "#0b4f6c"
GROUND = "#f3f6f8"


@require_safe
@public
def directory(_request: HttpRequest) -> HttpResponse:
    """All that the counter needs to answer by itself, in three languages, as JSON."""
    return HttpResponse(_served_directory(), content_type="application/json")


@require_safe
@public
def file(_request: HttpRequest) -> HttpResponse:
    """The counter as one file that fetches nothing: open it here, or keep it on a stick."""
    style, *scripts = (_lean(_text(name)) for name in (STYLE, MATCHING, SCREENS))
    policy = _file_policy(style, scripts)
    screen = queries.screen(EVERYONE, Asked(), language=get_language() or "nl", at=clock.now())
    parts = {
        "file": True,
        "policy": "; ".join(f"{name} {' '.join(values)}" for name, values in policy.items()),
        "style": mark_safe(style),  # noqa: S308  # our own files, hashed in the policy
        "scripts": [mark_safe(script) for script in scripts],  # noqa: S308  # likewise
        "data": _inert(_json(counter_offline.counter_directory(EVERYONE, now=clock.now()))),
    }
    page = render_to_string("guide/counter_file.html", {**screen, **parts})
    response = HttpResponse(_lean(page))
    # The same policy as inside the file, for the policy of the face would block what it carries.
    response._csp_config = {**policy, "frame-ancestors": [CSP.NONE]}  # type: ignore[attr-defined]  # noqa: SLF001  # what csp_override sets
    return response


@require_safe
@public
def worker(_request: HttpRequest) -> HttpResponse:
    """The service worker, and the version of all it keeps: another version, another cache."""
    pages = [_page_address(language) for language in words.PAGE_LANGUAGES]
    files = [static(name) for name in KEPT_FILES]
    addresses = [*pages, reverse("offline:directory"), reverse("offline:manifest"), *files]
    build = json.dumps({"version": _version(), "addresses": addresses})
    return HttpResponse(f"const BUILD = {build};\n{_text(WORKER)}", content_type="text/javascript")


@require_safe
@public
def manifest(_request: HttpRequest) -> HttpResponse:
    """What a device shows of the kept page: a name and an icon that tell nothing."""
    language = get_language() or "nl"
    title = gettext("Info & numbers")
    icon = {"src": static(ICON), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    return JsonResponse(
        {
            "id": "/",
            "name": title,
            "short_name": title,
            "lang": language,
            "start_url": _page_address(language),
            "scope": "/",
            "display": "standalone",
            "background_color": GROUND,
            "theme_color": BRAND,
            "icons": [icon],
        },
        content_type="application/manifest+json",
    )


def _served_directory() -> str:
    return _json(counter_offline.served_directory(EVERYONE, now=clock.now()))


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _version() -> str:
    """Changes with the directory, the words, the files and the page that carries them."""
    page = PAGE.read_text(encoding="utf-8")
    parts = [_served_directory(), page, *(_text(name) for name in (*KEPT_FILES, WORKER))]
    return hashlib.sha256("".join(parts).encode()).hexdigest()[:16]


def _page_address(language: str) -> str:
    with override(language):
        return reverse("counter:counter")


def _text(name: str) -> str:
    """One of our own files, wherever its context keeps it."""
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_text(encoding="utf-8")


def _lean(text: str) -> str:
    """Without the indents and empty lines that only authors need."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _inert(content: str) -> SafeString:
    """JSON as an element that no browser runs and no text inside can close."""
    escaped = content.replace("<", "\\u003C")
    return mark_safe(f'<script type="application/json" id="directory">{escaped}</script>')  # noqa: S308  # `<` is escaped above


def _file_policy(style: str, scripts: Sequence[str]) -> dict[str, list[str]]:
    """Exactly this style and these scripts, and no request to anywhere."""
    return {
        "default-src": [CSP.NONE],
        "style-src": [_fingerprint(style)],
        "script-src": [_fingerprint(script) for script in scripts],
        "img-src": ["data:"],
        "base-uri": [CSP.NONE],
        "form-action": [CSP.NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [CSP.NONE],
    }


def _fingerprint(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
