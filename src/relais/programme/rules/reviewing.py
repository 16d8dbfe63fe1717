"""What becomes of a contribution."""

from enum import StrEnum

from relais.programme.rules.vocabulary import Review


class ReviewRefusal(StrEnum):
    """Why a contribution can't be taken over or set aside."""

    ALREADY_DECIDED = "already_decided"
    NO_REASON = "no_reason"
    NO_PLACE = "no_place"


def refuse_takeover(*, review: str, has_place: bool) -> ReviewRefusal | None:
    """Why it can't be taken over; `has_place`: it is known in which chapter it will stand."""
    if review != Review.WAITING:
        return ReviewRefusal.ALREADY_DECIDED
    return None if has_place else ReviewRefusal.NO_PLACE


def refuse_setting_aside(*, review: str, reason: str) -> ReviewRefusal | None:
    """Why it can't be set aside; its member may ask why, so there has to be a reason."""
    if review != Review.WAITING:
        return ReviewRefusal.ALREADY_DECIDED
    return None if reason.strip() else ReviewRefusal.NO_REASON
