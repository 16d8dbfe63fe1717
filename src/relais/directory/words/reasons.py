"""What the counter says about each answer: why a service stands there, and what was left out."""

from datetime import date
from typing import Any

from babel.dates import format_date
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext_lazy, override
from django.utils.translation import gettext_lazy as _

from relais.directory.rules.matching import LeftOut
from relais.directory.rules.reasons import Reason, ReasonCode
from relais.directory.rules.vocabulary import OpenState, Profile
from relais.directory.words.hours import clock_in_words
from relais.directory.words.labels import KIND, NEED, PROFILE, STATE, TRUST, language_names

LANGUAGES = ("nl", "fr", "en")
REASON: dict[ReasonCode, Promise] = {
    ReasonCode.OPEN_UNTIL: _("open until %(time)s"),
    ReasonCode.OPEN_DAY_AND_NIGHT: _("open day and night"),
    ReasonCode.RELAYED_UNTIL: _("another service answers until %(time)s"),
    ReasonCode.RELAYED_DAY_AND_NIGHT: _("another service answers day and night"),
    ReasonCode.HOURS_BY_APPOINTMENT: _("by appointment"),
    ReasonCode.HOURS_UNKNOWN: _("hours not known"),
    ReasonCode.CLOSED_OPENS: _("closed now, opens %(day)s at %(time)s"),
    ReasonCode.CLOSED: _("closed now"),
    ReasonCode.SPEAKS: _("speaks %(language)s"),
    ReasonCode.LANGUAGE_UNKNOWN: _("not known whether it speaks %(language)s"),
    ReasonCode.DOES_NOT_SPEAK: _("does not speak %(language)s"),
    ReasonCode.OWN_MUNICIPALITY: _("your municipality"),
    ReasonCode.WHOLE_REGION: _("for the whole region"),
    ReasonCode.WHOLE_COUNTRY: _("for the whole country"),
    ReasonCode.SOME_MUNICIPALITIES: _("only for some municipalities"),
    ReasonCode.OTHER_MUNICIPALITY: _("for another municipality"),
    ReasonCode.FOR_PROFILE: _("is there for %(profile)s"),
    ReasonCode.ACCESS_BY_APPOINTMENT: _("make an appointment first"),
    ReasonCode.THROUGH_PROFESSIONAL: _("only through a professional"),
    ReasonCode.CONFIRMED: _("confirmed"),
    ReasonCode.STALE: _("confirmed too long ago"),
    ReasonCode.UNCONFIRMED: _("not yet confirmed"),
    ReasonCode.DISPUTED: _("others found a mistake here"),
    ReasonCode.ROOM: _("there is room"),
    ReasonCode.WAITLIST: _("there is a waiting list"),
    ReasonCode.NO_ROOM: _("full"),
    ReasonCode.NO_NUMBER: _("no number known"),
}
LEFT_OUT: dict[LeftOut, Any] = {
    LeftOut.PROFILE: ngettext_lazy(
        "%(count)s service is there for other people",
        "%(count)s services are there for other people",
        "count",
    ),
    LeftOut.MUNICIPALITY: ngettext_lazy(
        "%(count)s service is there for another municipality",
        "%(count)s services are there for another municipality",
        "count",
    ),
    LeftOut.LANGUAGE: ngettext_lazy(
        "%(count)s service does not speak this language",
        "%(count)s services do not speak this language",
        "count",
    ),
    LeftOut.CLOSED: ngettext_lazy(
        "%(count)s service is closed now", "%(count)s services are closed now", "count"
    ),
    LeftOut.UNCONFIRMED: ngettext_lazy(
        "%(count)s service is not confirmed", "%(count)s services are not confirmed", "count"
    ),
    LeftOut.MORE: ngettext_lazy(
        "%(count)s more service fits", "%(count)s more services fit", "count"
    ),
}
RELAXED: dict[LeftOut, Promise] = {
    LeftOut.CLOSED: _("Too few are open: closed ones are shown too."),
    LeftOut.LANGUAGE: _("Too few speak this language: others are shown too."),
    LeftOut.MUNICIPALITY: _("Too few serve this municipality: others are shown too."),
}


def reason_sentence(reason: Reason, *, today: date | None = None) -> str:
    """The reason in the active language. Given `today`, another day is named."""
    language = active_language()
    parts = {
        "time": clock_in_words(reason.time, language) if reason.time else "",
        "day": _day(reason.day, language),
        "language": language_names(language).get(reason.language, reason.language),
        "profile": str(PROFILE[Profile(reason.profile)]) if reason.profile else "",
    }
    sentence = str(REASON[reason.code]) % parts
    is_until = reason.code in {ReasonCode.OPEN_UNTIL, ReasonCode.RELAYED_UNTIL}
    if is_until and today and reason.day != today.isoformat():
        return f"{sentence} ({parts['day']})"
    return sentence


def left_out_sentence(code: LeftOut, count: int) -> str:
    """How many services are not shown, and why, in the active language."""
    return str(LEFT_OUT[code] % {"count": count})


def relaxed_sentence(code: LeftOut) -> str:
    """What was let go so that something could be shown, in the active language."""
    return str(RELAXED[code])


def state_sentence(state: OpenState) -> str:
    """Whether someone answers, in the active language."""
    return str(STATE[state])


def active_language() -> str:
    """The language that is being spoken, of the three we have; else English."""
    language = (get_language() or "").partition("-")[0]
    return language if language in LANGUAGES else "en"


def offline_words() -> dict[str, dict[str, Any]]:
    """Every sentence that a page without a connection needs, by language.

    `%(time)s`, `%(day)s`, `%(language)s`, `%(profile)s` and `%(count)s` are filled in by the page;
    of a pair the first is for one, the second for more. `weekdays` begin with Monday.
    """
    return {language: _words_in(language) for language in LANGUAGES}


def _words_in(language: str) -> dict[str, Any]:
    with override(language):
        return {
            "reasons": {code.value: str(text) for code, text in REASON.items()},
            "left_out": {code.value: _pair(code) for code in LEFT_OUT},
            "relaxed": {code.value: str(text) for code, text in RELAXED.items()},
            "states": {state.value: str(text) for state, text in STATE.items()},
            "trust": {trust.value: str(text) for trust, text in TRUST.items()},
            "needs": {need.value: str(text) for need, text in NEED.items()},
            "kinds": {kind.value: str(text) for kind, text in KIND.items()},
            "profiles": {profile.value: str(text) for profile, text in PROFILE.items()},
            "weekdays": [_day(f"2026-11-{day}", language) for day in range(23, 30)],
            "time": clock_in_words("0:00", language)
            .replace("0", "%(hour)s", 1)
            .replace("00", "%(minute)s"),
        }


def _pair(code: LeftOut) -> list[str]:
    """Singular and plural with their placeholder."""
    return [str(LEFT_OUT[code] % {"count": n}).replace(str(n), "%(count)s") for n in (1, 2)]


def _day(day: str, language: str) -> str:
    return format_date(date.fromisoformat(day), "EEEE", locale=language) if day else ""
