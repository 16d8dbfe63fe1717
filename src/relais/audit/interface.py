"""What other contexts may ask of the audit: to write a row, in their transaction; who looked."""

from relais.audit.commands.recording import AuditUnavailable, record, together
from relais.audit.models.witness import FileWitness
from relais.audit.queries.looks import looks
from relais.audit.rules.looks import Look
from relais.audit.words import say_events

__all__ = ["AuditUnavailable", "FileWitness", "Look", "looks", "record", "say_events", "together"]
