"""Reading counters. Who may not read the tally sees none."""

from django.core.paginator import Page, Paginator
from django.db import models
from django.http import Http404

from relais.foundation.access import Viewer
from relais.materials.models import Counter, CounterQuerySet
from relais.materials.permissions import Permission

COUNTERS_A_PAGE = 25


def counters_page(viewer: Viewer, *, number: str) -> Page[Counter]:
    """One page of the counters by name, those in use first; a page too far is the last one."""
    found = (
        _visible_to(viewer)
        .with_reports()
        .order_by(models.F("revoked_at").asc(nulls_first=True), "name", "code")
        .fetch_mode(models.FETCH_RAISE)
    )
    return Paginator(found, COUNTERS_A_PAGE).get_page(number)


def counter(viewer: Viewer, code: str) -> Counter:
    """The counter, or 404 - also when it exists but is not theirs to see."""
    found = _visible_to(viewer).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _visible_to(viewer: Viewer) -> CounterQuerySet:
    """All counters for who reads the tally, none for others: a tally is of all or of nobody.

    Parts of the region would differ from the whole by a few counts, and so give cells away.
    """
    counters = Counter.unscoped.all()
    return counters if viewer.may(Permission.READ_TALLY) else counters.none()
