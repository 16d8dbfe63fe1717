"""When the letter of the day leaves."""

from datetime import datetime, time
from typing import Final

from relais.promises.rules.clocks import REGION

# Before the offices open; the machine need not be up at that very minute.
_FROM: Final = time(7, 30)


def is_time_for_digests(now: datetime) -> bool:
    """Whether the letter of this day may leave."""
    return now.astimezone(REGION).time() >= _FROM
