"""The pharmacies of the region, as the federal medicines agency lists them."""

from django.db import models
from django.db.models import F, Q

from relais.foundation.privacy import Kind, unconfirmed
from relais.foundation.trilingual import Trilingual
from relais.organisations.models.places import Municipality
from relais.organisations.rules.pharmacies import (
    NUMBER_AT_MOST,
    TEXT_AT_MOST,
    PharmacyStatus,
    status_of,
)


class Pharmacy(models.Model):
    """A pharmacy by the number of its authorisation; one that closes stays, with its day."""

    number = models.CharField(max_length=NUMBER_AT_MOST, unique=True)
    name = models.CharField(max_length=TEXT_AT_MOST)
    address = models.CharField(max_length=TEXT_AT_MOST)
    postcode = models.CharField(max_length=4)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="pharmacies"
    )
    suspended = models.BooleanField()
    # Days of lists, never of our own: of the first and the last that name it, and of the first
    # after those that does not.
    first_seen = models.DateField()
    last_seen = models.DateField()
    closed_on = models.DateField(null=True)

    unscoped = models.Manager["Pharmacy"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="pharmacy_number_is_digits_without_leading_zero",
                condition=Q(number__regex=r"^[1-9][0-9]*$"),
            ),
            models.CheckConstraint(
                name="pharmacy_has_a_name_and_an_address", condition=~Q(name="") & ~Q(address="")
            ),
            models.CheckConstraint(
                name="pharmacy_postcode_is_four_digits",
                condition=Q(postcode__regex=r"^[1-9][0-9]{3}$"),
            ),
            models.CheckConstraint(
                name="pharmacy_is_last_seen_not_before_it_was_first",
                condition=Q(last_seen__gte=F("first_seen")),
            ),
            models.CheckConstraint(
                name="pharmacy_closes_not_before_it_was_last_seen",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("last_seen")),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Apotheken van de openbare lijst",
            fr="Pharmacies de la liste publique",
            en="Pharmacies of the public list",
        )
        # A pharmacy may bear the name of its owner, who may live above it.
        fields = {
            "number": Kind.NEUTRAL,
            "name": Kind.SENSITIVE,
            "address": Kind.SENSITIVE,
            "postcode": Kind.NEUTRAL,
            "municipality": Kind.NEUTRAL,
            "suspended": Kind.NEUTRAL,
            "first_seen": Kind.NEUTRAL,
            "last_seen": Kind.NEUTRAL,
            "closed_on": Kind.NEUTRAL,
        }
        keep = unconfirmed(
            nl="voorgoed: wat naar een apotheek verwijst, moet ze nog vinden",
            fr="définitivement : ce qui renvoie à une pharmacie doit encore la trouver",
            en="for good: what refers to a pharmacy must still find it",
        )
        may_leave = False

    def __str__(self) -> str:
        return self.number

    @property
    def status(self) -> PharmacyStatus:
        return status_of(suspended=self.suspended, closed_on=self.closed_on)
