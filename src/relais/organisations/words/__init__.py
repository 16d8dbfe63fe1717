"""The sentences and labels of this context. Wording lives here, decisions in `rules`."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.mandates import MandateRefusal, Standing
from relais.organisations.rules.places_file import Objection, PlacesRefusal
from relais.organisations.rules.vocabulary import BodyKind, Role

BODY_KIND: dict[BodyKind, Promise] = {
    BodyKind.REGION: _("Region"),
    BodyKind.MUNICIPALITY: _("Municipality"),
    BodyKind.POLICE_ZONE: _("Police zone"),
    BodyKind.ADMINISTRATION: _("Public administration"),
    BodyKind.SCHOOL: _("School"),
    BodyKind.PHARMACY: _("Pharmacy"),
    BodyKind.ASSOCIATION: _("Association"),
    BodyKind.PARLIAMENT: _("Parliament"),
    BodyKind.GOVERNMENT: _("Government"),
    BodyKind.COUNCIL: _("Consultative council"),
    BodyKind.FEDERAL: _("Federal service"),
    BodyKind.JUDICIARY: _("Judiciary"),
    BodyKind.POLICE: _("Police outside the zones"),
}

ROLE: dict[Role, Promise] = {
    Role.REGION_COORDINATOR: _("Coordination for the region"),
    Role.MUNICIPALITY_STEWARD: _("Keeps the directory of a municipality"),
    Role.EVA_OFFICER: _("Police officer in an EVA cell"),
    Role.SHELTER_WORKER: _("Works in a shelter"),
    Role.VICTIM_SUPPORT_WORKER: _("Works in victim support"),
    Role.REFERRER: _("Hands people over to a service"),
    Role.REGIONAL_DESK: _("Desk of the region"),
    Role.TRAINER: _("Trainer"),
    Role.OBSERVATORY_ANALYST: _("Analyst at the Observatory"),
    Role.BODY_ADMINISTRATOR: _("Manages the people of an organisation"),
}

ROLE_MEANING: dict[Role, Promise] = {
    Role.REGION_COORDINATOR: _(
        "Runs the relay for the whole region: enrols counters and reads their tally."
    ),
    Role.MUNICIPALITY_STEWARD: _(
        "Confirms that what the directory says of the services of one municipality is right."
    ),
    Role.EVA_OFFICER: _(
        "Receives victims in the EVA cell of a police zone and confirms what is said of the cell."
    ),
    Role.SHELTER_WORKER: _("Works with the people who stay in a shelter, and keeps its places."),
    Role.VICTIM_SUPPORT_WORKER: _(
        "Answers what is handed over to a victim support service, and helps people."
    ),
    Role.REFERRER: _(
        "Hands somebody over, with consent, from a pharmacy, a school or a practice, and sees only"
        " what that body handed over."
    ),
    Role.REGIONAL_DESK: _(
        "Rings whoever let a promise pass its time. Sees that something is owed, never about whom."
    ),
    Role.TRAINER: _("Gives training on intrafamily violence."),
    Role.OBSERVATORY_ANALYST: _("Reads counts, never people, to report on the whole region."),
    Role.BODY_ADMINISTRATOR: _(
        "Invites colleagues, gives and ends their mandates, for one organisation. Sees no file."
    ),
}

MANDATE_REFUSAL: dict[MandateRefusal, Promise] = {
    MandateRefusal.ENDS_BEFORE_IT_BEGINS: _("Choose a last day after the first day."),
    MandateRefusal.ALREADY_HELD: _("This person already has this mandate on some of these days."),
    MandateRefusal.NOT_ACTIVE: _("This person no longer works with Relais."),
    MandateRefusal.ALREADY_ENDED: _("This mandate has already ended before that day."),
}

PLACES_REFUSAL: dict[PlacesRefusal, Promise] = {
    PlacesRefusal.TWICE: _("%(about)s stands in the file twice."),
    PlacesRefusal.SHARED_NAME: _("%(about)s bears a name that another organisation bears too."),
    PlacesRefusal.NO_NAME: _("%(about)s needs a Dutch and a French name."),
    PlacesRefusal.NO_BOUNDARY: _("%(about)s has no boundary that can be drawn."),
    PlacesRefusal.UNKNOWN_MUNICIPALITY: _("%(about)s is not the NIS code of a municipality here."),
    PlacesRefusal.UNKNOWN_SUCCESSOR: _("%(about)s is named as successor but is not a zone here."),
    PlacesRefusal.UNKNOWN_PARENT: _("%(about)s is named as parent but is not a body here."),
    PlacesRefusal.ENDS_BEFORE_IT_BEGINS: _("%(about)s ends before it begins."),
    PlacesRefusal.IN_TWO_ZONES: _("%(about)s would be in two police zones on one day."),
}

NO_SUCH_BODY = _("There is no organisation with the code %(code)s.")
INVITED = _("The letter is on its way. Its link works once, for seven days.")
UNREADABLE = _("%(file)s is missing, or not in the form of the files that come with Relais.")


def objection(found: Objection) -> str:
    """Why a file of places cannot be loaded, with the code that it is about."""
    return str(PLACES_REFUSAL[found.refusal]) % {"about": found.about}


def places_loaded(count: int, *, dry: bool) -> str:
    """What loading the places came to."""
    if not count:
        return gettext("Places: nothing to change.")
    sentence = (
        ngettext(
            "Places: %(count)s row would change.", "Places: %(count)s rows would change.", count
        )
        if dry
        else ngettext("Places: %(count)s row changed.", "Places: %(count)s rows changed.", count)
    )
    return sentence % {"count": count}


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateWords:
    """A mandate of today, as its holder reads it."""

    role: Promise
    meaning: Promise
    body: Trilingual


def mandates(standing: Standing) -> tuple[MandateWords, ...]:
    """What a professional is today, in words."""
    return tuple(
        MandateWords(role=ROLE[held.role], meaning=ROLE_MEANING[held.role], body=held.body_name)
        for held in standing.held
    )
