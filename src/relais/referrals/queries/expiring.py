"""Which referrals have waited too long for an answer."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Q

from relais.foundation.access import Viewer
from relais.foundation.yaml_files import read_yaml
from relais.promises.interface import Urgency
from relais.referrals.models import Referral
from relais.referrals.queries import referrals
from relais.referrals.rules.moves import UNANSWERED

FILE = Path(__file__).parents[1] / "data" / "expiry.yaml"


@cache
def waits() -> Mapping[Urgency, timedelta]:
    """How long an answer may take at most, as the file that comes with Relais has it."""
    data: dict[str, Any] = read_yaml(FILE.read_text(encoding="utf-8"))
    return {Urgency(urgency): timedelta(hours=hours) for urgency, hours in data["hours"].items()}


def next_overdue(viewer: Viewer, *, moment: datetime) -> Referral | None:
    """One that waited too long, held until the transaction ends; two clocks share the work."""
    too_long = Q()
    for urgency, wait in waits().items():
        too_long |= Q(urgency=urgency, sent_at__lte=moment - wait)
    waiting = referrals.seen(viewer).filter(too_long, state__in=UNANSWERED)
    return waiting.order_by("sent_at").select_for_update(skip_locked=True).first()
