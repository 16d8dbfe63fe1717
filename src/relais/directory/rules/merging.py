"""When two records can become one, and what the one then says."""

from enum import StrEnum
from typing import Any

from relais.directory.rules.raw import as_raw
from relais.directory.rules.record import Record

_LENGTH = 500
# About the records themselves, so no difference between what two sources say of the service.
_NOT_COMPARED = ("id", "source", "conflict", "note", "steward")


class MergeRefusal(StrEnum):
    """Why two records cannot become one."""

    SAME_RECORD = "same_record"
    ONE_IS_SECRET = "one_is_secret"  # noqa: S105  # names a refusal
    RELAYS_TO_THE_OTHER = "relays_to_the_other"


def refuse_merge(stays: Record, goes: Record) -> MergeRefusal | None:
    """Say why `goes` cannot be merged into `stays`, or None when it can."""
    if stays.code == goes.code:
        return MergeRefusal.SAME_RECORD
    if stays.confidential != goes.confidential:
        return MergeRefusal.ONE_IS_SECRET
    if goes.code == stays.relay_to or stays.code == goes.relay_to:
        return MergeRefusal.RELAYS_TO_THE_OTHER
    return None


def merged(stays: Record, goes: Record) -> dict[str, Any]:
    """What the record that stays says of both: their sources, and where they differ."""
    kept, given_up = as_raw(stays), as_raw(goes)
    filled = {
        field: value
        for field, value in given_up.items()
        if field not in kept and field not in _NOT_COMPARED
    }
    differing = [
        f"{field}: {_told(kept[field])} / {_told(given_up[field])}"
        for field in given_up
        if field in kept and field not in _NOT_COMPARED and kept[field] != given_up[field]
    ]
    conflicts = [text for text in (stays.conflict, goes.conflict, *differing) if text]
    return {
        **filled,
        "source": f"{stays.source}; {goes.source}"[:_LENGTH],
        "conflict": "; ".join(conflicts)[:_LENGTH] or None,
    }


def _told(value: object) -> str:
    if isinstance(value, dict):
        return " · ".join(map(str, value.values()))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
