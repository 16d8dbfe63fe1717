"""The clock as a viewer: it sees what waits for an answer, from a seat given to it at sending."""

from enum import StrEnum
from typing import Final

CLOCK_SEAT: Final = "desk:clock"


class Timekeeper:
    """Lets expire what nobody answered, and may nothing else. Its seat ends with the answer."""

    code = "clock"
    mandate = ""
    seats = (CLOCK_SEAT,)

    def may(self, _permission: StrEnum) -> bool:
        """Nothing: what it does, it does as the clock of a file that it sees."""
        return False


TIMEKEEPER: Final = Timekeeper()
