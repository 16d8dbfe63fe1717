"""What lies inside the period that an edition reports on."""

from dataclasses import dataclass

from relais.foundation.partial_dates import PartialDate
from relais.programme.rules.report import Mark


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """From the first day of `start` until the last day of `end`."""

    start: PartialDate
    end: PartialDate

    @classmethod
    def told(cls, start: str, end: str) -> "ReportPeriod":
        return cls(PartialDate.parse(start), PartialDate.parse(end))

    def is_outside(self, told: str) -> bool:
        """Whether the whole of a date as told lies before or after; what isn't told is nowhere."""
        if not told:
            return False
        date = PartialDate.parse(told)
        return date.begins_after(self.end.last_day) or date.ends_before(self.start.first_day)

    def never_touched(self, *, starts: str, ends: str) -> bool:
        """Whether something began after the period or was over before it; dates as told."""
        if starts and PartialDate.parse(starts).begins_after(self.end.last_day):
            return True
        return bool(ends) and PartialDate.parse(ends).ends_before(self.start.first_day)

    def marks(self, told: str) -> tuple[Mark, ...]:
        return (Mark.OUTSIDE_PERIOD,) if self.is_outside(told) else ()
