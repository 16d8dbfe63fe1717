"""Sessions of the work face: how one signed in, since when, when one was last there.

Ten hours after signing in a session is gone, whatever happened in it: the table itself forgets it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest

from relais.foundation.clock import now
from relais.foundation.models import OpenSession

LIFE: Final = timedelta(hours=10)
_MEANS, _HANDLE = "means", "handle"
_SINCE, _SEEN, _PROVED = "since", "seen_at", "proved_at"


class SessionStore(DatabaseStore):
    """Django's own store in the database, with an absolute end and an owner."""

    @classmethod
    def get_model_class(cls) -> type[OpenSession]:
        return OpenSession

    def cycle_key(self) -> None:
        # The new row stands beside the old one for a moment, so it needs another handle.
        self.pop(_HANDLE, None)
        super().cycle_key()

    def create_model_instance(self, data: dict[str, Any]) -> OpenSession:
        data.setdefault(_HANDLE, str(uuid4()))
        if SESSION_KEY in data and _SINCE not in data:
            _stamp(data, now())
        row: OpenSession = super().create_model_instance(data)  # type: ignore[assignment]  # of our own model
        row.handle = UUID(data[_HANDLE])
        row.owner, row.means = data.get(SESSION_KEY, ""), data.get(_MEANS, "")
        if _SINCE in data:
            row.since = datetime.fromisoformat(data[_SINCE])
            row.seen_at = datetime.fromisoformat(data[_SEEN])
            row.expire_date = row.since + LIFE
        return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a session says of itself; `means` is empty where Django alone opened it, as tests do."""

    handle: UUID
    means: str
    since: datetime
    seen_at: datetime
    proved_at: datetime


def begin(session: SessionBase, *, means: str, at: datetime) -> None:
    """Note how somebody just signed in. Call it after Django's `login`."""
    _stamp(session, at)
    session[_MEANS], session[_HANDLE] = means, str(uuid4())


def note_presence(session: SessionBase, *, at: datetime) -> None:
    """Note that somebody was there."""
    session[_SEEN] = at.isoformat()


def note_proof(session: SessionBase, *, at: datetime) -> None:
    """Note that the owner showed again who they are; the session gets a new key."""
    session.cycle_key()
    session[_SEEN] = session[_PROVED] = at.isoformat()


def marks(request: HttpRequest) -> Marks | None:
    """What this session says of itself; None when nobody has signed in in it."""
    session = request.session
    if SESSION_KEY not in session:
        return None
    if _PROVED not in session:
        session.save()
    moments = {name: str(session[name]) for name in (_SINCE, _SEEN, _PROVED)}
    return Marks(
        handle=UUID(session[_HANDLE]),
        means=session.get(_MEANS, ""),
        **{name: datetime.fromisoformat(moment) for name, moment in moments.items()},
    )


def _stamp(data: Any, at: datetime) -> None:
    data[_SINCE] = data[_SEEN] = data[_PROVED] = at.isoformat()
