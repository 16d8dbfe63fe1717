"""Who is to be told by mail, and who was told already."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from relais.foundation.access import Viewer
from relais.organisations.interface import Professional, professional_on
from relais.promises.models import Digest, Notice, Preference
from relais.promises.queries.promises import on_side
from relais.promises.rules.listing import Side, borders
from relais.promises.rules.vocabulary import State, Telling

# Whoever has not chosen is told at once.
_USUAL = Telling.AT_ONCE


def telling(viewer: Viewer) -> Telling:
    """What this professional chose to be told."""
    chosen = Preference.unscoped.filter(professional__code=viewer.code).first()
    return Telling(chosen.telling) if chosen else _USUAL


def who_is_told(people: Iterable[Professional], *, at_step: int) -> list[Professional]:
    """Who of these has a mailbox and wants to know: of what climbed (a step) everyone does."""
    reached = [each for each in people if each.mail]
    if at_step:
        return reached
    codes = [each.code for each in reached]
    others = Preference.unscoped.exclude(telling=Telling.AT_ONCE)
    quiet = set(
        others.filter(professional__code__in=codes).values_list("professional__code", flat=True)
    )
    return [each for each in reached if each.code not in quiet]


def waiting_for_a_letter() -> QuerySet[Professional]:
    """Who has notices that nobody has claimed."""
    waiting = Notice.unscoped.filter(claimed_at=None).values("professional")
    return Professional.unscoped.filter(code__in=waiting, is_active=True).order_by("code")


def unclaimed(professional: Professional) -> QuerySet[Notice]:
    """What this person is to be told and nobody has claimed."""
    return Notice.unscoped.filter(professional=professional, claimed_at=None)


def without_digest(_viewer: Viewer, day: date, *, now: datetime) -> list[Professional]:
    """Who has not had the letter of this day, wants it, and has something late or due today."""
    off = Preference.unscoped.filter(telling=Telling.NOTHING).values("professional")
    had = Digest.unscoped.filter(day=day).values("professional")
    asked = Professional.unscoped.filter(is_active=True).exclude(mail="")
    wanting = asked.exclude(Q(code__in=off) | Q(code__in=had)).order_by("code")
    tomorrow = borders(now).tomorrow
    return [each for each in wanting if _has_due(professional_on(each, day), tomorrow)]


def _has_due(viewer: Viewer, tomorrow: datetime) -> bool:
    owed = on_side(viewer, Side.OURS).filter(state=State.OPEN, due_at__lt=tomorrow)
    return owed.exists()
