"""What other contexts may ask of places, bodies and people."""

from relais.organisations.commands.bodies import found_body
from relais.organisations.commands.people import (
    Appointment,
    MandateRefused,
    Newcomer,
    end_mandate,
    enrol_professional,
    give_mandate,
    retire_professional,
)
from relais.organisations.commands.places import load_places
from relais.organisations.commands.sign_in import note_wrong_code
from relais.organisations.models import Professional
from relais.organisations.permissions import Permission, grant
from relais.organisations.queries.additions import (
    add_due,
    add_figures,
    add_file_address,
    add_work_page,
    due_work,
    introduce_cast,
    tell_owners_with,
    work_pages,
)
from relais.organisations.queries.bodies import bodies, body_code_by_name, body_names
from relais.organisations.queries.people import (
    bodies_with,
    colleagues,
    professional,
    professional_names,
    professional_on,
    standing,
    viewer_body,
    viewer_role,
)
from relais.organisations.queries.pharmacies import pharmacies, pharmacy
from relais.organisations.queries.places import (
    municipalities,
    municipality_names,
    successor,
    zones,
)
from relais.organisations.queries.sign_in import Tried, guesses_codes
from relais.organisations.rules.additions import CastMember, DueWork, Figure, OwnerToTell, WorkPage
from relais.organisations.rules.bodies import BodyDisplay, UnitDisplay
from relais.organisations.rules.mandates import Term
from relais.organisations.rules.outlines import MAP_VIEW_BOX
from relais.organisations.rules.pharmacies import PharmacyDisplay, PharmacyStatus
from relais.organisations.rules.places import Place, Zone, zone_body
from relais.organisations.rules.places_file import BodyRecord
from relais.organisations.rules.vocabulary import BodyKind, Role
from relais.organisations.words import ROLE, mandates
from relais.organisations.words.files import say_seats
from relais.organisations.words.roles import say_permissions

__all__ = [
    "MAP_VIEW_BOX",
    "ROLE",
    "Appointment",
    "BodyDisplay",
    "BodyKind",
    "BodyRecord",
    "CastMember",
    "DueWork",
    "Figure",
    "MandateRefused",
    "Newcomer",
    "OwnerToTell",
    "Permission",
    "PharmacyDisplay",
    "PharmacyStatus",
    "Place",
    "Professional",
    "Role",
    "Term",
    "Tried",
    "UnitDisplay",
    "WorkPage",
    "Zone",
    "add_due",
    "add_figures",
    "add_file_address",
    "add_work_page",
    "bodies",
    "bodies_with",
    "body_code_by_name",
    "body_names",
    "colleagues",
    "due_work",
    "end_mandate",
    "enrol_professional",
    "found_body",
    "give_mandate",
    "grant",
    "guesses_codes",
    "introduce_cast",
    "load_places",
    "mandates",
    "municipalities",
    "municipality_names",
    "note_wrong_code",
    "pharmacies",
    "pharmacy",
    "professional",
    "professional_names",
    "professional_on",
    "retire_professional",
    "say_permissions",
    "say_seats",
    "standing",
    "successor",
    "tell_owners_with",
    "viewer_body",
    "viewer_role",
    "work_pages",
    "zone_body",
    "zones",
]
