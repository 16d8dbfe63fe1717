"""Services as the directory keeps them, how to reach them, when they are closed, and its versions.

A service whose address is secret has no address here at all: the constraints below refuse one
even to whoever writes to the database by hand.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from relais.directory.rules.record import ChannelKind
from relais.directory.rules.secrecy import PLACE_IN_SQL
from relais.directory.rules.vocabulary import Access, Capacity, Cost, Kind, Need, Profile
from relais.foundation.privacy import Kind as Private
from relais.foundation.privacy import unconfirmed
from relais.foundation.trilingual import Trilingual

# Every column of a service that a person can write words in.
FREE_TEXT = ("code", "name_nl", "name_fr", "hours", "hours_note", "source", "conflict", "since")


def _known(field: str, words: type[Need | Profile]) -> Q:
    return Q(**{f"{field}__contained_by": [word.value for word in words]})


def _one_of(field: str, words: type[Access | Capacity | Cost | Kind]) -> Q:
    return Q(**{f"{field}__in": [word.value for word in words]})


class Service(models.Model):
    """One kind of help that one organisation offers, and who may come for it.

    There is no field for residence status: none of these services may ask for it.
    An empty list of languages or profiles means "none"; null means "not known" or "no condition".
    """

    code = models.SlugField(max_length=64, unique=True)
    kind = models.CharField(max_length=32)
    name_nl = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200)
    needs = ArrayField(models.CharField(max_length=32))
    profiles = ArrayField(models.CharField(max_length=32), null=True, blank=True)
    refused_profiles = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    min_age = models.PositiveSmallIntegerField(null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(null=True, blank=True)
    min_children = models.PositiveSmallIntegerField(null=True, blank=True)
    languages = ArrayField(models.CharField(max_length=2), null=True, blank=True)
    areas = ArrayField(models.CharField(max_length=8))
    hours = models.CharField(max_length=500, null=True, blank=True)  # noqa: DJ001  # null is "not known", an OSM string is never empty
    hours_note = models.CharField(max_length=500, blank=True)
    relay_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="relayed_from"
    )
    access = models.CharField(max_length=16)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    rooms = models.PositiveSmallIntegerField(null=True, blank=True)
    dwellings = models.PositiveSmallIntegerField(null=True, blank=True)
    capacity_state = models.CharField(max_length=16, default=Capacity.UNKNOWN.value)
    cost = models.CharField(max_length=16, null=True, blank=True)  # noqa: DJ001  # null is "not known"
    anonymous = models.BooleanField(default=False)
    not_emergency = models.BooleanField(default=False)
    confidential = models.BooleanField(default=False)
    address = models.CharField(max_length=300, blank=True)
    nis = models.CharField(max_length=5, null=True, blank=True)  # noqa: DJ001  # null is "not known"
    steward = models.ForeignKey(
        "organisations.Body",
        to_field="code",
        on_delete=models.PROTECT,
        related_name="services",
    )
    source = models.CharField(max_length=500)
    conflict = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)
    since = models.CharField(max_length=10, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates"
    )

    unscoped = models.Manager["Service"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="service_is_of_a_known_kind", condition=_one_of("kind", Kind)
            ),
            models.CheckConstraint(
                name="service_answers_a_known_need",
                condition=_known("needs", Need) & Q(needs__len__gte=1),
            ),
            models.CheckConstraint(
                name="service_names_known_profiles",
                condition=(Q(profiles__isnull=True) | _known("profiles", Profile))
                & _known("refused_profiles", Profile),
            ),
            models.CheckConstraint(
                name="service_has_a_known_access", condition=_one_of("access", Access)
            ),
            models.CheckConstraint(
                name="service_has_a_known_cost",
                condition=Q(cost__isnull=True) | _one_of("cost", Cost),
            ),
            models.CheckConstraint(name="service_serves_somewhere", condition=Q(areas__len__gte=1)),
            models.CheckConstraint(
                name="service_ages_in_order",
                condition=Q(min_age__isnull=True)
                | Q(max_age__isnull=True)
                | Q(max_age__gte=F("min_age")),
            ),
            models.CheckConstraint(
                name="service_relays_to_another",
                condition=Q(relay_to__isnull=True) | ~Q(relay_to=F("id")),
            ),
            models.CheckConstraint(
                name="service_has_a_known_capacity",
                condition=_one_of("capacity_state", Capacity),
            ),
            models.CheckConstraint(
                name="service_is_not_its_own_duplicate",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
            models.CheckConstraint(
                name="secret_address_is_never_stored",
                condition=Q(confidential=False) | Q(address="", nis__isnull=True, note=""),
            ),
            *(
                models.CheckConstraint(
                    name=f"secret_address_not_in_{field}",
                    condition=Q(confidential=False)
                    | Q(**{f"{field}__isnull": True})
                    | ~Q(**{f"{field}__iregex": PLACE_IN_SQL}),
                )
                for field in FREE_TEXT
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Diensten van de gids", fr="Services du répertoire", en="Services of the directory"
        )
        fields = {
            "code": Private.NEUTRAL,
            "kind": Private.NEUTRAL,
            "name_nl": Private.NEUTRAL,
            "name_fr": Private.NEUTRAL,
            "needs": Private.NEUTRAL,
            "profiles": Private.NEUTRAL,
            "refused_profiles": Private.NEUTRAL,
            "min_age": Private.NEUTRAL,
            "max_age": Private.NEUTRAL,
            "min_children": Private.NEUTRAL,
            "languages": Private.NEUTRAL,
            "areas": Private.NEUTRAL,
            "hours": Private.NEUTRAL,
            "hours_note": Private.SENSITIVE,
            "relay_to": Private.NEUTRAL,
            "access": Private.NEUTRAL,
            "places": Private.NEUTRAL,
            "rooms": Private.NEUTRAL,
            "dwellings": Private.NEUTRAL,
            "capacity_state": Private.NEUTRAL,
            "cost": Private.NEUTRAL,
            "anonymous": Private.NEUTRAL,
            "not_emergency": Private.NEUTRAL,
            "confidential": Private.NEUTRAL,
            "address": Private.NEUTRAL,
            "nis": Private.NEUTRAL,
            "steward": Private.NEUTRAL,
            "source": Private.SENSITIVE,
            "conflict": Private.SENSITIVE,
            "note": Private.SENSITIVE,
            "since": Private.NEUTRAL,
            "merged_into": Private.NEUTRAL,
        }
        keep = Trilingual(
            nl="zolang de dienst bestaat",
            fr="aussi longtemps que le service existe",
            en="as long as the service exists",
        )
        may_leave = True

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> Trilingual:
        return Trilingual(nl=self.name_nl, fr=self.name_fr)


class Channel(models.Model):
    """One way to reach a service: a number as it is printed, a chat, a door, a letter box."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(max_length=16)
    value = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()

    unscoped = models.Manager["Channel"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="channel_is_of_a_known_kind",
                condition=Q(kind__in=[kind.value for kind in ChannelKind]),
            ),
            models.CheckConstraint(
                name="channel_says_where",
                condition=Q(kind__in=["chat", "walk_in"]) | ~Q(value=""),
            ),
            models.UniqueConstraint(name="channel_once_a_position", fields=["service", "position"]),
        ]

    class Privacy:
        fields = {
            "service": Private.NEUTRAL,
            "kind": Private.NEUTRAL,
            "value": Private.NEUTRAL,
            "position": Private.NEUTRAL,
        }
        keep = "as long as the service exists"
        may_leave = True

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class Closure(models.Model):
    """Days on which a service is closed besides its hours and legal holidays; both ends count."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="closures")
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=200, blank=True)

    unscoped = models.Manager["Closure"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="closure_ends_on_or_after_its_first_day",
                condition=Q(last_day__gte=F("first_day")),
            )
        ]

    class Privacy:
        record = Trilingual(
            nl="Sluitingen van diensten", fr="Fermetures de services", en="Closures of services"
        )
        fields = {
            "service": Private.NEUTRAL,
            "first_day": Private.NEUTRAL,
            "last_day": Private.NEUTRAL,
            "reason": Private.SENSITIVE,
        }
        keep = Trilingual(
            nl="twee jaar na de laatste dag",
            fr="deux ans après le dernier jour",
            en="two years after its last day",
        )
        may_leave = True

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"


class Revision(models.Model):
    """One change of the directory. The last one is the version of the data."""

    at = models.DateTimeField()
    by = models.CharField(max_length=64)
    summary = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, blank=True)

    unscoped = models.Manager["Revision"]()

    class Meta:
        default_manager_name = "unscoped"

    class Privacy:
        record = Trilingual(
            nl="Wijzigingen van de gids",
            fr="Modifications du répertoire",
            en="Changes of the directory",
        )
        fields = {
            "at": Private.NEUTRAL,
            "by": Private.SENSITIVE,
            "summary": Private.NEUTRAL,
            "digest": Private.NEUTRAL,
        }
        keep = unconfirmed(nl="tien jaar", fr="dix ans", en="ten years")
        may_leave = False

    def __str__(self) -> str:
        return str(self.pk)
