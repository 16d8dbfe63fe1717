"""The public page of one language: its reviewed words, with the directory's numbers put in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.timezone import localdate

from relais.directory.interface import (
    Access,
    Cost,
    Need,
    OpenState,
    Profile,
    ServiceDisplay,
    Trust,
    service_state,
    services,
)
from relais.foundation.access import Viewer
from relais.foundation.trilingual import Trilingual
from relais.guide.rules import help_page as rules
from relais.organisations.interface import MAP_VIEW_BOX, municipalities

CONTENT = Path(__file__).parents[1] / "data" / "help"
# The page's own order; the first is what a reader gets whose languages we do not have.
LANGUAGES = ("nl", "fr", "en", "ar")
# Which services a fold shows: those for this need, or only those that name this profile.
SECTION_OFFERS: dict[str, tuple[Need, Profile | None]] = {
    "safe_place": (Need.SHELTER, None),
    "worried": (Need.LISTENING_ADVICE, Profile.WITNESS),
    "stop_hurting": (Need.PERPETRATOR_HELP, None),
}
CALL_LABELS = {
    rules.EMERGENCY: "danger",
    rules.DUTCH_LINE: "talk_dutch",
    rules.FRENCH_LINE: "talk_french",
}
STATE_WORDS = {
    OpenState.OPEN: "now_open",
    OpenState.RELAYED: "now_relayed",
    OpenState.CLOSED: "now_closed",
}
ALWAYS = "24/7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All that the page says in one language, and where these words come from."""

    language: str
    own_name: str
    direction: str
    provenance: rules.Provenance
    say: Mapping[str, Any]
    sections: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the directory and the language it is in, which need not be the page's."""

    words: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One service as a row: what to call, when, and what is not sure about it."""

    code: str
    label: str
    name: Text
    number: str
    telephone: str
    hours: Text | None
    relay: rules.Sentence | None
    state: rules.Sentence | None
    is_free: bool
    is_unconfirmed: bool
    through_professional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One fold: sentences, perhaps a list, services, sentences."""

    code: str
    title: str
    before: tuple[rules.Sentence, ...]
    listed: tuple[str, ...]
    lines: tuple[Line, ...]
    after: tuple[rules.Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalHelp:
    """A municipality, its shape on the map, and the services that are there for it alone."""

    nis: str
    label: str
    outline: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """Everything that `guide/help.html` shows."""

    words: Words
    languages: tuple[Words, ...]
    calls: tuple[Line, ...]
    own_language: tuple[Line, ...]
    sections: tuple[Section, ...]
    places: tuple[LocalHelp, ...]
    view_box: str
    not_validated: rules.Sentence | None
    shows_unconfirmed: bool


@cache
def words(language: str) -> Words:
    """The content file of `language`, which must be one of `LANGUAGES`."""
    content = yaml.safe_load((CONTENT / f"{language}.yaml").read_text(encoding="utf-8"))
    return Words(
        language=content["language"],
        own_name=content["own_name"],
        direction=content["direction"],
        provenance=rules.Provenance(
            origin=rules.Origin(content["origin"]),
            owner=content["owner"],
            version=content["version"],
            reviewed_by_role=content["reviewed_by_role"],
            reviewed_on=content["reviewed_on"],
        ),
        say=content["words"],
        sections=content["sections"],
    )


def offered_languages(_viewer: Viewer, *, preview: Sequence[str]) -> tuple[str, ...]:
    """Languages that may be shown here, in the page's order."""
    return tuple(
        language
        for language in LANGUAGES
        if not rules.refuse_publication(words(language).provenance, preview=language in preview)
    )


def help_page(viewer: Viewer, language: str, *, offered: Sequence[str], at: datetime) -> HelpPage:
    """The page in `language`, with every number, hour and state as the directory has it `at`."""
    return _Composer(viewer, words(language), at).page(offered)


class _Composer:
    """Puts the directory into the words of one language; lives for one page."""

    def __init__(self, viewer: Viewer, said: Words, at: datetime) -> None:
        self.viewer = viewer
        self.words = said
        self.at = at
        self.services = services(viewer, on=localdate(at))
        self.numbers = {
            word: self.services[code].numbers[0]
            for word, code in rules.NUMBER_WORDS.items()
            if code in self.services and self.services[code].numbers
        }

    def page(self, offered: Sequence[str]) -> HelpPage:
        calls = self.calls()
        return HelpPage(
            words=self.words,
            languages=tuple(words(language) for language in offered),
            calls=calls,
            own_language=self.own_language(),
            sections=tuple(self.section(code) for code in self.words.sections),
            places=self.places(),
            view_box=MAP_VIEW_BOX,
            not_validated=self.review_note(),
            shows_unconfirmed=any(self.is_unconfirmed(each) for each in self.services.values()),
        )

    def calls(self) -> tuple[Line, ...]:
        """The rows on top. A service that the directory lacks has no row."""
        known = [code for code in rules.CALL_ROWS if code in self.services]
        return tuple(
            self.line(self.services[code], live=True)
            for code in known
            if self.services[code].numbers
        )

    def own_language(self) -> tuple[Line, ...]:
        """Lines that listen in the page's language, when the two rows on top do not speak it."""
        if self.words.language in {"nl", "fr"}:
            return ()
        return tuple(
            self.line(each, label=self.words.say["talk_own"], live=True)
            for each in self.offering(Need.LISTENING_ADVICE)
            if not self.speaks_another_language(each)
        )

    def section(self, code: str) -> Section:
        content = self.words.sections[code]
        return Section(
            code=code,
            title=content["title"],
            before=self.sentences(content["before"]),
            listed=tuple(content.get("list", ())),
            lines=self.section_lines(code),
            after=self.sentences(content["after"]),
        )

    def section_lines(self, code: str) -> tuple[Line, ...]:
        """The services of a fold, those that speak the page's language first."""
        if code not in SECTION_OFFERS:
            return ()
        need, profile = SECTION_OFFERS[code]
        found = self.offering(need, profile)
        return tuple(self.line(each) for each in sorted(found, key=self.speaks_another_language))

    def offering(self, need: Need, profile: Profile | None = None) -> list[ServiceDisplay]:
        """Services for the whole region that anyone may call by themselves."""
        return [
            each
            for each in self.services.values()
            if need in each.needs
            and (profile is None or profile in (each.profiles or ()))
            and each.numbers
            and each.access is not Access.REFERRAL_ONLY
            and not rules.is_local(each.areas)
        ]

    def speaks_another_language(self, service: ServiceDisplay) -> bool:
        return self.words.language not in (service.languages or ())

    def places(self) -> tuple[LocalHelp, ...]:
        local = [each for each in self.services.values() if rules.is_local(each.areas)]
        lines = {each.code: self.line(each) for each in local}
        found = (
            LocalHelp(
                nis=place.nis,
                label=rules.place_label(place.name.nl, place.name.fr, self.words.language),
                outline=place.outline,
                lines=tuple(lines[each.code] for each in local if place.nis in each.areas),
            )
            for place in municipalities(self.viewer)
        )
        return tuple(sorted(found, key=lambda place: place.label))

    def line(self, service: ServiceDisplay, *, label: str = "", live: bool = False) -> Line:
        """The row of `service`; a `live` row also says whether someone answers just now."""
        number = service.numbers[0] if service.numbers else ""
        now = self.word_of_now(service) if live else ""
        relays_later = bool(service.relay_to) and now != "now_relayed"
        return Line(
            code=service.code,
            label=label or self.words.say.get(CALL_LABELS.get(service.code, ""), ""),
            name=self.text(service.name),
            number=number,
            telephone=rules.telephone(number),
            hours=self.text(service.hours_text) if number else None,
            relay=self.relayed("relayed_after", service) if relays_later else None,
            state=self.relayed(now, service) if now else None,
            is_free=service.cost is Cost.FREE,
            is_unconfirmed=self.is_unconfirmed(service),
            through_professional=service.access is Access.REFERRAL_ONLY,
        )

    def word_of_now(self, service: ServiceDisplay) -> str:
        """Open or closed just now; of a line that never closes there is nothing to say."""
        if service.hours == ALWAYS:
            return ""
        return STATE_WORDS.get(service_state(self.viewer, service.code, self.at), "")

    def relayed(self, word: str, service: ServiceDisplay) -> rules.Sentence | None:
        """What `word` says, with the number of the line that answers in this one's place."""
        relay = self.services.get(service.relay_to or "")
        numbers = {"number": relay.numbers[0]} if relay and relay.numbers else {}
        return rules.told(self.words.say[word], numbers)

    def sentences(self, texts: Sequence[str]) -> tuple[rules.Sentence, ...]:
        told = (rules.told(text, self.numbers) for text in texts)
        return tuple(sentence for sentence in told if sentence)

    def review_note(self) -> rules.Sentence | None:
        provenance = self.words.provenance
        if provenance.reviewed_by_role:
            return None
        return rules.told(self.words.say["not_validated"], {"version": provenance.version})

    def text(self, name: Trilingual) -> Text:
        own = {"nl": name.nl, "fr": name.fr, "en": name.en}.get(self.words.language)
        spoken = self.words.language if own else ("en" if name.en else "fr")
        return Text(name.in_language(self.words.language), spoken)

    @staticmethod
    def is_unconfirmed(service: ServiceDisplay) -> bool:
        return service.trust is not Trust.CONFIRMED
