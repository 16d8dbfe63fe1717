"""Services with all their particulars, in one query. For within this room: rows are not public."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from relais.directory.models import (
    Channel,
    Closure,
    Confirmation,
    Service,
    TroubleReport,
    Version,
)
from relais.directory.rules.freshness import Confirmed, Evidence
from relais.directory.rules.hours import answers_at_night
from relais.directory.rules.moments import local_moment
from relais.directory.rules.vocabulary import Aspect, Kind, Means, Signatory
from relais.organisations.interface import Role


def service_rows() -> QuerySet[Any]:
    """Every service by code that is no duplicate, with all that hangs on it beside it.

    `relay_code`, `channel_rows`, `closure_rows`; `confirmation_rows`, the last of each aspect;
    `known_at` and `changed_at`, when its first and last version came; `trouble_count`.
    """
    channels = Channel.unscoped.filter(service=OuterRef("pk")).order_by("position")
    in_order = ("first_day", "last_day", "pk")
    closures = Closure.unscoped.filter(service=OuterRef("pk")).order_by(*in_order)
    days = JSONObject(first_day="first_day", last_day="last_day", reason="reason")
    confirmed = (
        Confirmation.unscoped.filter(service=OuterRef("pk"), withdrawn_at=None)
        .order_by("aspect", "-at", "-pk")
        .distinct("aspect")
    )
    confirmation = JSONObject(aspect="aspect", at="at", role="role", means="means")
    versions = Version.unscoped.filter(service=OuterRef("pk"))
    troubles = TroubleReport.unscoped.filter(service=OuterRef("pk"), settled_by=None).order_by()
    counted = troubles.values("service").annotate(count=Count("pk")).values("count")
    return (
        Service.unscoped.filter(merged_into=None)
        .annotate(
            relay_code=F("relay_to__code"),
            channel_rows=ArraySubquery(channels.values(row=JSONObject(kind="kind", value="value"))),
            closure_rows=ArraySubquery(closures.values(row=days)),
            confirmation_rows=ArraySubquery(confirmed.values(row=confirmation)),
            known_at=Subquery(versions.order_by("pk").values("at")[:1]),
            changed_at=Subquery(versions.order_by("-pk").values("at")[:1]),
            trouble_count=Coalesce(Subquery(counted), 0),
        )
        .order_by("code")
    )


# A role is shown to everyone, so only a word from these closed lists is taken for one.
_ROLES = frozenset([*Role, *Signatory])


def evidence_of(row: Any) -> Evidence:
    """What speaks for the record of this row and against it."""
    return Evidence(
        kind=Kind(row.kind),
        known_since=local_moment(row.known_at).day if row.known_at else date.min,
        night=answers_at_night(row.hours),
        confirmed=tuple(map(_confirmed, row.confirmation_rows)),
        troubles=row.trouble_count,
    )


def _confirmed(row: Mapping[str, str]) -> Confirmed:
    return Confirmed(
        aspect=Aspect(row["aspect"]),
        at=datetime.fromisoformat(row["at"]),
        role=row["role"] if row["role"] in _ROLES else "",
        means=Means(row["means"]),
    )
