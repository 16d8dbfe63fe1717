"""The names under which the acts of this context stand in the audit."""

from enum import StrEnum


class Event(StrEnum):
    """An act that changed something here."""

    PLACES_LOADED = "organisations.places_loaded"
    PHARMACIES_IMPORTED = "organisations.pharmacies_imported"
    PHARMACY_ADDED = "organisations.pharmacy_added"
    PHARMACY_CHANGED = "organisations.pharmacy_changed"
    PHARMACY_CLOSED = "organisations.pharmacy_closed"
    BODY_FOUNDED = "organisations.body_founded"
    PROFESSIONAL_ENROLLED = "organisations.professional_enrolled"
    PROFESSIONAL_RETIRED = "organisations.professional_retired"
    PASSWORD_SET = "organisations.password_set"  # noqa: S105  # the name of an act
    MANDATE_GIVEN = "organisations.mandate_given"
    MANDATE_ENDED = "organisations.mandate_ended"
    SIGNED_IN = "organisations.signed_in"
    SIGN_IN_REFUSED = "organisations.sign_in_refused"
    PROVED_AGAIN = "organisations.proved_again"
    PASSKEY_ADDED = "organisations.passkey_added"  # the name of an act
    PASSKEY_REMOVED = "organisations.passkey_removed"  # the name of an act
    DIGITS_USED = "organisations.digits_used"
    AGENCY_LINKED = "organisations.agency_linked"
    SIGN_IN_ENDED = "organisations.sign_in_ended"
    SIGN_INS_ENDED = "organisations.sign_ins_ended"
    MANDATE_OFFERED = "organisations.mandate_offered"
    OFFER_REVOKED = "organisations.offer_revoked"
    OFFER_ACCEPTED = "organisations.offer_accepted"
    MANDATE_LENT = "organisations.mandate_lent"
    SEATS_READ = "organisations.seats_read"
    GLASS_BROKEN = "organisations.glass_broken"
    WALL_RAISED = "organisations.wall_raised"
    WALL_LOWERED = "organisations.wall_lowered"
    WALL_RUN_INTO = "organisations.wall_run_into"
