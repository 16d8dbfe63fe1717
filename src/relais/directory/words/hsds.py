"""The open data in words: what our profile adds, the lists that terms come from, and refusals."""

from collections.abc import Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from relais.directory.rules.hsds.asking import FeedRefusal, FeedRefused
from relais.directory.rules.hsds.pages import MOST_PER_PAGE
from relais.directory.rules.hsds.schedules import HolidayHours
from relais.directory.rules.hsds.taxonomies import Addition, LinkType, TaxonomyCode
from relais.directory.rules.hsds.wording import Wording
from relais.directory.words.labels import (
    ACCESS,
    AREA,
    CAPACITY,
    COST,
    KIND,
    NEED,
    PROFILE,
    language_names,
)
from relais.directory.words.reasons import LANGUAGES

# A feed in both languages of the region writes "NL / FR" where they differ.
BOTH = "nl-fr"
FEEDS: Mapping[str, tuple[str, ...]] = {
    BOTH: ("nl", "fr"),
    "nl": ("nl",),
    "fr": ("fr",),
    "en": ("en",),
}
TAXONOMY: dict[TaxonomyCode, Promise] = {
    TaxonomyCode.NEEDS: _("What is needed"),
    TaxonomyCode.PROFILES: _("For whom"),
    TaxonomyCode.KINDS: _("Kind of service"),
    TaxonomyCode.ACCESS: _("How to come in"),
    TaxonomyCode.CAPACITY: _("Room"),
    TaxonomyCode.ADDITIONS: _("What Relais adds to HSDS"),
}
TAXONOMY_MEANING: dict[TaxonomyCode, Promise] = {
    TaxonomyCode.NEEDS: _("What a person comes for."),
    TaxonomyCode.PROFILES: _("Who comes: a part in the violence, a person, a situation."),
    TaxonomyCode.KINDS: _("What sort of service it is."),
    TaxonomyCode.ACCESS: _("Whether one comes in directly, by appointment or through others."),
    TaxonomyCode.CAPACITY: _("Whether there is room, as last reported."),
    TaxonomyCode.ADDITIONS: _("Facts for which HSDS has no field, each in an attribute."),
}
ADDITION: dict[Addition, Promise] = {
    Addition.CODE: _("Code in the directory"),
    Addition.OPENING_HOURS: _("Opening hours as OpenStreetMap text"),
    Addition.PUBLIC_HOLIDAYS: _("On legal holidays"),
    Addition.RELAY_TO: _("Outside these hours"),
    Addition.CHAT: _("Chat"),
    Addition.WALK_IN: _("You can walk in"),
    Addition.ADDRESS_CONFIDENTIAL: _("The address is confidential"),
    Addition.ANONYMOUS: _("You need not say your name"),
    Addition.NOT_EMERGENCY: _("No emergency number"),
    Addition.MIN_CHILDREN: _("Smallest number of children"),
    Addition.CAPACITY_REPORTED_ON: _("Room reported on"),
    Addition.RECORD_KEEPER: _("Who keeps this record"),
    Addition.SOURCE: _("Source"),
    Addition.NIS_CODE: _("NIS code"),
}
ADDITION_MEANING: dict[Addition, Promise] = {
    Addition.CODE: _("The name by which the directory itself knows the service; it never changes."),
    Addition.OPENING_HOURS: _(
        "All that is known of the hours, on the clock of Brussels: an OpenStreetMap opening_hours "
        "text. A comment in it means by appointment. Without it the hours are not known."
    ),
    Addition.PUBLIC_HOLIDAYS: _(
        "What the hours say of the ten legal holidays of Belgium: closed, as_usual or own_hours. "
        "Without it they say nothing."
    ),
    Addition.RELAY_TO: _("The id of the service that answers when this one is closed."),
    Addition.CHAT: _("The service answers by chat."),
    Addition.WALK_IN: _("One can come without an appointment."),
    Addition.ADDRESS_CONFIDENTIAL: _(
        "The place is kept secret for the safety of the people there. The service has no location "
        "and no address in any answer, and nobody may add one."
    ),
    Addition.ANONYMOUS: _("The service does not ask who one is."),
    Addition.NOT_EMERGENCY: _("In danger one calls 112, not this number."),
    Addition.MIN_CHILDREN: _("Only families with at least so many children."),
    Addition.CAPACITY_REPORTED_ON: _("The day on which the service last said whether it has room."),
    Addition.RECORD_KEEPER: _(
        "The body that keeps the record true. It does not always offer the service."
    ),
    Addition.SOURCE: _("Where the facts of the record were found."),
    Addition.NIS_CODE: _("The code of a municipality in Belgian statistics."),
}
LINK_TYPE: dict[LinkType, Promise] = {
    LinkType.NEED: _("The service helps with this."),
    LinkType.KIND: _("The service is of this kind."),
    LinkType.ACCESS: _("One comes in this way."),
    LinkType.ELIGIBILITY: _("The service is there for these people."),
    LinkType.INELIGIBILITY: _("The service is not there for these people."),
    LinkType.CAPACITY: _("This is what was last reported of the room."),
    LinkType.ADDITION: _("A fact for which HSDS has no field."),
}
HOLIDAY_HOURS: dict[HolidayHours, Promise] = {
    HolidayHours.CLOSED: _("closed on legal holidays"),
    HolidayHours.AS_USUAL: _("open on legal holidays as on other days"),
    HolidayHours.OWN_HOURS: _("other hours on legal holidays"),
}
FEED_REFUSAL: dict[FeedRefusal, Promise] = {
    FeedRefusal.UNKNOWN_PARAMETER: _(
        "There is a parameter that is not known here. Known: %(named)s."
    ),
    FeedRefusal.TWICE: _("The same parameter stands there more than once."),
    FeedRefusal.PAGE: _("page: a whole number from 1."),
    FeedRefusal.PER_PAGE: _("per_page: a whole number from 1 to %(most)s."),
    FeedRefusal.FORMAT: _("format: json or ndjson."),
    FeedRefusal.FLAG: _("%(named)s: true or false."),
    FeedRefusal.MODIFIED_AFTER: _(
        "modified_after: a day or a moment, such as 2026-11-24 or 2026-11-24T18:00:00+01:00."
    ),
    FeedRefusal.PROXIMITY: _(
        "proximity: not offered. The directory keeps no coordinates; ask by postcode."
    ),
    FeedRefusal.TEXT: _("%(named)s: a text of at most 200 characters."),
    FeedRefusal.BODY: _("The body can not be read: send a form or one JSON object."),
    FeedRefusal.NOT_FOUND: _("There is nothing with this id or at this address."),
}
_DESCRIBES = _("%(kind)s. Helps with: %(list)s.")
_ELIGIBLE = _("For: %(list)s.")
_REFUSED = _("Not for: %(list)s.")
_MIN_CHILDREN = _("Only with at least %(count)s children.")
_NOT_EMERGENCY = _("This is no emergency number: call 112.")
_NOT_CONFIRMED = _(
    "The service itself has not confirmed what stands here, or not lately. Check it before you "
    "rely on it."
)
_ORGANIZATION = _(
    "Offers the service of this name. The directory knows organisations by the names of their "
    "services alone."
)
_CLOSURES = _("Closures of services")
_CLOSED = _("Closed: %(name)s")


