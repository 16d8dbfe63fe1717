"""The sentences and labels of the report itself, each in three languages at once."""

from functools import cache
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from relais.foundation.wording import LANGUAGES, Wording


def in_three(sentence: str | Promise, **values: str | int) -> Wording:
    """What a catalogue makes of this sentence in every language; `values` are filled in."""
    texts = {}
    for language in LANGUAGES:
        with override(language):
            texts[language] = str(sentence) % values if values else str(sentence)
    return Wording.of(texts)


def same(text: str) -> Wording:
    """A name, code or address that is the same in every language."""
    return Wording(nl=text, fr=text, en=text)


TITLE: Final = {
    "asked": _("What parliament asked"),
    "matrix": _("Each recommendation, and what was reported on it"),
    "outlook": _("Outlook"),
    "advice": _("Recommendations of the working group"),
    "self": _("What the source says of itself"),
    "claim": _("What it claims"),
    "anomalies": _("Slips of the source, flagged and not corrected"),
    "checks": _("Sums and counts, calculated again"),
    "means": _("Calls and subsidies"),
}
LABEL: Final = {
    "level": _("Level"),
    "period": _("Period"),
    "starts": _("Begins"),
    "ends": _("Ends"),
    "duration": _("Duration in years"),
    "progress": _("How far"),
    "answers": _("Answers"),
    "legal_basis": _("Legal basis"),
    "channel": _("How to act"),
    "addressee": _("Addressed to"),
    "acting_body": _("Body that acts"),
    "would_act": _("Who would act"),
    "partners": _("Together with"),
    "initiatives": _("Number of initiatives"),
    "position": _("Position"),
    "state": _("State"),
    "recommendation": _("Recommendation"),
    "initiative": _("Initiative"),
    "chapter": _("Chapter"),
    "purpose": _("Purpose"),
    "adopted_on": _("Adopted on"),
    "document": _("Document"),
    "owner": _("By"),
    "due": _("Date"),
    "places": _("Places"),
    "rooms": _("Rooms"),
    "dwellings": _("Dwellings"),
    "opening": _("Opening"),
    "target": _("For whom"),
    "status": _("Status"),
    "firm": _("Number certain"),
    "note": _("Note"),
    "amount": _("Amount"),
    "funder": _("Paid by"),
    "beneficiary": _("Beneficiary"),
    "eligible": _("Who may apply"),
    "opened": _("Opened"),
    "closed": _("Closed"),
    "per": _("Amount is meant"),
    "cost_kind": _("May be spent on"),
    "split": _("How it is split"),
    "selection": _("Projects in the selection"),
    "reference": _("Reference"),
    "name": _("Name"),
    "what": _("What"),
    "found": _("Calculated"),
    "declared": _("In the source"),
    "holds": _("Holds"),
    "lines": _("Lines of the source"),
    "figure": _("Figure"),
    "number": _("Number"),
    "kind": _("Kind"),
    "training": _("Training"),
    "meeting": _("Meeting"),
    "call": _("Call for projects"),
    "initiatives_all": _("All initiatives"),
    "place": _("Place"),
    "figures_of": _("Figures of"),
    "capacity": _("Places where people can stay"),
    "budget": _("Budget"),
    "subsidy": _("Subsidy"),
    "awarded": _("Amount awarded"),
}
YES: Final = _("yes")
NO: Final = _("no")
HEADING: Final = {
    "contact_points": _("Contact points and referral"),
    "training": _("Awareness and training"),
    "protection": _("Protection of victims and guidance of perpetrators"),
    "consultation": _("Consultation and good practice"),
}
TOTAL_PLACES: Final = _("All places bought by the Region")
FIRM_PLACES: Final = _("of which certain")
VICTIM_PLACES: Final = _("of which for victims of domestic violence")
NO_SPLIT: Final = _("The source doesn't say how the amount is split; no cost per place is given.")
NOT_SAID: Final = _("the source doesn't say")
ADVICE: Final = _("In no particular order; the source names no addressee.")
NO_INITIATIVE: Final = _("No initiative is told that answers it.")


@cache
def label(key: str) -> Wording:
    """A label of the report by its key."""
    return in_three(LABEL[key])


@cache
def title(key: str) -> Wording:
    """A title of the report by its key."""
    return in_three(TITLE[key])


@cache
def yes_no(*, yes: bool) -> Wording:
    return in_three(YES if yes else NO)
