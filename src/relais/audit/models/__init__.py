"""The audit table, reasons beside it, the seals upon it, and the witness that holds them."""

from relais.audit.models.reasons import SealedReason
from relais.audit.models.rows import AuditRow
from relais.audit.models.seals import Seal

__all__ = ["AuditRow", "Seal", "SealedReason"]
