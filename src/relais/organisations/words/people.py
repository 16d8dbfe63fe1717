"""What is said of mandates: who may give them, lend them, and until when they hold."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.mandates import MandateRefusal, Term
from relais.organisations.rules.people import PeopleRefusal
from relais.organisations.words import MANDATE_REFUSAL

PEOPLE_PAGE = Trilingual(
    nl="Mensen van onze organisatie",
    fr="Les personnes de notre organisation",
    en="People of our organisation",
)

PEOPLE_REFUSAL: dict[PeopleRefusal, Promise] = {
    PeopleRefusal.ROLE_NOT_HERE: _("This role can not be given at this organisation by you."),
    PeopleRefusal.ONESELF: _("Nobody does this for themselves. Ask a colleague."),
    PeopleRefusal.NO_LAST_DAY: _("Choose a last day: whoever stands in does so for a while."),
    PeopleRefusal.OUTSIDE_THE_MANDATE: _("Choose days on which the mandate itself holds."),
    PeopleRefusal.NOT_A_COLLEAGUE: _(
        "Choose a colleague who has a mandate at this organisation on the first day."
    ),
    PeopleRefusal.STANDS_IN_ALREADY: _("Who stands in for somebody can not pass that on."),
    PeopleRefusal.WORKS_ELSEWHERE_TOO: _(
        "This person works for another organisation too. End the mandates here, or ask the region."
    ),
    PeopleRefusal.NEEDS_A_PASSKEY: _("This role sees data of persons, so it needs a passkey."),
}


def refused(refusal: PeopleRefusal | MandateRefusal) -> Promise:
    """Why something can't be done with a mandate."""
    if isinstance(refusal, PeopleRefusal):
        return PEOPLE_REFUSAL[refusal]
    return MANDATE_REFUSAL[refusal]


def term(days: Term) -> str:
    """From when until when, with the last day as people say it."""
    begins = _day(days.from_day)
    if days.to_day is None:
        return gettext("since %(day)s, without an end") % {"day": begins}
    last = _day(days.to_day - timedelta(days=1))
    return gettext("from %(first)s to %(last)s") % {"first": begins, "last": last}


def _day(value: date) -> str:
    return date_format(value, "j F Y")
