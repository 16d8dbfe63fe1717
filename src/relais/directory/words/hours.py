"""Opening hours in plain words, in three languages at once, because offline files carry all three.

A shape of text that is not known here is shown as it stands: an OpenStreetMap text is clumsy, a
wrong translation of it sends someone to a closed door.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from relais.foundation.trilingual import Trilingual

NOT_KNOWN = Trilingual(nl="uren niet gekend", fr="heures non connues", en="hours not known")
ALWAYS = Trilingual(nl="dag en nacht", fr="jour et nuit", en="day and night")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tongue:
    """How one language writes days and times."""

    days: tuple[str, ...]
    every_day: str
    hour: str
    after: str
    no_holidays: str
    by_appointment: str


_TONGUES = {
    "nl": _Tongue(
        days=("ma", "di", "wo", "do", "vr", "za", "zo"),
        every_day="elke dag",
        hour=".",
        after=" u",
        no_holidays="niet op feestdagen",
        by_appointment="op afspraak",
    ),
    "fr": _Tongue(
        days=("lu", "ma", "me", "je", "ve", "sa", "di"),
        every_day="tous les jours",
        hour="h",
        after=" h",
        no_holidays="pas les jours fériés",
        by_appointment="sur rendez-vous",
    ),
    "en": _Tongue(
        days=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        every_day="every day",
        hour=":",
        after="",
        no_holidays="not on public holidays",
        by_appointment="by appointment",
    ),
}
_OSM_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_SPAN = r"\d{2}:\d{2}-\d{2}:\d{2}"
_RULE = re.compile(
    rf"(?:(?P<days>{_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*) )?"
    rf"(?P<spans>{_SPAN}(?:, ?{_SPAN})*)(?P<comment> \"[^\"]*\")?"
)


def hours_in_words(hours: str | None) -> Trilingual:
    """`Mo-Fr 09:00-18:00` as "ma-vr 9-18 u", "lu-ve 9-18 h", "Mon-Fri 9-18"; None as not known."""
    if hours is None:
        return NOT_KNOWN
    if hours == "24/7":
        return ALWAYS
    rules = [rule.strip() for rule in hours.split(";")]
    if not all(rule == "PH off" or _RULE.fullmatch(rule) for rule in rules):
        return Trilingual(nl=hours, fr=hours, en=hours)
    said = {
        code: "; ".join(_rule_in_words(rule, tongue) for rule in rules)
        for code, tongue in _TONGUES.items()
    }
    return Trilingual(nl=said["nl"], fr=said["fr"], en=said["en"])


def _rule_in_words(rule: str, tongue: _Tongue) -> str:
    found = _RULE.fullmatch(rule)
    if found is None:
        return tongue.no_holidays
    spans = re.split(", ?", found["spans"])
    said = f"{_days(found['days'], tongue)} {_times(spans, tongue)}"
    return f"{said}, {tongue.by_appointment}" if found["comment"] else said


def _days(days: str | None, tongue: _Tongue) -> str:
    if days in {None, "Mo-Su"}:
        return tongue.every_day
    return re.sub(_DAY, lambda day: tongue.days[_OSM_DAYS.index(day[0])], days or "").replace(
        ",", ", "
    )


def _times(spans: Sequence[str], tongue: _Tongue) -> str:
    """The unit stands once at the end; French "9h30" carries its own."""
    whole = all(time.endswith(":00") for span in spans for time in span.split("-"))
    after = "" if tongue.hour == "h" and not whole else tongue.after
    return ", ".join("-".join(_time(t, tongue, whole) for t in s.split("-")) for s in spans) + after


def _time(time: str, tongue: _Tongue, whole: bool) -> str:  # noqa: FBT001  # how all times of the rule are written
    hour, minute = time.split(":")
    if minute == "00":
        return f"{int(hour)}h" if tongue.hour == "h" and not whole else f"{int(hour)}"
    return f"{int(hour)}{tongue.hour}{minute}"


def clock_in_words(time: str, language: str) -> str:
    """A time such as "18:00" as the language writes it: "18.00 u", "18h00", "18:00"."""
    hour, minute = time.split(":")
    return {"nl": f"{int(hour)}.{minute} u", "fr": f"{int(hour)}h{minute}"}.get(
        language, f"{int(hour)}:{minute}"
    )


def day_names(language: str) -> tuple[str, ...]:
    """The days from Monday, in short: "ma", "lu", "Mon"."""
    return _TONGUES[language].days


def hours_of_a_day(spans: Sequence[tuple[int, int]], language: str) -> str:
    """Whole hours of one day: "9-12, 13-18 u", "9-12, 13-18 h", "9-12, 13-18"."""
    return _times([f"{begin}:00-{end}:00" for begin, end in spans], _TONGUES[language])


def day_in_words(day: date, language: str) -> str:
    """A day such as "24 november 2026"."""
    return str(format_date(day, "d MMMM y", locale=language))
