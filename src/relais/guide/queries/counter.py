"""What the counter shows: the words of its four screens, and the services of the last one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from relais.directory import interface as directory
from relais.foundation.access import Viewer
from relais.guide import words
from relais.guide.queries import articles
from relais.guide.rules import counter as rules
from relais.guide.rules.help_page import telephone
from relais.organisations.interface import municipalities

# How many services are worth unfolding.
WIDER = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as printed, and as a telephone dials it."""

    printed: str
    dial: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One service in the words of the screen. An empty text takes no place on it."""

    code: str = ""
    name: str = ""
    numbers: tuple[Number, ...] = ()
    no_number: str = ""
    state: str = ""
    state_text: str = ""
    hours: str = ""
    languages: str = ""
    trust: str = ""
    trust_text: str = ""
    reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """What a finder of the card may read of a service: its number and its hours."""

    number: str
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The screen that answers."""

    heading: str
    sentence: str
    sentence_validated: bool
    spoken: str
    helpline: tuple[ServiceLine, ...]
    services: tuple[ServiceLine, ...]
    further: tuple[ServiceLine, ...]
    further_line: str
    relaxed: str
    card: tuple[CardLine, ...]
    card_services: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceButton:
    """A municipality as a button shows it."""

    nis: str
    name: str
    postcodes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceButton:
    """A need in the words of the person who has it."""

    code: str
    text: str
    is_danger: bool


def refuse_asked(viewer: Viewer, asked: rules.Asked) -> rules.Misread | None:
    """Say which answer the page never offered, or None when it offered all."""
    return rules.refuse_asked(
        asked,
        municipalities={place.nis for place in municipalities(viewer)},
        languages=spoken_languages(viewer),
    )


def spoken_languages(viewer: Viewer) -> dict[str, str]:
    """Languages that some service speaks, each in its own name; those of the page come first."""
    known = {code for each in directory.services(viewer).values() for code in each.languages or ()}
    ordered = (*words.PAGE_LANGUAGES, *sorted(known.difference(words.PAGE_LANGUAGES)))
    return {code: words.own_language_name(code) for code in ordered}


def place_buttons(viewer: Viewer, language: str) -> list[PlaceButton]:
    """The municipalities in the alphabet of `language`."""
    buttons = (
        PlaceButton(
            nis=place.nis,
            name=place.name.in_language(language),
            postcodes=" ".join(place.postcodes),
        )
        for place in municipalities(viewer)
    )
    return sorted(buttons, key=lambda button: button.name.lower())


def screen(viewer: Viewer, asked: rules.Asked, *, language: str, at: datetime) -> dict[str, Any]:
    """Everything that `guide/counter.html` shows at the step that the answers lead to."""
    said = words.counter_words()
    step = rules.step_of(asked)
    today = localdate(at)
    buttons = {
        folded: [_button(each, said) for each in rules.CHOICES if each.folded is folded]
        for folded in (False, True)
    }
    return {
        "language": language,
        "languages": {code: words.own_language_name(code) for code in words.PAGE_LANGUAGES},
        "words": said,
        "asked": asked,
        "step": step.value,
        "back_to": rules.step_before(step).value,
        "choices": buttons[False],
        "folded_choices": buttons[True],
        "places": place_buttons(viewer, language),
        "spoken_languages": spoken_languages(viewer),
        "script_validated": articles.counter_sentence(viewer, rules.DANGER.need).validated,
        "script": [line.in_language(language) for line in articles.danger_script(viewer)],
        "result": result(viewer, asked, language=language, at=at)
        if step is rules.Step.RESULT
        else None,
        "blank_service": ServiceLine(),
        "fresh": said["fresh"] % {"date": words.day(today)},
        "confirmation": confirmation(viewer, said, today=today),
        "card_month": said["card_month"] % {"month": f"{today:%m/%Y}"},
    }


def confirmation(viewer: Viewer, said: Mapping[str, str], *, today: date) -> str:
    """How much of the directory nobody has confirmed yet."""
    unconfirmed, total = unconfirmed_records(viewer, today=today)
    key = words.confirmation_key(unconfirmed, total)
    return said[key] % {"count": unconfirmed, "total": total}


def unconfirmed_records(viewer: Viewer, *, today: date) -> tuple[int, int]:
    """How many records wait for a confirmation, of how many."""
    known = directory.services(viewer, on=today).values()
    return sum(each.trust != directory.Trust.CONFIRMED for each in known), len(known)


def _button(choice: rules.Choice, said: Mapping[str, str]) -> ChoiceButton:
    text = said[f"need.{choice.code}"]
    return ChoiceButton(code=choice.code, text=text, is_danger=choice == rules.DANGER)


def result(viewer: Viewer, asked: rules.Asked, *, language: str, at: datetime) -> Result:
    """The last screen: a sentence to say, the helpline, at most three services, and the card."""
    return _Answering(viewer, asked, language, at).result()


