"""An extra session of one service: the form for it, and what it would change, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relais.directory.queries.coverage.shown import Choice, Look, languages_of, options
from relais.directory.queries.services import listed
from relais.directory.rules.coverage.choosing import read_session
from relais.directory.rules.coverage.vocabulary import WhatIfRefusal
from relais.directory.rules.coverage.week import DAY_HOURS
from relais.directory.rules.coverage.what_if import EffectOn, Session, add_session, effects
from relais.directory.rules.vocabulary import Need
from relais.directory.words import coverage as words
from relais.directory.words.hours import day_names
from relais.directory.words.labels import NEED
from relais.directory.words.reasons import active_language


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionForm:
    """What can be filled in, with what was."""

    services: tuple[Choice, ...]
    days: tuple[Choice, ...]
    first_hours: tuple[Choice, ...]
    end_hours: tuple[Choice, ...]
    languages: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectRow:
    """What happens to one need in one language, when, and to how many of each."""

    effect: str
    need: str
    language: str
    hours: str
    municipalities: int
    profiles: int
    cells: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnswer:
    """What an extra session would do, or why that can't be shown."""

    refusal: str
    sentence: str = ""
    rows: tuple[EffectRow, ...] = ()


def session_form(found: Look, said: Mapping[str, str], days: Sequence[str]) -> SessionForm:
    """The form, filled in with what was asked."""
    hours = [(str(hour), f"{hour}:00") for hour in range(DAY_HOURS + 1)]
    language = active_language()
    names = [
        (each.display.code, each.display.name.in_language(language))
        for each in listed(found.version)
    ]
    by_name = sorted(names, key=lambda named: named[1].casefold())
    spoken = [("", words.OWN_LANGUAGES), *languages_of(found.kept).items()]
    return SessionForm(
        services=options(by_name, said.get("service", "")),
        days=tuple(
            Choice(code=str(number), title=name, chosen=str(number) in days)
            for number, name in enumerate(day_names(language))
        ),
        first_hours=options(hours, said.get("from", "18")),
        end_hours=options(hours, said.get("until", "21")),
        languages=options(spoken, said.get("spoken", "")),
    )


def session_answer(
    found: Look, said: Mapping[str, str], days: Sequence[str]
) -> SessionAnswer | None:
    """What the session that is asked about would do; None when none is."""
    session = read_session(said, days, found.kept.axes)
    if session is None:
        return None
    outcome = add_session(found.kept, session) if isinstance(session, Session) else session
    if isinstance(outcome, WhatIfRefusal):
        return SessionAnswer(refusal=str(words.WHAT_IF_REFUSAL[outcome]))
    changes = list(effects(found.kept, outcome, found.selection.hours()))
    spoken = languages_of(found.kept)
    return SessionAnswer(
        refusal="",
        sentence=words.effects_in_words(changes),
        rows=tuple(_row(each, spoken) for each in changes),
    )


def _row(each: EffectOn, spoken: Mapping[str, str]) -> EffectRow:
    return EffectRow(
        effect=str(words.EFFECT[each.effect]),
        need=str(NEED[Need(each.need)]),
        language=spoken[each.language],
        hours=words.hours_in_week(each.hours),
        municipalities=each.municipalities,
        profiles=each.profiles,
        cells=each.cells,
    )
