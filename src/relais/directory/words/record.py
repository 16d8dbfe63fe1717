"""Fields of a record and their values in words: what a change is from, and what to."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relais.directory.rules.vocabulary import Access, Cost, Kind, Need, Profile
from relais.directory.words import labels
from relais.directory.words.reasons import active_language

# The fields of an import file, in the order in which people read them.
FIELD: dict[str, Promise] = {
    "name": _("Name"),
    "kind": _("Kind of service"),
    "needs": _("Helps with"),
    "since": _("Since"),
    "phone": _("Number"),
    "mail": _("E-mail"),
    "chat": _("Chat"),
    "walk_in": _("Door open to all"),
    "address": _("Address"),
    "nis": _("Municipality"),
    "hours": _("Hours"),
    "chat_hours_note": _("Note on the hours"),
    "relay_to": _("After hours"),
    "closures": _("Closed on"),
    "languages": _("Languages"),
    "profiles": _("For"),
    "refused_profiles": _("Not for"),
    "min_age": _("Age from"),
    "max_age": _("Age until"),
    "min_children": _("Number of children from"),
    "areas": _("Where it works"),
    "capacity": _("Places"),
    "access": _("How to come in"),
    "cost": _("Cost"),
    "anonymous": _("No name needed"),
    "not_emergency": _("No emergency number"),
    "address_confidential": _("Secret address"),
    "steward": _("Who keeps this record"),
    "source": _("Source"),
    "conflict": _("What sources disagree on"),
    "note": _("Note"),
}


class RecordWords:
    """Says records in the active language. `places`: names of municipalities by NIS code."""

    def __init__(self, places: Mapping[str, str]) -> None:
        areas = {code: str(label) for code, label in labels.AREA.items()}
        spoken = labels.language_names(active_language())
        self._words: dict[str, Callable[[Any], str]] = {
            "kind": lambda code: str(labels.KIND[Kind(code)]),
            "needs": lambda code: str(labels.NEED[Need(code)]),
            "profiles": lambda code: str(labels.PROFILE[Profile(code)]),
            "refused_profiles": lambda code: str(labels.PROFILE[Profile(code)]),
            "access": lambda code: str(labels.ACCESS[Access(code)]),
            "cost": lambda code: str(labels.COST[Cost(code)]),
            "languages": lambda code: spoken.get(code, code),
            "areas": lambda code: {**areas, **places}.get(code, code),
            "nis": lambda code: places.get(code, code),
            "closures": _closure,
        }

    def changes(
        self, before: Mapping[str, Any], after: Mapping[str, Any], *, whole: bool = False
    ) -> tuple[tuple[str, str, str], ...]:
        """Field, what stood there, what stands there now; `whole`: what `after` lacks is gone."""
        fields = [field for field in FIELD if field in after or (whole and field in before)]
        return tuple(
            (
                str(FIELD[field]),
                self.value(field, before.get(field)),
                self.value(field, after.get(field)),
            )
            for field in fields
            if before.get(field) != after.get(field)
        )

    def value(self, field: str, value: object) -> str:
        """A value of an import file, as people write it."""
        if value is None:
            return gettext("not known")
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        if isinstance(value, Mapping):
            return " · ".join(str(each) for each in value.values())
        values = value if isinstance(value, list) else [value]
        word = self._words.get(field, str)
        return ", ".join(word(each) for each in values) or gettext("none")


def _closure(closure: Mapping[str, str]) -> str:
    first, last = closure["first_day"], closure["last_day"]
    return first if first == last else f"{first} – {last}"
