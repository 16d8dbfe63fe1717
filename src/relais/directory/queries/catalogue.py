"""The directory as pages show it: services in groups, everything in the words of one language."""

from dataclasses import dataclass
from datetime import date

from relais.directory.queries.services import service, services
from relais.directory.rules.display import ServiceDisplay
from relais.directory.rules.vocabulary import Kind, Need, Trust
from relais.directory.words import labels
from relais.directory.words.hours import day_in_words
from relais.directory.words.reasons import active_language
from relais.directory.words.trust import standing_sentence
from relais.foundation.access import Viewer
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import body_names, municipalities


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One service in words. An empty text or list has no place on the page."""

    code: str
    name: str
    kind: str
    numbers: tuple[tuple[str, str], ...]
    chat: bool
    walk_in: bool
    mails: tuple[str, ...]
    hours: str
    languages: str
    needs: tuple[str, ...]
    profiles: str
    areas: tuple[str, ...]
    access: str
    cost: str
    confidential: bool
    address: str
    not_emergency: bool
    anonymous: bool
    capacity: str
    capacity_reported_on: str
    trust: str
    aspects: tuple[tuple[str, str], ...]
    is_confirmed: bool
    relay: str
    steward: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Services of one kind."""

    code: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of the filter."""

    code: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The list, its filter, and how much of it is confirmed."""

    groups: tuple[Group, ...]
    needs: tuple[Choice, ...]
    municipalities: tuple[Choice, ...]
    total: int
    confirmed_only: bool
    confirmed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is looked for; what is empty or unknown leaves out nothing."""

    need: str = ""
    municipality: str = ""
    confirmed_only: bool = False


def catalogue(viewer: Viewer, *, chosen: Chosen, today: date) -> Catalogue:
    """The services that were looked for."""
    need, municipality = chosen.need, chosen.municipality
    places = {place.nis: place.name for place in municipalities(viewer)}
    known = services(viewer, on=today)
    needs = frozenset(Need) & {need}
    areas = {municipality, "region", "belgium"} if municipality in places else frozenset[str]()
    found = [
        each
        for each in known.values()
        if needs <= {*each.needs}
        and (not areas or not areas.isdisjoint(each.areas))
        and (each.trust is Trust.CONFIRMED or not chosen.confirmed_only)
    ]
    say = _Words(known, places, {})
    return Catalogue(
        groups=tuple(_groups(found, say)),
        needs=tuple(
            Choice(code=each, title=str(label), chosen=each in needs)
            for each, label in labels.NEED.items()
        ),
        municipalities=tuple(
            Choice(code=nis, title=say.text(name), chosen=nis == municipality)
            for nis, name in sorted(places.items(), key=lambda place: say.text(place[1]))
        ),
        total=len(found),
        confirmed_only=chosen.confirmed_only,
        confirmed=sum(each.trust is Trust.CONFIRMED for each in found),
    )


def entry(viewer: Viewer, code: str, *, today: date) -> Entry:
    """The service with this code in words, or 404."""
    found = service(viewer, code, on=today)
    places = {place.nis: place.name for place in municipalities(viewer)}
    return _Words(services(viewer, on=today), places, body_names(viewer)).entry(found)


def _groups(found: list[ServiceDisplay], say: "_Words") -> list[Group]:
    entries = [(each.kind, say.entry(each)) for each in found]
    groups = [
        Group(
            code=kind,
            title=str(labels.KIND[kind]),
            entries=tuple(
                sorted((e for of, e in entries if of is kind), key=lambda e: e.name.casefold())
            ),
        )
        for kind in Kind
    ]
    return [group for group in groups if group.entries]


class _Words:
    """Says a service in the active language; lives for one page."""

    def __init__(
        self,
        known: dict[str, ServiceDisplay],
        places: dict[str, Trilingual],
        bodies: dict[str, Trilingual],
    ) -> None:
        self.known = known
        self.places = places
        self.bodies = bodies
        self.language = active_language()
        self.languages = labels.language_names(self.language)

    def text(self, name: Trilingual) -> str:
        return name.in_language(self.language)

    def entry(self, each: ServiceDisplay) -> Entry:
        relay = self.known.get(each.relay_to or "")
        steward = self.bodies.get(each.steward)
        return Entry(
            code=each.code,
            name=self.text(each.name),
            kind=str(labels.KIND[each.kind]),
            numbers=tuple((number, number.replace(" ", "")) for number in each.numbers),
            chat=each.chat,
            walk_in=each.walk_in,
            mails=each.mails,
            hours=self.text(each.hours_text),
            languages=", ".join(self.languages[code] for code in each.languages or ()),
            needs=tuple(str(labels.NEED[need]) for need in each.needs),
            profiles=", ".join(str(labels.PROFILE[one]) for one in each.profiles or ()),
            areas=tuple(self.area(code) for code in each.areas),
            access=str(labels.ACCESS[each.access]),
            cost=str(labels.COST[each.cost]) if each.cost else "",
            confidential=each.confidential,
            address=each.address,
            not_emergency=each.not_emergency,
            anonymous=each.anonymous,
            capacity=str(labels.CAPACITY[each.capacity]),
            capacity_reported_on=self.day(each.capacity_reported_on),
            trust=str(labels.TRUST[each.trust]),
            aspects=tuple(
                (str(labels.ASPECT[one.aspect]), standing_sentence(one))
                for one in each.confirmations
            ),
            is_confirmed=each.trust is Trust.CONFIRMED,
            relay=self.text(relay.name) if relay else "",
            steward=self.text(steward) if steward else "",
            source=each.source,
        )

    def area(self, code: str) -> str:
        place = self.places.get(code)
        return self.text(place) if place else str(labels.AREA.get(code, code))

    def day(self, day: date | None) -> str:
        return day_in_words(day, self.language) if day else ""
