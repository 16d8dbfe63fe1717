"""What this context writes into the audit."""

from enum import StrEnum


class Event(StrEnum):
    """Each verb of the commands that leaves a trace."""

    TAKEN_OVER = "programme.taken_over"
    ASSESSED = "programme.assessed"
    VALIDATED = "programme.validated"
    EVIDENCE_OFFERED = "programme.evidence_offered"
    EVIDENCE_ACCEPTED = "programme.evidence_accepted"
    FREEZING_ASKED = "programme.freezing_asked"
    EDITION_FROZEN = "programme.edition_frozen"
    EDITION_PUBLISHED = "programme.edition_published"
    ROUND_OPENED = "programme.round_opened"
    ROUND_CLOSED = "programme.round_closed"
    MEMBER_TAKEN_OUT = "programme.member_taken_out"
    CONTRIBUTION_ASKED = "programme.contribution_asked"
    CONTRIBUTION_DRAFTED = "programme.contribution_drafted"
    CONTRIBUTION_GIVEN = "programme.contribution_given"
    CONTRIBUTION_TAKEN_OVER = "programme.contribution_taken_over"
    CONTRIBUTION_SET_ASIDE = "programme.contribution_set_aside"
    QUESTION_KEPT = "programme.question_kept"
    QUESTION_ANSWERED = "programme.question_answered"
    QUESTION_WITHDRAWN = "programme.question_withdrawn"
    COMPETENCE_KEPT = "programme.competence_kept"
