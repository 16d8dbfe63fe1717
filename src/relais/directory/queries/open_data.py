"""The directory as files, and what there is to say of them: only what may be shown."""

from dataclasses import dataclass
from datetime import date, datetime

from relais.directory.queries.hsds import published
from relais.directory.queries.revisions import changed_at, data_version
from relais.directory.rules import closures, dump
from relais.directory.rules.vocabulary import Trust
from relais.directory.words.hsds import BOTH, wordings
from relais.foundation.access import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """How much there is, how much of it is confirmed, and since when it stands so."""

    total: int
    confirmed: int
    version: str
    changed_at: datetime


def overview(viewer: Viewer, *, today: date) -> Overview:
    """What the page about the open data says of them."""
    services = published(viewer, today=today)
    version = data_version(viewer)
    return Overview(
        total=len(services),
        confirmed=sum(each.display.trust is Trust.CONFIRMED for each in services),
        version=version,
        changed_at=changed_at(viewer, version),
    )


def rows(viewer: Viewer, *, today: date) -> list[dict[str, object]]:
    """A flat row for each service."""
    return [dump.flat(each.display) for each in published(viewer, today=today)]


def table(viewer: Viewer, *, today: date) -> str:
    """The same rows as CSV."""
    return dump.table(each.display for each in published(viewer, today=today))


def calendar(viewer: Viewer, *, today: date) -> bytes:
    """The closures of all services as a calendar."""
    return closures.calendar(published(viewer, today=today), wordings(BOTH))
