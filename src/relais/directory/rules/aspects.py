"""Which fields of a record belong to which aspect of it."""

from collections.abc import Iterable

from relais.directory.rules.vocabulary import Aspect

FIELDS: dict[Aspect, tuple[str, ...]] = {
    Aspect.PHONE: ("phones", "chat", "walk_in", "mails", "address", "nis"),
    Aspect.HOURS: ("hours", "hours_note", "relay_to", "closures"),
    Aspect.LANGUAGES: ("languages",),
    Aspect.ELIGIBILITY: (
        "profiles",
        "refused_profiles",
        "min_age",
        "max_age",
        "min_children",
        "areas",
    ),
    Aspect.CAPACITY: ("places", "rooms", "dwellings"),
    Aspect.ACCESS: ("access", "cost", "anonymous", "not_emergency"),
    Aspect.DESCRIPTION: ("code", "kind", "name_nl", "name_fr", "needs", "since", "confidential"),
}
# About the record and not about the service: nobody confirms them.
ABOUT_THE_RECORD = ("steward", "source", "conflict", "note")


def touched(changed: Iterable[str]) -> frozenset[Aspect]:
    """The aspects that these fields belong to: what was confirmed of them no longer holds."""
    names = frozenset(changed)
    return frozenset(aspect for aspect, of in FIELDS.items() if not names.isdisjoint(of))
