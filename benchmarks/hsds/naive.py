"""The same page twice: as the program makes it, and naively from the objects of the ORM.

The naive maker does what a serialiser over models does: it reads the rows of the page, asks for
what belongs to each when it comes to it, and evaluates the hours each time. Both write the same.
"""

import json
from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402  # needs the settings
from django.test.utils import CaptureQueriesContext  # noqa: E402

from relais.directory.models import Service  # noqa: E402
from relais.directory.queries import hsds, revisions  # noqa: E402
from relais.directory.queries.services import _listed  # noqa: E402
from relais.directory.rules.hsds.asking import FeedAsked  # noqa: E402
from relais.directory.rules.hsds.pages import Listing  # noqa: E402
from relais.directory.rules.hsds.published import Published  # noqa: E402
from relais.directory.rules.hsds.schedules import holiday_hours, week_rows  # noqa: E402
from relais.directory.rules.hsds.services import whole_service  # noqa: E402
from relais.directory.words.hsds import BOTH  # noqa: E402
from relais.foundation.access import EVERYONE  # noqa: E402

TODAY = date(2026, 11, 24)
PER_PAGE = 50
ROUNDS = 30


def ours(page: int) -> str:
    """The page as the program makes it."""
    frame = hsds.frame(EVERYONE, feed=BOTH, today=TODAY)
    asked = FeedAsked(full=True)
    found = hsds.listing(EVERYONE, "services", asked, within=frame).page(page, PER_PAGE)
    return json.dumps(found["contents"], ensure_ascii=False)


def naive(page: int) -> str:
    """The page from the ORM's objects, one after another."""
    week_rows.cache_clear()
    holiday_hours.cache_clear()
    frame = hsds.frame(EVERYONE, feed=BOTH, today=TODAY)
    rows = Service.unscoped.order_by("code")[(page - 1) * PER_PAGE : page * PER_PAGE]
    listing = Listing([_published(row) for row in rows], lambda each: whole_service(each, frame))
    return json.dumps(list(listing), ensure_ascii=False)


def _published(row: Any) -> Published:
    row.relay_code = row.relay_to.code if row.relay_to else None
    row.channel_rows = [
        {"kind": channel.kind, "value": channel.value}
        for channel in row.channels.order_by("position")
    ]
    row.closure_rows = [
        {"first_day": str(closure.first_day), "last_day": str(closure.last_day)}
        for closure in row.closures.order_by("first_day", "last_day", "pk")
    ]
    listed = _listed(row)
    version = revisions.data_version(EVERYONE)
    return Published(
        display=listed.display_on(TODAY),
        closures=listed.facts.closures,
        changed_at=revisions.changed_at(EVERYONE, version),
        searchable="",
    )


def compare() -> dict[str, Any]:
    """Medians over rounds in which both take their turn, in milliseconds."""
    makers = {"ours": ours, "naive": naive}
    times: dict[str, list[float]] = {name: [] for name in makers}
    for turn in range(ROUNDS):
        page = turn % 10 + 1
        if makers["ours"](page) != makers["naive"](page):
            raise SystemExit("the two makers do not write the same page")
        for name, make in makers.items():
            began = perf_counter()
            make(page)
            times[name].append((perf_counter() - began) * 1000)
    return {
        "ours_ms": round(median(times["ours"]), 2),
        "naive_ms": round(median(times["naive"]), 2),
        "ratio_naive": round(median(times["naive"]) / median(times["ours"]), 1),
        "queries": _queries(ours),
        "naive_queries": _queries(naive),
        "page_bytes": len(ours(1).encode()),
    }


def _queries(make: Callable[[int], str]) -> int:
    with CaptureQueriesContext(connection) as asked:
        make(1)
    return len(asked)


if __name__ == "__main__":
    print(json.dumps(compare()))
