"""What this context writes into the audit."""

from enum import StrEnum


class Event(StrEnum):
    """Each verb of the commands that leaves a trace."""

    SOURCE_LOADED = "programme.source_loaded"
    ASSESSED = "programme.assessed"
    VALIDATED = "programme.validated"
    EVIDENCE_OFFERED = "programme.evidence_offered"
    EVIDENCE_ACCEPTED = "programme.evidence_accepted"
    PLEADING_RECORDED = "programme.pleading_recorded"
    EDITION_FROZEN = "programme.edition_frozen"
    EDITION_PUBLISHED = "programme.edition_published"
