"""Which promises a viewer sees: of the kinds, and at the bodies, that her mandates carry."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from relais.foundation.access import OutsideWalls, Viewer
from relais.organisations.interface import bodies_with
from relais.promises.models import Change, Promise
from relais.promises.queries.kinds import kinds
from relais.promises.rules.listing import Side
from relais.promises.rules.vocabulary import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What one body owes another, as whoever has to do with it may know."""

    kind: str
    code: str
    owed_by: str
    owed_to: str
    due_at: datetime


def on_side(viewer: Viewer, side: Side) -> QuerySet[Promise]:
    """The promises that this viewer's bodies owe or that climbed to them; or that are owed them.

    None about a file from which a wall keeps her: its code alone would tell her that it goes on.
    """
    seen = Q(pk__in=[])
    for held, codes in _kinds_by_bodies(viewer).items():
        if side is Side.THEIRS:
            at_ours = Q(owed_to__in=held)
        else:
            at_ours = Q(owed_by__in=held) | Q(climbed_to__overlap=list(held))
        seen |= Q(kind__in=codes) & at_ours
    return Promise.unscoped.filter(seen, OutsideWalls("about"))


def promise_to_act_on(viewer: Viewer, uid: UUID) -> Promise:
    """A promise that this viewer's bodies have to keep, held until the transaction ends; or 404."""
    found = on_side(viewer, Side.OURS).filter(uid=uid).select_for_update().first()
    if found is None:
        raise Http404
    return found


def promised_about(viewer: Viewer, about: str) -> list[Owed]:
    """What this viewer sees to be owed about a thing, what is due first in front."""
    seen = on_side(viewer, Side.OURS) | on_side(viewer, Side.THEIRS)
    rows = seen.filter(about=about, state=State.OPEN).order_by("due_at", "id")
    return [
        Owed(
            kind=row.kind,
            code=row.code,
            owed_by=str(row.owed_by_id),
            owed_to=str(row.owed_to_id or ""),
            due_at=row.due_at,
        )
        for row in rows
    ]


def history(promise: Promise, *, last: int) -> list[Change]:
    """The `last` things that happened to it, the newest first."""
    return list(Change.unscoped.filter(promise=promise).order_by("-pk")[:last])


def is_owed_again(promise: Promise) -> bool:
    """Whether the same body has promised the same anew since this one ended."""
    same = Promise.unscoped.filter(kind=promise.kind, about=promise.about, state=State.OPEN)
    return same.filter(owed_by__code=promise.owed_by_id).exists()


def _kinds_by_bodies(viewer: Viewer) -> dict[frozenset[str], list[str]]:
    """One condition for all kinds that are kept at the same bodies: mostly one in all."""
    found: dict[frozenset[str], list[str]] = defaultdict(list)
    for kind in kinds():
        if held := bodies_with(viewer, kind.permission):
            found[held].append(kind.code)
    return found
