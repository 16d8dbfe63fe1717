"""What happens when time passes: promises climb, and people are told."""

from dataclasses import dataclass
from datetime import datetime

from relais.foundation.access import Viewer
from relais.promises.commands.climbing import climb
from relais.promises.commands.telling import send_digests, send_notices
from relais.promises.rules.telling import is_time_for_digests


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What came of a run: steps taken, letters that left."""

    steps: int
    notices: int
    digests: int


def pass_time(*, by: Viewer, now: datetime) -> Passed:
    """Let promises climb, then tell who has to know. Safe to run twice, and twice at once."""
    return Passed(
        steps=climb(by=by, now=now),
        notices=send_notices(by=by, now=now),
        digests=send_digests(by=by, now=now) if is_time_for_digests(now) else 0,
    )
