"""Why a service is shown, as codes: `words` says them in three languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from relais.directory.rules.vocabulary import Access, Capacity, Trust


class ReasonCode(StrEnum):
    """One thing that speaks for a service or against it. In brackets: what `Reason` carries."""

    OPEN_UNTIL = "open_until"  # (day, time)
    OPEN_DAY_AND_NIGHT = "open_day_and_night"
    RELAYED_UNTIL = "relayed_until"  # (service, day, time)
    RELAYED_DAY_AND_NIGHT = "relayed_day_and_night"  # (service)
    HOURS_BY_APPOINTMENT = "hours_by_appointment"
    HOURS_UNKNOWN = "hours_unknown"
    CLOSED_OPENS = "closed_opens"  # (day, time)
    CLOSED = "closed"  # and does not open within seven days
    SPEAKS = "speaks"  # (language)
    LANGUAGE_UNKNOWN = "language_unknown"  # (language)
    DOES_NOT_SPEAK = "does_not_speak"  # (language)
    OWN_MUNICIPALITY = "own_municipality"
    WHOLE_REGION = "whole_region"
    WHOLE_COUNTRY = "whole_country"
    SOME_MUNICIPALITIES = "some_municipalities"  # when the question names none
    OTHER_MUNICIPALITY = "other_municipality"
    FOR_PROFILE = "for_profile"  # (profile)
    ACCESS_BY_APPOINTMENT = "access_by_appointment"
    THROUGH_PROFESSIONAL = "through_professional"
    CONFIRMED = "confirmed"
    STALE = "stale"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"
    ROOM = "room"
    WAITLIST = "waitlist"
    NO_ROOM = "no_room"
    NO_NUMBER = "no_number"


@dataclass(frozen=True, slots=True)
class Reason:
    """A code with what its sentence needs: day as 2026-11-24, time as 18:00 or 24:00."""

    code: ReasonCode
    language: str = ""
    profile: str = ""
    service: str = ""
    day: str = ""
    time: str = ""

    def as_json(self) -> dict[str, str]:
        """The code and what is filled in, as the browser gives it too."""
        names = ("code", "language", "profile", "service", "day", "time")
        return {name: str(value) for name in names if (value := getattr(self, name))}


# Facet and value in the compiled file -> what it means for whoever reads the answer.
_LASTING = {
    ("access", Access.APPOINTMENT): Reason(ReasonCode.ACCESS_BY_APPOINTMENT),
    ("access", Access.REFERRAL_ONLY): Reason(ReasonCode.THROUGH_PROFESSIONAL),
    ("mark", "unreachable"): Reason(ReasonCode.NO_NUMBER),
    ("capacity", Capacity.YES): Reason(ReasonCode.ROOM),
    ("capacity", Capacity.WAITLIST): Reason(ReasonCode.WAITLIST),
    ("capacity", Capacity.NO): Reason(ReasonCode.NO_ROOM),
    ("trust", Trust.CONFIRMED): Reason(ReasonCode.CONFIRMED),
    ("trust", Trust.STALE): Reason(ReasonCode.STALE),
    ("trust", Trust.UNCONFIRMED): Reason(ReasonCode.UNCONFIRMED),
    ("trust", Trust.DISPUTED): Reason(ReasonCode.DISPUTED),
}


def lasting_reasons(
    facets: Mapping[str, Mapping[str, NDArray[np.uint8]]], services: int
) -> list[tuple[Reason, ...]]:
    """For each service the reasons that hold whatever is asked, whenever."""
    reasons: list[tuple[Reason, ...]] = [()] * services
    for (kind, value), reason in _LASTING.items():
        members = facets[kind].get(value, ())
        for number in np.flatnonzero(members):
            reasons[number] += (reason,)
    return reasons
