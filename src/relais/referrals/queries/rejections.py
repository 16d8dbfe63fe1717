"""How often services did not accept, by reason, as the coordination of the region may know it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied

from relais.foundation.access import Viewer
from relais.foundation.yaml_files import read_yaml
from relais.referrals.models import RejectionCount
from relais.referrals.permissions import Permission
from relais.referrals.rules.rejections import Rejected, Sheet, publish, quarter_of
from relais.referrals.rules.vocabulary import RejectionReason

FILE = Path(__file__).parents[1] / "data" / "disclosure.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Below which count nothing is shown, since when, who says so, and whether it is validated."""

    small_cell: int
    from_day: date
    source: str
    validated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejections:
    """The sheets of one quarter that is over, and which other quarters there are, newest first."""

    quarter: str
    quarters: tuple[str, ...]
    by_service: Sheet
    by_need: Sheet


@cache
def disclosure() -> Disclosure:
    """The setting as the file that comes with Relais has it."""
    data: dict[str, Any] = read_yaml(FILE.read_text(encoding="utf-8"))
    return Disclosure(
        small_cell=data["small_cell"],
        from_day=data["from"],
        source=data["source"],
        validated=data["validated"],
    )


def rejections(viewer: Viewer, *, quarter: str, today: date) -> Rejections | None:
    """What was not accepted in a quarter that is over, the last one for any other; None: nothing.

    The quarter that still runs is left out: it changes, and two looks at it would tell what one
    hides.
    """
    if not viewer.may(Permission.READ_REJECTIONS):
        raise PermissionDenied
    over = _quarters_over(today)
    if not over:
        return None
    chosen = quarter if quarter in over else over[0]
    by_service, by_need = publish(
        _counts(chosen), reasons=tuple(RejectionReason), small_cell=disclosure().small_cell
    )
    return Rejections(quarter=chosen, quarters=tuple(over), by_service=by_service, by_need=by_need)


def _quarters_over(today: date) -> Sequence[str]:
    over = RejectionCount.unscoped.filter(quarter__lt=quarter_of(today))
    return list(over.order_by("-quarter").values_list("quarter", flat=True).distinct())


def _counts(quarter: str) -> list[Rejected]:
    rows = RejectionCount.unscoped.filter(quarter=quarter).order_by("pk")
    return [
        Rejected(service=row.service, need=row.need, reason=row.reason, count=row.count)
        for row in rows
    ]