class _Answering:
    """Asks the directory and puts its answers into words; lives for one screen."""

    def __init__(self, viewer: Viewer, asked: rules.Asked, language: str, at: datetime) -> None:
        self.viewer = viewer
        self.asked = asked
        self.language = language
        self.at = at
        self.choice = rules.CHOICE[asked.choice]
        self.spoken = asked.spoken or language
        self.said = words.counter_words()
        self.language_names = directory.language_names(language)
        self.known: dict[str, directory.ServiceDisplay] = {}
        self.matches: dict[str, directory.Match] = {}

    def result(self) -> Result:
        helplines = self.helplines()
        wider = [match.code for match in self.ask(self.choice.need, limit=WIDER).matches]
        picked = rules.shown(helplines=helplines, services=wider)
        shown = self.ask(self.choice.need, limit=rules.places_taken(picked, services=wider))
        sentence = articles.counter_sentence(self.viewer, self.choice.sentence_key)
        printed = [code for code in picked.first if self.known[code].numbers]
        return Result(
            heading=self.heading(),
            sentence=sentence.text.in_language(self.language),
            sentence_validated=sentence.validated,
            spoken=self.spoken,
            helpline=self.lines([picked.helpline] if picked.helpline else []),
            services=self.lines(picked.services),
            further=self.lines(picked.further),
            further_line=self.further_line(shown),
            relaxed=" ".join(directory.relaxed_sentence(code) for code in shown.relaxed),
            card=tuple(self.card_line(code) for code in printed),
            card_services=tuple(printed[: rules.SHOWN_SERVICES]),
        )

    def ask(self, need: str, *, limit: int) -> directory.Answer:
        question = directory.Question(
            need=need,
            municipality=self.asked.nis,
            language=self.spoken,
            profile=self.choice.profile or None,
        )
        matched = directory.match(self.viewer, question=question, at=self.at, limit=limit)
        self.known.update(matched.services)
        for match in matched.answer.matches:
            self.matches.setdefault(match.code, match)
        return matched.answer

    def helplines(self) -> list[str]:
        """Lines that listen, the best for this person first."""
        found = self.ask(rules.LISTENING, limit=WIDER).matches
        return [match.code for match in found if self.known[match.code].kind == rules.HELPLINE]

    def further_line(self, shown: directory.Answer) -> str:
        """How many have no place on the screen, and why."""
        reasons = "; ".join(
            directory.left_out_sentence(code, count)
            for code, count in shown.left_out.items()
            if count
        )
        return self.said["further"] % {"reasons": reasons} if reasons else ""

    def heading(self) -> str:
        places = {place.nis: place.name for place in municipalities(self.viewer)}
        parts = [self.said[f"need.{self.choice.code}"]]
        if self.asked.nis:
            parts.append(places[self.asked.nis].in_language(self.language))
        return " · ".join(parts)

    def lines(self, codes: Iterable[str]) -> tuple[ServiceLine, ...]:
        return tuple(self.line(self.matches[code]) for code in codes)

    def line(self, match: directory.Match) -> ServiceLine:
        service = self.known[match.code]
        sentences = {
            each.code: directory.reason_sentence(each, today=localdate(self.at))
            for each in match.reasons
        }
        state = next((text for code, text in sentences.items() if code in rules.STATE_REASONS), "")
        elsewhere = {*rules.STATE_REASONS, *rules.PLACED_REASONS}
        if not service.numbers:
            elsewhere.add(rules.THROUGH_PROFESSIONAL)
        return ServiceLine(
            code=service.code,
            name=service.name.in_language(self.language),
            numbers=tuple(Number(printed=each, dial=telephone(each)) for each in service.numbers),
            no_number=self.no_number(service),
            state=match.state.value,
            state_text=state,
            hours="" if rules.ALWAYS_OPEN in sentences else self.hours(service),
            languages=self.languages(service),
            trust=service.trust.value,
            trust_text=self.trust(service),
            reasons="; ".join(text for code, text in sentences.items() if code not in elsewhere),
        )

    def hours(self, service: directory.ServiceDisplay) -> str:
        return service.hours_text.in_language(self.language) if service.hours else ""

    def no_number(self, service: directory.ServiceDisplay) -> str:
        """What stands in the place of the number."""
        if service.numbers:
            return ""
        through = service.access == directory.Access.REFERRAL_ONLY
        return self.said["professional_only" if through else "no_number"]

    def languages(self, service: directory.ServiceDisplay) -> str:
        if service.languages is None:
            return self.said["languages_unknown"]
        spoken = ", ".join(self.language_names[code] for code in service.languages)
        return self.said["languages"] % {"languages": spoken}

    def trust(self, service: directory.ServiceDisplay) -> str:
        day = words.day(service.confirmed_on) if service.confirmed_on else ""
        return self.said[service.trust.value] % {"date": day}

    def card_line(self, code: str) -> CardLine:
        """The hours stand on the card, the name does not; a star for what nobody has confirmed."""
        service = self.known[code]
        star = "" if service.trust == directory.Trust.CONFIRMED else "*"
        hours = self.hours(service)
        return CardLine(number=service.numbers[0], hours=f"{hours} {star}".strip())
