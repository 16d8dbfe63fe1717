"""How long one has: the setting of a day, else what the kind itself brings."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime

from django.db.models import Q, QuerySet
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


def due_at(_viewer: Viewer, promised: Sequence[Promised], *, now: datetime) -> list[datetime]:
    """When each of these is due: at the moment that was asked, else by its clock.

    The clock is the body's own of this day, else that for everyone, else that of the kind.
    """
    faces = {_face(each) for each in promised if each.due_at is None}
    settings = _settings(faces, localdate(now))
    return [each.due_at or _due_by_clock(each, settings, now) for each in promised]


def _face(promised: Promised) -> ClockFace:
    return ClockFace(kind=promised.kind, urgency=promised.urgency, body=promised.owed_by)


def _due_by_clock(
    promised: Promised, settings: Mapping[ClockFace, ClockSetting], now: datetime
) -> datetime:
    setting = settings.get(_face(promised))
    clock = _clock(setting) if setting else kind(promised.kind).clocks[promised.urgency]
    return clock.due(now, is_holiday=is_holiday)


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
    faces = {
        ClockFace(kind=each.code, urgency=urgency, body=body): each
        for body in dict.fromkeys(held.body for held in standing(viewer).held)
        for each in kinds()
        for urgency in each.clocks
    }
    settings = _settings(faces, today)
    for face, sort in faces.items():
        yield _shown(sort, face.urgency, str(face.body), settings.get(face))


def _shown(sort: Kind, urgency: Urgency, body: str, setting: ClockSetting | None) -> ClockShown:
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


def _settings(faces: Collection[ClockFace], today: date) -> dict[ClockFace, ClockSetting]:
    """What holds today for each of these faces, where something was set, in one query."""
    if not faces:
        return {}
    found = ClockSetting.unscoped.filter(
        Q(body=None) | Q(body__code__in={face.body for face in faces}),
        Q(to_day=None) | Q(to_day__gt=today),
        kind__in={face.kind for face in faces},
        from_day__lte=today,
    )
    held = {(each.kind, each.urgency, each.body_id): each for each in found}
    settings = {
        face: held.get((face.kind, face.urgency, face.body))
        or held.get((face.kind, face.urgency, None))
        for face in faces
    }
    return {face: setting for face, setting in settings.items() if setting}


def _clock(setting: ClockSetting) -> Clock:
    return Clock(amount=setting.amount, unit=ClockUnit(setting.unit))
