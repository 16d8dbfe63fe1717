"""Finding a recommendation, an edition or an initiative; what there isn't is a 404."""

from django.db.models import Model, QuerySet
from django.http import Http404

from relais.foundation.access import Viewer
from relais.programme.models import Edition, Recommendation


def edition_of(_viewer: Viewer, ref: str) -> Edition:
    """The edition with this reference, or 404."""
    return _first(Edition.unscoped.filter(ref=ref))


def editions(_viewer: Viewer) -> list[Edition]:
    """Every edition, the latest last."""
    return list(Edition.unscoped.order_by("number"))


def recommendation_of(_viewer: Viewer, key: str) -> Recommendation:
    """The recommendation `text:ref`, such as `res-ifg-2020:R1`, or 404."""
    text, _, ref = key.partition(":")
    return _first(Recommendation.unscoped.filter(text__ref=text, ref=ref).select_related("text"))


def _first[M: Model](found: "QuerySet[M]") -> M:
    row = found.first()
    if row is None:
        raise Http404
    return row
