"""The clocks of a body, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext

from relais.foundation.trilingual import Trilingual
from relais.promises.rules.clocks import Clock
from relais.promises.rules.kinds import Step
from relais.promises.rules.settings import ClockShown
from relais.promises.rules.vocabulary import ClockUnit
from relais.promises.words import TARGET, what


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """One clock: for what, how long, at which body, and on whose word."""

    what: str
    how_long: str
    body: str
    origin: str
    is_validated: bool
    steps: tuple[str, ...]


def clock_words(shown: Iterable[ClockShown], names: Mapping[str, Trilingual]) -> list[ClockWords]:
    """The clocks of today in the active language."""
    language = get_language() or "nl"
    return [
        ClockWords(
            what=what(each.noun.in_language(language), each.urgency),
            how_long=how_long(each.clock),
            body=names[each.body].in_language(language),
            origin=_origin(each),
            is_validated=each.is_validated,
            steps=tuple(_step(step) for step in each.steps),
        )
        for each in shown
    ]


def how_long(clock: Clock) -> str:
    """An amount of time in the unit in which it is set."""
    if clock.unit is ClockUnit.WORKING_HOURS:
        said = ngettext("%(n)s working hour", "%(n)s working hours", clock.amount)
    else:
        said = ngettext("%(n)s minute", "%(n)s minutes", clock.amount)
    return said % {"n": clock.amount}


def _step(step: Step) -> str:
    after = how_long(Clock(amount=step.after // timedelta(minutes=1)))
    return gettext("%(after)s late: %(target)s") % {"after": after, "target": TARGET[step.target]}


def _origin(shown: ClockShown) -> str:
    if shown.since is None:
        return gettext("as Relais brings it")
    day = date_format(shown.since, "j F Y")
    said = (
        gettext("set for this organisation, since %(day)s: %(reason)s")
        if shown.is_own
        else gettext("set for everyone, since %(day)s: %(reason)s")
    )
    return said % {"day": day, "reason": shown.reason}
