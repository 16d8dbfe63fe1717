"""Which version of the data holds."""

from datetime import UTC, datetime

from relais.directory.models import Revision
from relais.directory.rules.moments import local_moment
from relais.foundation.access import Viewer

NOTHING_YET = "0"


def data_version(_viewer: Viewer) -> str:
    """Number and day of the last change, "7-2026-11-24", in one query; "0" before the first."""
    last = Revision.unscoped.order_by("-pk").values_list("pk", "at").first()
    return f"{last[0]}-{local_moment(last[1]).day}" if last else NOTHING_YET


def was_imported(_viewer: Viewer, digest: str) -> bool:
    """Whether a file with this content was imported before."""
    return Revision.unscoped.filter(digest=digest).exists()


def changed_at(_viewer: Viewer, version: str) -> datetime:
    """When this version of the data began, in one query; long ago before the first."""
    number = version.partition("-")[0]
    at = Revision.unscoped.filter(pk=number).values_list("at", flat=True).first()
    return at or datetime(2000, 1, 1, tzinfo=UTC)
