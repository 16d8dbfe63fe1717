"""What happens when time passes: what nobody answered expires, each in a transaction of its own."""

from datetime import datetime

from relais.foundation.access import Viewer, acting
from relais.referrals.commands.moving import expire_next


def let_expire(*, by: Viewer, now: datetime) -> int:
    """Let all that waited too long expire; answers how many.

    A run that is killed has ended the finished ones for good, and the next run goes on.
    """
    expired = 0
    while _expire_one(by, now):
        expired += 1
    return expired


def _expire_one(by: Viewer, now: datetime) -> bool:
    with acting(by, moment=now):
        return expire_next(by=by, now=now)
