"""The directory as open data, in HSDS: from what may be shown, never from the rows themselves."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.http import Http404

from relais.directory.queries.revisions import NOTHING_YET, changed_at, data_version
from relais.directory.queries.services import Listed, listed
from relais.directory.rules.hsds.asking import FeedAsked
from relais.directory.rules.hsds.pages import Listing
from relais.directory.rules.hsds.published import Frame, Municipality, Published
from relais.directory.rules.hsds.schedules import window
from relais.directory.rules.hsds.searching import searchable
from relais.directory.rules.hsds.shelves import SHELVES
from relais.directory.words import hsds as words
from relais.foundation.access import Viewer
from relais.organisations.interface import body_names, municipalities


def frame(viewer: Viewer, *, feed: str, today: date) -> Frame:
    """What the records of a feed need beside the services, in three queries."""
    return Frame(
        wordings=words.wordings(feed),
        places={
            place.nis: Municipality(name=place.name, postcodes=place.postcodes)
            for place in municipalities(viewer)
        },
        bodies=body_names(viewer),
        today=today,
        window=window(today),
    )


def listing(viewer: Viewer, shelf: str, asked: FeedAsked, *, within: Frame) -> Listing[Any]:
    """The records of a shelf (one of `SHELVES`) that are asked for, in two queries."""
    return SHELVES[shelf].listing(published(viewer, today=within.today), asked, within)


def record(
    viewer: Viewer, shelf: str, wanted: str, asked: FeedAsked, *, within: Frame
) -> dict[str, Any]:
    """The record of a shelf with this id, or 404."""
    known = published(viewer, today=within.today)
    found = SHELVES[shelf].record(known, wanted, asked, within)
    if found is None:
        raise Http404
    return found


def published(viewer: Viewer, *, today: date) -> tuple[Published, ...]:
    """Every service as it may be published on this day, by code; read once for each version."""
    version = data_version(viewer)
    read = _published if version == NOTHING_YET else _published_once
    return read(version, changed_at(viewer, version), today)


def _published(version: str, at: datetime, today: date) -> tuple[Published, ...]:
    return tuple(
        Published(
            display=each.display_on(today),
            closures=each.facts.closures,
            changed_at=each.changed_at or at,
            searchable=_searchable(each),
        )
        for each in listed(version)
    )


_published_once = lru_cache(maxsize=2)(_published)


def _searchable(service: Listed) -> str:
    """Names, numbers as printed and as dialled, and needs in every language."""
    shown = service.display
    needs = [each.labels["needs"] for feed in words.FEEDS for each in words.wordings(feed)]
    return searchable(
        (
            shown.name.nl,
            shown.name.fr,
            *shown.numbers,
            *(number.replace(" ", "") for number in shown.numbers),
            *(label[need] for need in shown.needs for label in needs),
        )
    )
