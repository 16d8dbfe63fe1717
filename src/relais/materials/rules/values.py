"""Numbers that an authority may change, each with its source; `data/values.yaml` holds them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number and where it comes from."""

    number: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """All of them, by name."""

    small_cell: Value
    weeks: Value
    count_at_most: Value
    unusual_count: Value
    link_days: Value
    card_check_days: Value
    code_days: Value
    late_days: Value
    months: Value
