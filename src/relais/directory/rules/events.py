"""What the audit knows of this context."""

from enum import StrEnum


class Event(StrEnum):
    """An act on the directory."""

    SERVICES_IMPORTED = "directory.services_imported"
    SERVICE_ADDED = "directory.service_added"
    SERVICE_CHANGED = "directory.service_changed"
    SERVICE_CONFIRMED = "directory.service_confirmed"
    CONFIRMATION_WITHDRAWN = "directory.confirmation_withdrawn"
    CAPACITY_REPORTED = "directory.capacity_reported"
    SERVICES_MERGED = "directory.services_merged"
    SERVICE_RESTORED = "directory.service_restored"
    CONFLICT_DECIDED = "directory.conflict_decided"
    CONTACT_KEPT = "directory.contact_kept"
    INVITATION_SENT = "directory.invitation_sent"
    INVITATION_REVOKED = "directory.invitation_revoked"
    CHANGE_PROPOSED = "directory.change_proposed"
    PROPOSAL_DECIDED = "directory.proposal_decided"
