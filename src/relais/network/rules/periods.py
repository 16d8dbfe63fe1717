"""Whether a meeting fell in a period: worked out each time, for the period that is asked of."""

from dataclasses import dataclass

from relais.foundation.partial_dates import PartialDate
from relais.network.rules.records import GroupRecord, MeetingRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From the first day of `starts` until the last day of `ends`, both included."""

    starts: PartialDate
    ends: PartialDate

    @classmethod
    def told(cls, starts: str, ends: str) -> "Period":
        """A period between two dates as told. Raises `NotADate`."""
        return cls(starts=PartialDate.parse(starts), ends=PartialDate.parse(ends))

    def holds(self, first: PartialDate, last: PartialDate) -> bool:
        """Whether the whole stretch from `first` to `last` lies in this period."""
        return self.starts.first_day <= first.first_day and last.last_day <= self.ends.last_day


def falls_in(meeting: MeetingRecord, group: GroupRecord, period: Period) -> bool:
    """Whether a meeting fell in the period for certain.

    One without a date that its source counts fell somewhere in the stretch of that count, so it is
    in the period if the whole stretch is.
    """
    if meeting.held_on:
        held_on = PartialDate.parse(meeting.held_on)
        return period.holds(held_on, held_on)
    if meeting.number is None or not (group.told_from and group.told_until):
        return False
    return period.holds(PartialDate.parse(group.told_from), PartialDate.parse(group.told_until))
