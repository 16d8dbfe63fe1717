"""What happens when time passes: promises that nobody kept climb, one step in one transaction."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from relais.foundation.access import Viewer
from relais.promises.commands.promising import keep_change
from relais.promises.commands.telling import note
from relais.promises.models import Promise
from relais.promises.permissions import Permission
from relais.promises.queries.climbing import body_of, known_kinds
from relais.promises.queries.kinds import kind
from relais.promises.rules.climbing import next_step_at
from relais.promises.rules.vocabulary import Move


def climb(*, by: Viewer, now: datetime) -> int:
    """Let all that is due to climb do so; answers how many steps were taken.

    Two runs at once share the work, for each holds the promise it is at. A run that is killed has
    taken its finished steps for good and the one it was at not at all; the next run goes on.
    """
    if not by.may(Permission.CLIMB):
        raise PermissionDenied
    taken = 0
    while _climb_one(by, now):
        taken += 1
    return taken


@transaction.atomic
def _climb_one(by: Viewer, now: datetime) -> bool:
    waiting = Promise.unscoped.filter(next_step_at__lte=now, kind__in=known_kinds())
    promise = waiting.order_by("next_step_at").select_for_update(skip_locked=True).first()
    if promise is None:
        return False
    steps = kind(promise.kind).steps
    target = body_of(by, promise, steps[promise.steps_taken].target)
    promise.steps_taken += 1
    promise.next_step_at = next_step_at(steps, taken=promise.steps_taken, due_at=promise.due_at)
    if target not in {promise.owed_by_id, *promise.climbed_to}:
        promise.climbed_to = [*promise.climbed_to, target]
    keep_change(promise, by, now, Move.CLIMBED)
    note(by, now, promise, target, day=localdate(now))
    return True
