"""The sentences and labels of this context. Wording lives here, decisions in `rules`."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from relais.promises.rules.durations import Distance, Span
from relais.promises.rules.listing import Section, Side
from relais.promises.rules.moves import UndoRefusal
from relais.promises.rules.settings import ClockRefusal
from relais.promises.rules.vocabulary import (
    ClockUnit,
    State,
    Target,
    Telling,
    Urgency,
)

SECTION: dict[Section, Promise] = {
    Section.LATE: _("Late"),
    Section.TODAY: _("Today"),
    Section.WEEK: _("This week"),
    Section.LATER: _("Later"),
}
SIDE: dict[Side, Promise] = {
    Side.OURS: _("For us to do"),
    Side.THEIRS: _("Others owe it to us"),
}
STATE: dict[State, Promise] = {
    State.OPEN: _("Open"),
    State.KEPT: _("Done"),
    State.PASSED_ON: _("Passed on"),
    State.BROKEN: _("Not done"),
    State.RELEASED: _("No longer needed"),
}
TARGET: dict[Target, Promise] = {
    Target.OWED_BY: _("whoever has to do it"),
    Target.DEPUTY: _("who stands in for them"),
    Target.OWED_TO: _("whoever is waiting for it"),
    Target.REGION: _("the desk of the region"),
}
URGENCY: dict[Urgency, Promise] = {
    Urgency.NOW: _("now"),
    Urgency.TODAY: _("today"),
    Urgency.WEEK: _("this week"),
}
UNIT: dict[ClockUnit, Promise] = {
    ClockUnit.MINUTES: _("minutes"),
    ClockUnit.WORKING_HOURS: _("working hours"),
}
TELLING: dict[Telling, Promise] = {
    Telling.AT_ONCE: _("At once when something is due now, and once a day what is due"),
    Telling.DIGEST: _("Only once a day what is due"),
    Telling.NOTHING: _("Nothing but what nobody did in time"),
}
UNDO_REFUSAL: dict[UndoRefusal, Promise] = {
    UndoRefusal.NOTHING_TO_UNDO: _("There is nothing to take back."),
    UndoRefusal.TOO_LATE: _("This can be taken back for ten minutes only. Open it to change it."),
    UndoRefusal.NOT_YOURS: _("Someone else did this: only they can take it back."),
    UndoRefusal.TAKEN_UP: _("Others have gone on with it. Call them to take it back together."),
    UndoRefusal.FOR_GOOD: _("This can't be taken back. Open it to see what can be done."),
}
CLOCK_REFUSAL: dict[ClockRefusal, Promise] = {
    ClockRefusal.IN_THE_PAST: _("Choose today or a later day: what is past stays as it was."),
    ClockRefusal.SET_AHEAD: _("A clock is set already that begins on that day or later."),
    ClockRefusal.SAME: _("This clock holds already on that day."),
}


DENSE = _("Show more rows")
ROOMY = _("Show rows with more room")
EVERYONE = _("Every organisation without a clock of its own")
PASSED = _("%(steps)s steps taken, %(notices)s letters at once, %(digests)s letters of the day.")


def clock(distance: Distance, due_at: datetime) -> str:
    """How far off it is, as people say it."""
    hour = date_format(localtime(due_at), "H:i")
    match distance.span:
        case Span.NOW:
            return gettext("now")
        case Span.TOMORROW:
            return gettext("tomorrow %(hour)s") % {"hour": hour}
        case Span.SINCE_YESTERDAY:
            return gettext("since yesterday %(hour)s") % {"hour": hour}
        case span:
            return _counted(span, distance.number) % {"number": distance.number}


def _counted(span: Span, number: int) -> str:
    return {
        Span.MINUTES_LEFT: ngettext("%(number)s minute left", "%(number)s minutes left", number),
        Span.HOURS_LEFT: ngettext("%(number)s hour left", "%(number)s hours left", number),
        Span.DAYS_LEFT: ngettext("%(number)s day left", "%(number)s days left", number),
        Span.MINUTES_LATE: ngettext("%(number)s minute late", "%(number)s minutes late", number),
        Span.HOURS_LATE: ngettext("%(number)s hour late", "%(number)s hours late", number),
        Span.DAYS_LATE: ngettext("%(number)s day late", "%(number)s days late", number),
    }[span]


def moment(at: datetime) -> str:
    """A moment as the active language writes it: wo 25 nov., 14:00."""
    return date_format(localtime(at), "D j M, H:i")


def what(noun: str, urgency: Urgency) -> str:
    """A kind of promise and how soon it was asked."""
    return gettext("%(noun)s, %(urgency)s") % {"noun": noun, "urgency": URGENCY[urgency]}
