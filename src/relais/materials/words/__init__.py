"""The words of the card, and labels and sentences for every enum and refusal."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.materials.rules.card import UNCONFIRMED_MARK, CardRefusal
from relais.materials.rules.counters import CounterKind, CounterRefusal, EnrolmentRefusal
from relais.materials.rules.materials import MaterialKind, MaterialPart, MaterialRefusal
from relais.materials.rules.returning import Returned, ReturnRefusal
from relais.materials.rules.sending import ReportRefusal
from relais.materials.rules.tally import HelpKind, Tally

MATERIALS_PAGE = Trilingual(
    nl="Materialen en studies", fr="Supports et études", en="Materials and studies"
)
# In all three languages at once, for the report is frozen in all of them.
MATERIAL_KIND = {
    MaterialKind.BROCHURE: Trilingual(nl="brochure", fr="brochure", en="brochure"),
    MaterialKind.DIRECTORY_LIST: Trilingual(
        nl="lijst van diensten", fr="liste de services", en="list of services"
    ),
    MaterialKind.CAMPAIGN_OBJECT: Trilingual(
        nl="voorwerp van een campagne", fr="objet de campagne", en="object of a campaign"
    ),
    MaterialKind.CARD: Trilingual(nl="kaartje", fr="carte", en="card"),
    MaterialKind.VIDEO: Trilingual(nl="video", fr="vidéo", en="video"),
    MaterialKind.PLAY: Trilingual(nl="toneelstuk", fr="pièce de théâtre", en="play"),
}
MATERIAL_PART = {
    MaterialPart.ALIAS: Trilingual(nl="Ook genoemd", fr="Aussi appelé", en="Also called"),
    MaterialPart.PARTNER: Trilingual(nl="Samen met", fr="Avec", en="Together with"),
    MaterialPart.AUDIENCE: Trilingual(nl="Voor wie", fr="Pour qui", en="For whom"),
    MaterialPart.CHANNEL: Trilingual(nl="Waar verdeeld", fr="Où distribué", en="Where handed out"),
    MaterialPart.PROMOTES: Trilingual(nl="Maakt bekend", fr="Fait connaître", en="Makes known"),
}
MATERIAL_REFUSAL = {
    MaterialRefusal.TWICE: _("This reference stands there twice."),
    MaterialRefusal.NO_TITLE: _("This has no title."),
    MaterialRefusal.EMPTY_LINE: _("A line says nothing."),
    MaterialRefusal.NOT_A_QUANTITY: _("This is no number as a source tells it."),
    MaterialRefusal.NOT_A_DATE: _("This is no date as a source tells it."),
}

COUNTERS_PAGE = Trilingual(
    nl="Balies en tellingen", fr="Comptoirs et chiffres", en="Counters and counts"
)

CARD_REFUSAL = {
    CardRefusal.UNKNOWN_SERVICE: _("One of these services is not in the directory. Start again."),
    CardRefusal.UNKNOWN_LANGUAGE: _("The card is not made in this language."),
    CardRefusal.TOO_MANY_SERVICES: _("At most three services fit on a card."),
    CardRefusal.NO_NUMBER: _("None of these services has a number to print."),
    CardRefusal.TELLING_WORD: _(
        "No card was made: one of the hours holds a word that tells what the number is for. "
        "Write the number down, and tell the manager of the directory."
    ),
    CardRefusal.DOES_NOT_FIT: _(
        "No card was made: the text does not fit. Choose fewer services, or write the number down."
    ),
    CardRefusal.UNKNOWN_DEVICE: _(
        "No card was made: this device is not enrolled any more, so it gets no code. Make a card "
        "without a code."
    ),
}

COUNTER_KIND = {
    CounterKind.PHARMACY: _("Pharmacy"),
    CounterKind.GP: _("GP practice"),
    CounterKind.SCHOOL: _("School"),
    CounterKind.TOWN_HALL: _("Town hall"),
    CounterKind.OTHER: _("Other counter"),
}

COUNTER_REFUSAL = {
    CounterRefusal.NO_NAME: _("Give the counter a name."),
    CounterRefusal.NAME_TOO_LONG: _("This name is too long: at most 80 letters."),
    CounterRefusal.UNKNOWN_KIND: _("Choose what sort of counter it is."),
    CounterRefusal.UNKNOWN_MUNICIPALITY: _("Choose one of the 19 municipalities."),
    CounterRefusal.REVOKED: _("This counter was revoked. Register it again to enrol a device."),
}

ENROLMENT_REFUSAL = {
    EnrolmentRefusal.UNKNOWN: _(
        "We do not know this link: perhaps a part of it was lost while copying. Nothing was "
        "changed. Copy the whole link again, or ask your coordinator for a new one."
    ),
    EnrolmentRefusal.USED: _(
        "This link was used already: it works once. Nothing was changed. For another device, ask "
        "your coordinator for a new link."
    ),
    EnrolmentRefusal.EXPIRED: _(
        "This link is too old. Nothing was changed. Ask your coordinator for a new one."
    ),
    EnrolmentRefusal.REVOKED: _(
        "This link was withdrawn. Nothing was changed. Ask your coordinator for a new one."
    ),
}

HELP_KIND = {
    HelpKind.CARD_PRINTED: _("Card printed"),
    HelpKind.NUMBER_SHOWN: _("Number given"),
    HelpKind.CALLED_TOGETHER: _("Called together"),
    HelpKind.DANGER_CALLED: _("Called 112 or 101"),
}

REPORT_REFUSAL = {
    ReportRefusal.MALFORMED: _("This is not a report as described for counters."),
    ReportRefusal.TOO_MANY: _("Too many reports at once: send them in parts."),
    ReportRefusal.UNKNOWN_DEVICE: _(
        "This device is not enrolled, or its counter was revoked. Ask your coordinator for a link."
    ),
    ReportRefusal.UNKNOWN_WEEK: _("There is no such week; write it as 2026-W48."),
    ReportRefusal.FUTURE_WEEK: _("This week has not begun yet."),
    ReportRefusal.TOO_OLD: _("This week is too long ago."),
    ReportRefusal.UNKNOWN_KIND: _("This kind of help is not one that is counted."),
    ReportRefusal.IMPLAUSIBLE_COUNT: _("This number cannot be right for one week."),
    ReportRefusal.MALFORMED_BATCH: _("The batch must be 8 to 64 letters, digits, - or _."),
    ReportRefusal.UNKNOWN_SERVICE: _("This service is not in the directory."),
    ReportRefusal.UNKNOWN_TROUBLE: _("This cannot be reported of this service."),
}


RETURNED = {
    Returned.REACHED: _("Spoken with, enough for now"),
    Returned.TAKEN_ON: _("Help has begun"),
    Returned.WAITING_LIST: _("On a waiting list"),
    Returned.FULL: _("No room"),
    Returned.LANGUAGE: _("No language in common"),
    Returned.ELIGIBILITY: _("Not something for this service"),
    Returned.OTHER: _("Something else"),
}

RETURN_REFUSAL = {
    ReturnRefusal.NOT_A_CODE: _(
        "This is not a code of a card. It has 8 signs: digits and capitals, no 0, no 1, no vowel."
    ),
    ReturnRefusal.MISTYPED: _("One sign is wrong, or two are swapped. Read the code once more."),
    ReturnRefusal.NOT_OPEN: _(
        "This code counts no more: it was used already, it is too old, or it never was. Nothing "
        "was counted, and nothing more is needed."
    ),
    ReturnRefusal.TOO_MANY: _(
        "Too many codes that were not right came from here. Try again in an hour."
    ),
}


def card_front() -> str:
    """What the card says it is; true, and of no interest to whoever finds it."""
    return gettext("Hours & numbers")


def card_hours(hours: str, *, relay: str) -> str:
    """The hours, and the number that answers outside them."""
    return (
        gettext("%(hours)s, then %(number)s") % {"hours": hours, "number": relay}
        if relay
        else hours
    )


def card_footer(*, version: str, check_from: date, marked: bool) -> tuple[str, ...]:
    """Which data the card was made of, and the month from which on it is not to be trusted."""
    note = gettext("%(mark)s not confirmed yet") % {"mark": UNCONFIRMED_MARK}
    dates = gettext("%(version)s · check from %(month)s on") % {
        "version": version,
        "month": f"{check_from:%m-%Y}",
    }
    return (note, dates) if marked else (dates,)


def tally_sentence(tally: Tally) -> str:
    """What the table says first; the week is the last one that is over."""
    if tally.is_empty:
        return gettext("No counter has reported on the last %(weeks)s weeks yet.") % {
            "weeks": len(tally.rows)
        }
    last = tally.last
    facts = {"week": int(last.week[-2:]), "reported": last.reported, "enrolled": last.enrolled}
    reported = ngettext(
        "In week %(week)s, %(reported)s counter of the %(enrolled)s enrolled reported.",
        "In week %(week)s, %(reported)s counters of the %(enrolled)s enrolled reported.",
        last.reported,
    )
    return f"{reported % facts} {_times(last.total)}"


def tally_sheet(tally: Tally) -> Iterator[tuple[object, ...]]:
    """The table as rows for a spreadsheet, each saying what sort of numbers these are."""
    yield (
        gettext("Week"),
        *(HELP_KIND[kind] for kind in tally.kinds),
        gettext("Total"),
        gettext("Counters that reported"),
        gettext("Counters enrolled"),
        gettext("What these numbers are"),
    )
    for row in tally.rows:
        counts = ("" if row.is_silent else _shown(count) for count in (*row.counts, row.total))
        yield (row.week, *counts, row.reported, row.enrolled, tally_label())
    totals = (_shown(count) for count in (*tally.totals, tally.total))
    yield (gettext("Total"), *totals, "", "", tally_label())


def tally_label() -> str:
    """What the numbers are and are not; stands beside them everywhere."""
    return gettext("self-reported by counters; counts of help given, never persons")


def _times(total: int | None) -> str:
    if total is None:
        return gettext("How often they helped is not shown: the numbers are too small.")
    return ngettext("They helped %(total)s time.", "They helped %(total)s times.", total) % {
        "total": total
    }


def _shown(count: int | None) -> int | str:
    return gettext("not shown") if count is None else count
