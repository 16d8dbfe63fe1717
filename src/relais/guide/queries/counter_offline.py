"""All that a counter needs to answer by itself: one build behind the served page and the file."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import override

from relais.directory import interface as directory
from relais.foundation.access import Viewer
from relais.guide import words
from relais.guide.queries import articles
from relais.guide.queries import counter as screens
from relais.guide.queries.troubles import troubles
from relais.guide.rules import counter as rules
from relais.organisations.interface import municipalities


def counter_directory(viewer: Viewer, *, now: datetime) -> dict[str, Any]:
    """The directory's own build, with the counter's words, places and sentences beside it."""
    built = directory.offline_directory(viewer, now=now)
    unconfirmed, total = screens.unconfirmed_records(viewer, today=localdate(now))
    said = {}
    for language in words.PAGE_LANGUAGES:
        with override(language):
            said[language] = words.counter_words()
    return {
        "index": built["index"],
        "services": [_kept(each) for each in built["services"]],
        "hours": {each["hours"]: each["hours_text"] for each in built["services"] if each["hours"]},
        "directory_words": {
            language: {part: sentences[part] for part in SPOKEN}
            for language, sentences in built["words"].items()
        },
        "words": said,
        "choices": [_choice(each) for each in rules.CHOICES],
        "places": _places(viewer),
        "sentences": {
            need: {"text": sentence.text.as_json(), "validated": sentence.validated}
            for need, sentence in articles.counter_sentences(viewer).items()
        },
        "silence": {"text": articles.SILENCE.text.as_json(), "validated": False},
        "script": [line.as_json() for line in articles.danger_script(viewer)],
        "listening": rules.LISTENING,
        "helpline": rules.HELPLINE,
        "state_reasons": rules.STATE_REASONS,
        "placed_reasons": rules.PLACED_REASONS,
        "freshness": {
            "made_on": built["made_on"],
            "expires_on": built["expires_on"],
            "unconfirmed": unconfirmed,
            "total": total,
        },
    }


def served_directory(viewer: Viewer, *, now: datetime) -> dict[str, Any]:
    """The same with what only the served counter does: it can pass on that a service is wrong."""
    built = counter_directory(viewer, now=now)
    found = troubles(viewer)
    for service in built["services"]:
        service["troubles"] = found[service["code"]]
    for language, said in built["words"].items():
        with override(language):
            said.update(words.trouble_words())
    return built


def _choice(choice: rules.Choice) -> dict[str, str]:
    return {
        "code": choice.code,
        "need": choice.need,
        "profile": choice.profile,
        "sentence": choice.sentence_key,
    }


def _places(viewer: Viewer) -> list[dict[str, Any]]:
    return [
        {"nis": place.nis, "names": place.name.as_json(), "postcodes": place.postcodes}
        for place in municipalities(viewer)
    ]


# The directory's sentences that a screen can need.
SPOKEN = ("reasons", "left_out", "relaxed", "profiles", "weekdays", "time", "languages")


# What a screen and a card show of a service; the rest would only make the file bigger.
SHOWN = ("code", "kind", "name", "numbers", "hours", "languages", "access", "trust", "confirmed_on")


def _kept(service: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known, and without an English name that only repeats the French."""
    kept = {field: service[field] for field in SHOWN if service[field] is not None}
    name = kept["name"]
    kept["name"] = {code: text for code, text in name.items() if code != "en" or text != name["fr"]}
    return kept
