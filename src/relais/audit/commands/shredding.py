"""Keeping that the key of a file was destroyed."""

from datetime import datetime
from uuid import UUID

from relais.audit.commands.recording import record
from relais.audit.rules.events import Event
from relais.foundation.access import OPERATOR


def keep_shredding(file: UUID, now: datetime) -> None:
    """Whoever holds the machine destroys it, at the terminal; why, the keystore keeps."""
    record(Event.KEY_DESTROYED, by=OPERATOR, at=now, about=str(file), file=file)
