"""The audit table, the seals upon it, and the witness that holds the seals elsewhere."""

from relais.audit.models.rows import AuditRow
from relais.audit.models.seals import Seal

__all__ = ["AuditRow", "Seal"]
