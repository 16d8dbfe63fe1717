"""Coverage in words: labels, the one sentence that comes first, shares, days and hours."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from relais.directory.rules.coverage.drawing import DayGroup, Span, day_groups
from relais.directory.rules.coverage.reading import Shares
from relais.directory.rules.coverage.vocabulary import (
    Cover,
    Effect,
    ReachLayer,
    Scenario,
    TrustLayer,
    Uncounted,
    WhatIfRefusal,
)
from relais.directory.rules.coverage.week import Hours
from relais.directory.rules.coverage.what_if import EffectOn
from relais.directory.rules.vocabulary import Need
from relais.directory.words.hours import day_names, hours_of_a_day
from relais.directory.words.labels import NEED
from relais.directory.words.reasons import active_language
from relais.foundation.trilingual import Trilingual

COVERAGE_PAGE = Trilingual(
    nl="Dekking: wie is er wanneer",
    fr="Couverture : qui est là quand",
    en="Coverage: who is there when",
)
COVER: dict[Cover, Promise] = {
    Cover.NOBODY: _("nobody"),
    Cover.ONE: _("exactly one"),
    Cover.MORE: _("more than one"),
}
SCENARIO: dict[Scenario, Promise] = {
    Scenario.WEEK: _("Ordinary week"),
    Scenario.NIGHTS: _("Nights, from 22 to 6"),
    Scenario.HOLIDAYS: _("Legal holidays"),
}
TRUST_LAYER: dict[TrustLayer, Promise] = {
    TrustLayer.ALL: _("All records"),
    TrustLayer.CONFIRMED: _("Only confirmed records"),
}
REACH_LAYER: dict[ReachLayer, Promise] = {
    ReachLayer.ALL: _("Everything"),
    ReachLayer.PLACE: _("Only places to go to"),
    ReachLayer.REMOTE: _("Only by number or chat"),
}
UNCOUNTED: dict[Uncounted, Promise] = {
    Uncounted.PROFILE: _("not for this group"),
    Uncounted.MUNICIPALITY: _("not for this municipality"),
    Uncounted.LANGUAGE_UNKNOWN: _("languages not known"),
    Uncounted.LANGUAGE: _("another language"),
    Uncounted.UNREACHABLE: _("no number, chat or door"),
    Uncounted.HOURS_UNKNOWN: _("hours not known"),
    Uncounted.NO_WHOLE_HOUR: _("does not answer in these hours"),
}
EFFECT: dict[Effect, Promise] = {
    Effect.CLOSES: _("a gap closes: nobody answers now, someone would"),
    Effect.BECOMES_SAFE: _("becomes safe: one answers now, more would"),
    Effect.BECOMES_FRAGILE: _("becomes fragile: more answer now, one would"),
    Effect.OPENS: _("a gap opens: someone answers now, nobody would"),
}
WHAT_IF_REFUSAL: dict[WhatIfRefusal, Promise] = {
    WhatIfRefusal.SERVICE: _("Choose a service."),
    WhatIfRefusal.DAYS: _("Choose one day or more."),
    WhatIfRefusal.HOURS: _("Choose two hours, the second later than the first."),
    WhatIfRefusal.UNREACHABLE: _(
        "No number, chat or door of this service is known. Extra hours would reach nobody."
    ),
    WhatIfRefusal.LEFT_OUT: _("This service does not count in what is chosen above."),
}
SENTENCE: dict[Scenario, Promise] = {
    Scenario.WEEK: _(
        "In %(nobody)s of the hours nobody answers in %(language)s for %(profile)s; in %(one)s"
        " exactly one service does."
    ),
    Scenario.NIGHTS: _(
        "In %(nobody)s of the hours at night nobody answers in %(language)s for %(profile)s; in"
        " %(one)s exactly one service does."
    ),
    Scenario.HOLIDAYS: _(
        "On legal holidays nobody answers in %(language)s for %(profile)s in %(nobody)s of the"
        " hours; in %(one)s exactly one service does."
    ),
}
OPEN_SENTENCE: dict[Scenario, Promise] = {
    Scenario.WEEK: _(
        "In %(nobody)s of the hours nobody answers in %(language)s; in %(one)s exactly one service"
        " does."
    ),
    Scenario.NIGHTS: _(
        "In %(nobody)s of the hours at night nobody answers in %(language)s; in %(one)s exactly one"
        " service does."
    ),
    Scenario.HOLIDAYS: _(
        "On legal holidays nobody answers in %(language)s in %(nobody)s of the hours; in %(one)s"
        " exactly one service does."
    ),
}
ALL_NEEDS = _("All needs")
ALL_PLACES = _("All 19")
OWN_LANGUAGES = _("the languages that it speaks now")
OF_SERVICES = ngettext_lazy(
    "%(total)s service has this need. Of these, there at some hour: %(counted)s.",
    "%(total)s services have this need. Of these, there at some hour: %(counted)s.",
    "total",
)
WHAT_IF = _(
    "Gaps that close: %(closes)s cells. One answers now, and more would: %(safe)s cells. It gets"
    " worse: %(worse)s cells."
)
NO_CHANGE = _("Nothing would change: others already answer there, or it answers itself.")
FILTER: dict[str, Promise] = {
    "need": _("What is needed"),
    "municipality": _("Municipality"),
    "language": _("Language"),
    "profile": _("For whom"),
    "scenario": _("Which hours"),
    "trust": _("Which records"),
    "reach": _("How one gets help"),
}
COLUMNS = (
    _("NIS code"),
    _("Municipality"),
    _("Need"),
    _("Language"),
    _("For whom"),
    _("Hours with nobody"),
    _("Hours with exactly one"),
    _("Hours with more"),
)
REPORT_HEAD = _(
    "Week of %(week)s, %(services)s services, version of the data %(data_version)s. Part of all"
    " cells:"
)
REPORT_ALONE = _("In so many cells only this service answers:")
OPEN_COLUMNS = (_("Code"), _("Name"), _("Nobody"), _("Exactly one"), _("More than one"))
_HALF = 0.005
_SPACE = "\N{NO-BREAK SPACE}"


def percent(share: float) -> str:
    """A share in whole per cents; only none at all is 0 and only all is 100."""
    if 0 < share < _HALF:
        return f"<{_SPACE}1{_SPACE}%"
    if 1 - _HALF < share < 1:
        return f">{_SPACE}99{_SPACE}%"
    return f"{share * 100:.0f}{_SPACE}%"


def sentence(shares: Shares, scenario: Scenario, *, language: str, profile: str = "") -> str:
    """What the page is about, before anything else; without a profile, for all of them together."""
    said = {"nobody": percent(shares.nobody), "one": percent(shares.one)}
    form = (SENTENCE if profile else OPEN_SENTENCE)[scenario]
    return str(form) % {**said, "language": language, "profile": profile}


def effects_in_words(found: Iterable[EffectOn]) -> str:
    """How many cells change, and how."""
    cells = Counter[Effect]()
    for each in found:
        cells[each.effect] += each.cells
    if not cells:
        return str(NO_CHANGE)
    return str(WHAT_IF) % {
        "closes": cells[Effect.CLOSES],
        "safe": cells[Effect.BECOMES_SAFE],
        "worse": cells[Effect.BECOMES_FRAGILE] + cells[Effect.OPENS],
    }


def services_in_words(total: int, uncounted: int) -> str:
    """How many services have a need, and how many of them count."""
    return str(OF_SERVICES % {"total": total, "counted": total - uncounted})


def hours_in_week(hours: Hours) -> str:
    """Marked hours with their days: "di 18-21 u; wo 9-12 u"."""
    return "; ".join(
        f"{days_in_words(group.first_day, group.last_day)} {spans_in_words(group.one)}"
        for group in day_groups(hours.astype(np.uint8))
        if group.one
    )


def days_in_words(first: int, last: int) -> str:
    """Days in a row, Monday is 0: "ma-vr", "lu-ve", "Mon-Fri"."""
    names = day_names(active_language())
    return names[first] if first == last else f"{names[first]}-{names[last]}"


def spans_in_words(spans: Sequence[Span]) -> str:
    """Hours of a day: "9-18 u", "9-18 h", "9-18"; a dash for none."""
    return hours_of_a_day(spans, active_language()) if spans else "–"


def group_in_words(group: DayGroup) -> tuple[str, str, str, str]:
    """The days, and their hours with nobody, exactly one and more."""
    return (
        days_in_words(group.first_day, group.last_day),
        spans_in_words(group.nobody),
        spans_in_words(group.one),
        spans_in_words(group.more),
    )


def report_lines(found: Mapping[str, Any]) -> list[str]:
    """The report of the command line, a line for each need."""
    return [
        str(REPORT_HEAD) % found,
        _report_line(str(ALL_NEEDS), found["totals"]),
        *(_report_line(str(NEED[Need(each["need"])]), each) for each in found["needs"]),
        str(REPORT_ALONE),
        *(
            "  {service}: {cells} ({need}, {language})".format(**each)
            for each in found["most_fragile"]
        ),
    ]


def _report_line(title: str, each: Mapping[str, float]) -> str:
    shares = {cover: percent(each[cover]) for cover in Cover}
    return f"  {title}: " + ", ".join(f"{COVER[cover]} {shares[cover]}" for cover in Cover)
