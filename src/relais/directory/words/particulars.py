"""What a record says, an aspect at a time, in the words of the active language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from relais.directory.rules.display import ServiceDisplay
from relais.directory.rules.record import ClosureRecord
from relais.directory.rules.vocabulary import Aspect
from relais.directory.words import labels
from relais.directory.words.reasons import active_language
from relais.directory.words.trust import day_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Particular:
    """One thing that a record says, under its name."""

    term: str
    values: tuple[str, ...]
    is_known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands beside a service: its closures to come, and the names of what it refers to."""

    closures: Sequence[ClosureRecord]
    relay: str
    places: Mapping[str, str]


def particulars(service: ServiceDisplay, around: Around) -> dict[Aspect, tuple[Particular, ...]]:
    """Of each aspect what there is to be confirmed; what is not known says so."""
    return {
        Aspect.PHONE: _reach(service, around),
        Aspect.HOURS: _hours(service, around),
        Aspect.LANGUAGES: (_known(_("Languages"), _languages(service)),),
        Aspect.ELIGIBILITY: _who(service, around),
        Aspect.ACCESS: _access(service),
        Aspect.DESCRIPTION: _description(service),
    }


def _known(term: str, values: Iterable[str]) -> Particular:
    said = tuple(values)
    return Particular(term=term, values=said or (_("not known"),), is_known=bool(said))


def _some(term: str, values: Iterable[str]) -> tuple[Particular, ...]:
    """Nothing at all where there is nothing to say."""
    said = tuple(values)
    return (Particular(term=term, values=said),) if said else ()


def _reach(service: ServiceDisplay, around: Around) -> tuple[Particular, ...]:
    return (
        _known(_("Number"), service.numbers),
        *_some(_("Chat"), [_("yes")] if service.chat else []),
        *_some(_("E-mail"), service.mails),
        *_some(_("Door"), [_("You can walk in")] if service.walk_in else []),
        _known(_("Address"), _address(service, around)),
    )


def _address(service: ServiceDisplay, around: Around) -> list[str]:
    if service.confidential:
        return [_("Secret, for the safety of the people who stay there. Relais does not store it.")]
    return [each for each in (service.address, around.places.get(service.nis or "", "")) if each]


def _hours(service: ServiceDisplay, around: Around) -> tuple[Particular, ...]:
    return (
        _known(_("Hours"), _times(service)),
        *_some(_("Outside these hours"), [around.relay] if around.relay else []),
        *_some(_("Closed"), [_days(each) for each in around.closures]),
    )


def _times(service: ServiceDisplay) -> list[str]:
    return [service.hours_text.in_language(active_language())] if service.hours else []


def _days(closure: ClosureRecord) -> str:
    first, last = day_in_words(closure.first_day), day_in_words(closure.last_day)
    return first if closure.first_day == closure.last_day else f"{first} – {last}"


def _languages(service: ServiceDisplay) -> list[str]:
    names = labels.language_names(active_language())
    said = ", ".join(names[code] for code in service.languages or ())
    return [said] if said else []


def _who(service: ServiceDisplay, around: Around) -> tuple[Particular, ...]:
    return (
        Particular(
            term=_("For"),
            values=tuple(str(labels.PROFILE[each]) for each in service.profiles or ())
            or (_("no condition known"),),
        ),
        *_some(_("Not for"), [str(labels.PROFILE[each]) for each in service.refused_profiles]),
        *_some(_("Age"), _ages(service)),
        *_some(_("At least how many children"), _number(service.min_children)),
        _known(_("Where it works"), [_area(code, around) for code in service.areas]),
    )


def _ages(service: ServiceDisplay) -> list[str]:
    said = ((_("from %(age)s"), service.min_age), (_("up to %(age)s"), service.max_age))
    return [words % {"age": age} for words, age in said if age is not None]


def _number(number: int | None) -> list[str]:
    return [] if number is None else [str(number)]


def _area(code: str, around: Around) -> str:
    return around.places.get(code) or str(labels.AREA.get(code, code))


def _access(service: ServiceDisplay) -> tuple[Particular, ...]:
    return (
        _known(_("How to come in"), [str(labels.ACCESS[service.access])]),
        _known(_("What it costs"), [str(labels.COST[service.cost])] if service.cost else []),
        *_some(_("Name"), [_("you need not say your name")] if service.anonymous else []),
        *_some(
            _("In danger"),
            [_("This is no emergency number: call 112.")] if service.not_emergency else [],
        ),
    )


def _description(service: ServiceDisplay) -> tuple[Particular, ...]:
    return (
        _known(_("Name in Dutch"), [service.name.nl]),
        _known(_("Name in French"), [service.name.fr]),
        _known(_("What sort of service"), [str(labels.KIND[service.kind])]),
        _known(_("Helps with"), [str(labels.NEED[each]) for each in service.needs]),
    )
