"""What this context writes into the audit."""

from enum import StrEnum


class Event(StrEnum):
    """Each verb of the commands that leaves a trace."""

    TAKEN_OVER = "programme.taken_over"
    ASSESSED = "programme.assessed"
    VALIDATED = "programme.validated"
    EVIDENCE_OFFERED = "programme.evidence_offered"
    EVIDENCE_ACCEPTED = "programme.evidence_accepted"
    EDITION_FROZEN = "programme.edition_frozen"
    EDITION_PUBLISHED = "programme.edition_published"
