"""A label for every word of the closed lists, and the names of languages."""

import re
from functools import cache

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.directory.rules.events import Event
from relais.directory.rules.record import ChannelKind
from relais.directory.rules.vocabulary import (
    Access,
    Act,
    Aspect,
    Capacity,
    Cost,
    Kind,
    Means,
    Need,
    OpenState,
    Profile,
    Signatory,
    Trouble,
    Trust,
)

NEED: dict[Need, Promise] = {
    Need.DANGER_NOW: _("Danger now"),
    Need.LISTENING_ADVICE: _("Someone to talk to, advice"),
    Need.SHELTER: _("A safe place to sleep"),
    Need.HOUSING: _("A home for the time after"),
    Need.CHILDREN: _("Help for children"),
    Need.POLICE_STATEMENT: _("A statement or complaint to the police"),
    Need.PERPETRATOR_HELP: _("Help to stop using violence"),
    Need.LEGAL_ADVICE: _("Law and papers"),
    Need.SEXUAL_VIOLENCE: _("Help after sexual violence"),
    Need.MEDICAL: _("Medical care"),
    Need.CRISIS: _("Thoughts of suicide"),
    Need.VICTIM_SUPPORT: _("Support for victims"),
}
PROFILE: dict[Profile, Promise] = {
    Profile.VICTIM: _("victims"),
    Profile.WITNESS: _("people who are worried about someone"),
    Profile.PERPETRATOR: _("people who use violence"),
    Profile.WOMAN: _("women"),
    Profile.MAN: _("men"),
    Profile.CHILD: _("children"),
    Profile.YOUTH: _("young people"),
    Profile.PREGNANT: _("pregnant women"),
    Profile.WITH_CHILDREN: _("people with children"),
    Profile.LARGE_FAMILY: _("large families"),
    Profile.HOMELESS: _("people without a home"),
    Profile.LGBTQIA: _("LGBTQIA+ people"),
}
KIND: dict[Kind, Promise] = {
    Kind.EMERGENCY: _("Emergency number"),
    Kind.HELPLINE: _("Helpline"),
    Kind.EMERGENCY_SHELTER: _("Emergency shelter"),
    Kind.SHELTER: _("Reception house"),
    Kind.SEXUAL_ASSAULT_CENTRE: _("Care centre after sexual violence"),
    Kind.EVA_CELL: _("EVA cell of the police"),
    Kind.FAMILY_JUSTICE_CENTRE: _("Centre for case consultation"),
    Kind.PERPETRATOR_PROGRAMME: _("Programme for people who use violence"),
    Kind.LEGAL: _("Legal help"),
    Kind.JUSTICE_HOUSE: _("Justice house"),
}
ACCESS: dict[Access, Promise] = {
    Access.DIRECT: _("You can contact the service yourself"),
    Access.APPOINTMENT: _("By appointment"),
    Access.REFERRAL_ONLY: _("Only through a professional"),
}
TRUST: dict[Trust, Promise] = {
    Trust.CONFIRMED: _("Confirmed"),
    Trust.STALE: _("Confirmed too long ago"),
    Trust.UNCONFIRMED: _("Not yet confirmed"),
    Trust.DISPUTED: _("Others found a mistake here"),
}
ASPECT: dict[Aspect, Promise] = {
    Aspect.PHONE: _("How to reach it"),
    Aspect.HOURS: _("Hours"),
    Aspect.LANGUAGES: _("Languages"),
    Aspect.ELIGIBILITY: _("Who may come"),
    Aspect.CAPACITY: _("Room"),
    Aspect.ACCESS: _("How to come in"),
    Aspect.DESCRIPTION: _("Name and kind of help"),
}
MEANS: dict[Means, Promise] = {
    Means.CALLED: _("by calling"),
    Means.VISITED: _("by going there"),
    Means.SERVICE_ITSELF: _("by the service itself"),
    Means.DOCUMENT: _("from a document"),
}
TROUBLE: dict[Trouble, Promise] = {
    Trouble.NUMBER_WRONG: _("The number is wrong"),
    Trouble.FULL: _("There was no room"),
    Trouble.CLOSED: _("Closed, though it should be open"),
}
ACT: dict[Act, Promise] = {
    Act.IMPORTED: _("Taken over from a file"),
    Act.CHANGED: _("Changed"),
    Act.PROPOSED: _("Changed as proposed"),
    Act.RESTORED: _("Older version restored"),
    Act.MERGED: _("Made one with another record"),
    Act.DECIDED: _("Conflict between sources decided"),
}
SIGNATORY: dict[Signatory, Promise] = {
    Signatory.STEWARD: _("who keeps the record"),
    Signatory.SERVICE: _("the service itself"),
    Signatory.OPERATOR: _("the operator of Relais"),
}
CAPACITY: dict[Capacity, Promise] = {
    Capacity.YES: _("There is room"),
    Capacity.WAITLIST: _("There is a waiting list"),
    Capacity.NO: _("Full"),
    Capacity.UNKNOWN: _("Room not known"),
}
COST: dict[Cost, Promise] = {Cost.FREE: _("free"), Cost.PAID: _("to be paid")}
CHANNEL: dict[ChannelKind, Promise] = {
    ChannelKind.PHONE: _("Telephone"),
    ChannelKind.CHAT: _("Chat"),
    ChannelKind.WALK_IN: _("You can walk in"),
    ChannelKind.MAIL: _("E-mail"),
}
STATE: dict[OpenState, Promise] = {
    OpenState.OPEN: _("Open now"),
    OpenState.RELAYED: _("Another service answers now"),
    OpenState.APPOINTMENT: _("By appointment"),
    OpenState.UNKNOWN: _("Not known whether it is open"),
    OpenState.CLOSED: _("Closed now"),
}
EVENT: dict[Event, Promise] = {
    Event.SERVICES_IMPORTED: _("Services imported"),
    Event.SERVICE_ADDED: _("Service added"),
    Event.SERVICE_CHANGED: _("Service changed"),
    Event.SERVICE_CONFIRMED: _("Service confirmed"),
    Event.CONFIRMATION_WITHDRAWN: _("Confirmation taken back"),
    Event.CAPACITY_REPORTED: _("Room reported"),
    Event.SERVICES_MERGED: _("Two records made one"),
    Event.SERVICE_RESTORED: _("Older version restored"),
    Event.CONFLICT_DECIDED: _("Conflict between sources decided"),
    Event.CONTACT_KEPT: _("Address for letters kept"),
    Event.INVITATION_SENT: _("Link to confirm sent"),
    Event.INVITATION_REVOKED: _("Link to confirm revoked"),
    Event.CHANGE_PROPOSED: _("Change proposed"),
    Event.PROPOSAL_DECIDED: _("Proposal decided"),
}
AREA = {
    "region": _("the whole Brussels-Capital Region"),
    "belgium": _("the whole of Belgium"),
}


# The two-letter codes that CLDR names in all our languages.
ISO_639_1 = frozenset.intersection(
    *(
        frozenset(
            code for code in map(str, Locale(language).languages) if re.fullmatch("[a-z]{2}", code)
        )
        for language in ("nl", "fr", "en")
    )
)


@cache
def language_names(language: str) -> dict[str, str]:
    """The name of every language with an ISO 639-1 code, in `language`."""
    names = Locale(language).languages
    return {code: str(names[code]) for code in ISO_639_1}


@cache
def _codes_by_name() -> dict[str, str]:
    named = (
        (name, code) for each in ("nl", "fr", "en") for code, name in language_names(each).items()
    )
    return {name.casefold(): code for name, code in named}


def language_code(name: str) -> str | None:
    """The code of the language that is called so in Dutch, French or English; None if none is."""
    said = name.casefold()
    return said if said in ISO_639_1 else _codes_by_name().get(said)
