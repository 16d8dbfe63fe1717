"""When a promise that is not kept climbs, and to whom."""

from collections.abc import Sequence
from datetime import datetime

from relais.promises.rules.kinds import Step


def next_step_at(steps: Sequence[Step], *, taken: int, due_at: datetime) -> datetime | None:
    """When the step after the `taken` ones is to be taken; None when there is no other."""
    return due_at + steps[taken].after if taken < len(steps) else None
