"""Places, bodies and people as they are kept."""

from relais.organisations.models.bodies import Body, Unit
from relais.organisations.models.people import Mandate, Professional
from relais.organisations.models.pharmacies import Pharmacy
from relais.organisations.models.places import (
    Municipality,
    PoliceZone,
    Postcode,
    ZoneMembership,
)
from relais.organisations.models.sign_in import AgencyAccount, MandateOffer, WrongTry

__all__ = [
    "AgencyAccount",
    "Body",
    "Mandate",
    "MandateOffer",
    "Municipality",
    "Pharmacy",
    "PoliceZone",
    "Postcode",
    "Professional",
    "Unit",
    "WrongTry",
    "ZoneMembership",
]
