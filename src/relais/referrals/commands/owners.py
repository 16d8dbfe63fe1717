"""Telling the owner of a file what happened to it."""

from datetime import datetime

from relais.foundation.access import Viewer
from relais.organisations.interface import OwnerToTell
from relais.promises.interface import Promised, Urgency, make_promise
from relais.referrals.rules.promised import Kind

# On the list of the owner a file is called so until it is opened: no code that a stranger guessed.
_SHORT = 8


def tell_owner(by: Viewer, now: datetime, told: OwnerToTell) -> None:
    """Let the owner owe a look at its file, today."""
    promised = Promised(
        kind=Kind.LOOK_AT_FILE,
        about=str(told.file),
        code=str(told.file)[:_SHORT].upper(),
        owed_by=told.body,
        urgency=Urgency.TODAY,
    )
    make_promise(by=by, now=now, promised=promised)
