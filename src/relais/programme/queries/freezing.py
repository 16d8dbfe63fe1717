"""How far the freezing of an edition is that lies in the queue."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.tasks import TaskResultStatus
from django.utils.functional import Promise
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from relais.foundation.access import Viewer
from relais.programme.models import Entry
from relais.programme.rules.freezing import FreezeRefusal, FreezingStage
from relais.programme.words.editions import FREEZE_REFUSAL

TASK: Final = "relais.programme.tasks.freeze_edition"
# More initiatives than a page can freeze while somebody looks at it, at about a thousand a second.
LARGE: Final = 1_000
# Ten thousand initiatives take ten seconds: whoever worked on it for so long was stopped.
_AT_MOST: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezingDisplay:
    """Where a freezing stands, and what came of it."""

    stage: FreezingStage
    revision: int | None = None
    refusal: Promise | None = None

    @property
    def goes_on(self) -> bool:
        return self.stage in {FreezingStage.WAITING, FreezingStage.AT_WORK}


def is_large(_viewer: Viewer, ref: str) -> bool:
    """Whether this edition tells more than a page can freeze at once."""
    return Entry.unscoped.filter(chapter__edition__ref=ref)[: LARGE + 1].count() > LARGE


def waiting(viewer: Viewer, ref: str) -> DBTaskResultQuerySet:
    """What lies in the queue for this edition and nobody has begun."""
    return _of(viewer, ref).filter(status=TaskResultStatus.READY)


def freezing(viewer: Viewer, ref: str, *, now: datetime) -> FreezingDisplay | None:
    """The last freezing that was asked of this edition; none when nobody asked for a day."""
    last = _of(viewer, ref).order_by("-enqueued_at").first()
    return _display(last, now) if last else None


def _of(_viewer: Viewer, ref: str) -> DBTaskResultQuerySet:
    every = DBTaskResultQuerySet(DBTaskResult)
    return every.filter(task_path=TASK, args_kwargs__kwargs__edition=ref)


def _display(last: "DBTaskResult[..., Any]", now: datetime) -> FreezingDisplay:
    match last.status:
        case TaskResultStatus.READY:
            return FreezingDisplay(stage=FreezingStage.WAITING)
        case TaskResultStatus.RUNNING:
            stopped = last.started_at is None or now - last.started_at > _AT_MOST
            return FreezingDisplay(
                stage=FreezingStage.STOPPED if stopped else FreezingStage.AT_WORK
            )
        case TaskResultStatus.SUCCESSFUL:
            return _outcome(last.return_value)
        case _:
            return FreezingDisplay(stage=FreezingStage.STOPPED)


def _outcome(answer: dict[str, int | str]) -> FreezingDisplay:
    if "refused" in answer:
        refusal = FREEZE_REFUSAL[FreezeRefusal(str(answer["refused"]))]
        return FreezingDisplay(stage=FreezingStage.REFUSED, refusal=refusal)
    return FreezingDisplay(stage=FreezingStage.DONE, revision=int(answer["revision"]))
