"""The worklist of a steward with 300 records: one page, and a sitting in which all is confirmed.

Measured inside the program, from the request to the whole page, on PostgreSQL with the Brussels
data beside the 300. The yardstick is a page of the same face that lists nothing.
"""

import os
import re
import time
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from benchmarks.http import served

RECORDS = 300
ROUNDS = 200
NAME = "bench_worklist"
STEWARD, BODY = "bart-voorbeeld", "21016"
LIST, YARDSTICK = "/nl/directory/", "/nl/sign-in/"


def measure(url: str) -> dict[str, Any]:
    """Times in milliseconds; `sitting_s`: reading every page and pressing every button."""
    with served(url, NAME):
        os.environ["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{NAME}"))
        return _measured(_signed_in())


def _measured(client: Any) -> dict[str, Any]:
    page = client.get(LIST)
    times, bare = _times(lambda: client.get(LIST)), _times(lambda: client.get(YARDSTICK))
    began = time.perf_counter()
    confirmed = sum(1 for _ in _confirm_all(client))
    return {
        "records": RECORDS,
        "page_bytes": len(page.content),
        "queries": _queries(client),
        "list_p50_ms": times[0],
        "list_p99_ms": times[1],
        "ratio_bare_page_p50": round(times[0] / bare[0], 1),
        "confirmed": confirmed,
        "sitting_s": round(time.perf_counter() - began, 1),
    }


def _signed_in() -> Any:
    from django.test import Client  # noqa: PLC0415

    from config import wsgi  # noqa: F401, PLC0415  # as the server loads the program; after the address
    from relais.directory.commands.imports import import_services  # noqa: PLC0415
    from relais.foundation import clock  # noqa: PLC0415
    from relais.foundation.access import OPERATOR  # noqa: PLC0415
    from relais.organisations.interface import professional  # noqa: PLC0415

    import_services(by=OPERATOR, now=clock.now(), records=list(_records()), dry_run=False)
    client = Client(headers={"host": "work.localhost"})
    client.force_login(professional(OPERATOR, STEWARD))
    return client


def _records() -> Iterable[dict[str, Any]]:
    for number in range(RECORDS):
        yield {
            "id": f"service-{number:03}",
            "kind": "helpline",
            "name": {"nl": f"Verzonnen dienst {number}", "fr": f"Service inventé {number}"},
            "needs": ["listening_advice"],
            "areas": ["region"],
            "access": "direct",
            "steward": BODY,
            "source": "made up for a benchmark",
            "phone": "1712",
            "hours": "Mo-Fr 09:00-18:00",
            "languages": ["nl", "fr"],
        }


def _confirm_all(client: Any) -> Iterable[str]:
    while buttons := re.findall(r'action="([^"]+/confirm/)"', client.get(LIST).text):
        for button in buttons:
            client.post(button, {"from": "list", "means": "called"})
            yield button


def _queries(client: Any) -> int:
    from django.db import connection  # noqa: PLC0415  # after Django is set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as captured:
        client.get(LIST)
    return len(captured)


def _times(act: Callable[[], object]) -> tuple[float, float]:
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    return round(took[len(took) // 2], 2), round(took[int(len(took) * 0.99)], 2)