@cache
def wordings(feed: str) -> tuple[Wording, ...]:
    """The words of each language of the feed, one of `FEEDS`."""
    return tuple(_wording(language) for language in FEEDS[feed])


def refusal_sentence(refused: FeedRefused) -> str:
    """What can't be answered, and what could, in the active language. Never what was sent."""
    return str(FEED_REFUSAL[refused.refusal]) % {"named": refused.named, "most": MOST_PER_PAGE}


def told[K](labels: Mapping[K, Promise]) -> dict[K, dict[str, str]]:
    """What each is called, by language."""
    return {code: in_every_language(label) for code, label in labels.items()}


def in_every_language(label: Promise) -> dict[str, str]:
    """The sentence in each of our languages."""
    return {language: _in(language, label) for language in LANGUAGES}


def _in(language: str, label: Promise) -> str:
    with override(language):
        return str(label)


def _wording(language: str) -> Wording:
    with override(language):
        return Wording(
            language=language,
            labels={
                "taxonomies": _spoken(TAXONOMY),
                TaxonomyCode.NEEDS: _spoken(NEED),
                TaxonomyCode.PROFILES: _spoken(PROFILE),
                TaxonomyCode.KINDS: _spoken(KIND),
                TaxonomyCode.ACCESS: _spoken(ACCESS),
                TaxonomyCode.CAPACITY: _spoken(CAPACITY),
                TaxonomyCode.ADDITIONS: _spoken(ADDITION),
            },
            meanings={
                "taxonomies": _spoken(TAXONOMY_MEANING),
                TaxonomyCode.ADDITIONS: _spoken(ADDITION_MEANING),
            },
            languages=language_names(language),
            areas=_spoken(AREA),
            costs=_spoken(COST),
            describes=str(_DESCRIBES),
            eligible=str(_ELIGIBLE),
            refused=str(_REFUSED),
            min_children=str(_MIN_CHILDREN),
            not_emergency=str(_NOT_EMERGENCY),
            not_confirmed=str(_NOT_CONFIRMED),
            organization=str(_ORGANIZATION),
            closures=str(_CLOSURES),
            closed=str(_CLOSED),
        )


def _spoken[K: str](labels: Mapping[K, Promise]) -> dict[str, str]:
    return {str(code): str(label) for code, label in labels.items()}
