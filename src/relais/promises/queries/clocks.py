"""How long one has: the setting of a day, else what the kind itself brings."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import F, Q, QuerySet
from django.utils.timezone import localdate

from relais.foundation.access import Viewer
from relais.organisations.interface import bodies_with, body_names, standing
from relais.promises.models import ClockSetting
from relais.promises.permissions import Permission
from relais.promises.queries.kinds import is_holiday, kind, kinds
from relais.promises.rules.clocks import Clock
from relais.promises.rules.kinds import Kind
from relais.promises.rules.moves import Promised
from relais.promises.rules.settings import ClockFace, ClockShown, Running
from relais.promises.rules.vocabulary import ClockUnit, Urgency


def clock(_viewer: Viewer, promised: Promised, *, now: datetime) -> Clock:
    """The body's own clock of this day, else that for everyone, else that of the kind."""
    face = ClockFace(kind=promised.kind, urgency=promised.urgency, body=promised.owed_by)
    setting = _setting(face, localdate(now))
    return _clock(setting) if setting else kind(promised.kind).clocks[promised.urgency]


def due_at(viewer: Viewer, promised: Promised, *, now: datetime) -> datetime:
    """When this is due: at the moment that was asked, else by the clock."""
    if promised.due_at is not None:
        return promised.due_at
    return clock(viewer, promised, now=now).due(now, is_holiday=is_holiday)


def last_set(_viewer: Viewer, face: ClockFace) -> QuerySet[ClockSetting]:
    """What was set for exactly this, the newest first."""
    body = Q(body=None) if face.body is None else Q(body__code=face.body)
    found = ClockSetting.unscoped.filter(body, kind=face.kind, urgency=face.urgency)
    return found.order_by("-from_day")


def running(setting: ClockSetting) -> Running:
    """The facts of a setting that a new one is judged by."""
    return Running(
        clock=_clock(setting), from_day=setting.from_day, is_validated=setting.is_validated
    )


def bodies_to_set(viewer: Viewer) -> list[str | None]:
    """For which bodies this viewer may set clocks; None is everyone."""
    own: set[str | None] = set(bodies_with(viewer, Permission.SET_OWN_CLOCKS))
    if viewer.may(Permission.SET_ALL_CLOCKS):
        own |= {None, *body_names(viewer)}
    return sorted(own, key=lambda code: (code is not None, code or ""))


def clocks_today(viewer: Viewer, *, today: date) -> Iterator[ClockShown]:
    """The clocks of the bodies for which this viewer holds a mandate today."""
    for body in dict.fromkeys(held.body for held in standing(viewer).held):
        for each in kinds():
            for urgency in each.clocks:
                yield _shown(each, urgency, body, today)


def _shown(sort: Kind, urgency: Urgency, body: str, today: date) -> ClockShown:
    setting = _setting(ClockFace(kind=sort.code, urgency=urgency, body=body), today)
    return ClockShown(
        noun=sort.noun,
        urgency=urgency,
        body=body,
        clock=_clock(setting) if setting else sort.clocks[urgency],
        is_own=setting is not None and setting.body_id is not None,
        is_validated=setting is not None and setting.is_validated,
        since=setting.from_day if setting else None,
        reason=setting.reason if setting else "",
        steps=tuple(sort.steps),
    )


def _setting(face: ClockFace, today: date) -> ClockSetting | None:
    return (
        ClockSetting.unscoped.filter(
            Q(body=None) | Q(body__code=face.body),
            Q(to_day=None) | Q(to_day__gt=today),
            kind=face.kind,
            urgency=face.urgency,
            from_day__lte=today,
        )
        .order_by(F("body").asc(nulls_last=True))
        .first()
    )


def _clock(setting: ClockSetting) -> Clock:
    return Clock(amount=setting.amount, unit=ClockUnit(setting.unit))
