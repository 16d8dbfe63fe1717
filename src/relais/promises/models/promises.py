"""Promises, and what happened to each."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from relais.foundation.privacy import Kind as Private
from relais.foundation.privacy import unconfirmed
from relais.foundation.trilingual import Trilingual
from relais.promises.rules.vocabulary import Move, Reason, State, Urgency


class Owed(models.Model):
    """What of a promise can change; the history keeps it as it stood after each change."""

    owed_by = models.ForeignKey(
        "organisations.Body", to_field="code", on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        "organisations.Professional",
        to_field="code",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    state = models.CharField(max_length=16)
    reason = models.CharField(max_length=16, blank=True)
    steps_taken = models.PositiveSmallIntegerField(default=0)
    next_step_at = models.DateTimeField(null=True)
    climbed_to = ArrayField(models.CharField(max_length=64), default=list, blank=True)

    class Meta:
        abstract = True


OWED = ("owed_by_id", "person_id", "state", "reason", "steps_taken", "next_step_at", "climbed_to")


class Promise(Owed):
    """That a body owes something by a moment, about something that only a context above knows."""

    # Stands in addresses, so it can't be guessed.
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=64)
    about = models.CharField(max_length=64)
    code = models.CharField(max_length=32)
    urgency = models.CharField(max_length=16)
    owed_to = models.ForeignKey(
        "organisations.Body", to_field="code", on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    passed_on_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="passed_on_to"
    )

    unscoped = models.Manager["Promise"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(
                name="owed_once_by_a_body",
                fields=["kind", "about", "owed_by"],
                condition=Q(state=State.OPEN),
            ),
            models.CheckConstraint(
                name="promise_in_a_known_state", condition=Q(state__in=list(State))
            ),
            models.CheckConstraint(
                name="promise_of_a_known_urgency", condition=Q(urgency__in=list(Urgency))
            ),
            models.CheckConstraint(
                name="promise_released_with_a_reason",
                condition=Q(state=State.RELEASED, reason__in=list(Reason))
                | (~Q(state=State.RELEASED) & Q(reason="")),
            ),
            models.CheckConstraint(
                name="promise_climbs_only_while_open",
                condition=Q(state=State.OPEN) | Q(next_step_at=None),
            ),
        ]
        indexes = [
            models.Index(
                name="promises_of_a_debtor",
                fields=["owed_by", "due_at", "id"],
                include=["kind"],
                condition=Q(state=State.OPEN),
            ),
            models.Index(
                name="promises_to_a_creditor",
                fields=["owed_to", "due_at", "id"],
                include=["kind"],
                condition=Q(state=State.OPEN),
            ),
            GinIndex(
                name="promises_that_climbed", fields=["climbed_to"], condition=Q(state=State.OPEN)
            ),
            models.Index(
                name="promises_that_will_climb",
                fields=["next_step_at"],
                condition=Q(next_step_at__isnull=False),
            ),
            models.Index(name="promises_about_a_thing", fields=["kind", "about"]),
        ]

    class Privacy:
        record = Trilingual(nl="Toezeggingen", fr="Engagements", en="Promises")
        fields = {
            "uid": Private.NEUTRAL,
            "kind": Private.NEUTRAL,
            "about": Private.SENSITIVE,
            "code": Private.SENSITIVE,
            "urgency": Private.NEUTRAL,
            "owed_by": Private.NEUTRAL,
            "person": Private.IDENTIFYING,
            "owed_to": Private.NEUTRAL,
            "made_at": Private.NEUTRAL,
            "due_at": Private.NEUTRAL,
            "state": Private.NEUTRAL,
            "reason": Private.NEUTRAL,
            "steps_taken": Private.NEUTRAL,
            "next_step_at": Private.NEUTRAL,
            "climbed_to": Private.NEUTRAL,
            "passed_on_from": Private.NEUTRAL,
        }
        keep = unconfirmed(
            nl="twee jaar na het einde", fr="deux ans après la fin", en="two years after it ended"
        )
        may_leave = False

    def __str__(self) -> str:
        return f"{self.kind} · {self.pk}"


class Change(Owed):
    """One thing that happened to a promise, with how it stood after."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="changes")
    move = models.CharField(max_length=16)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)

    unscoped = models.Manager["Change"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(name="change_by_a_known_move", condition=Q(move__in=list(Move)))
        ]

    class Privacy:
        record = Trilingual(
            nl="Wat er met een toezegging gebeurde",
            fr="Ce qui est arrivé à un engagement",
            en="What happened to a promise",
        )
        fields = {
            "promise": Private.NEUTRAL,
            "move": Private.NEUTRAL,
            "at": Private.NEUTRAL,
            "by": Private.IDENTIFYING,
            "owed_by": Private.NEUTRAL,
            "person": Private.IDENTIFYING,
            "state": Private.NEUTRAL,
            "reason": Private.NEUTRAL,
            "steps_taken": Private.NEUTRAL,
            "next_step_at": Private.NEUTRAL,
            "climbed_to": Private.NEUTRAL,
        }
        keep = Trilingual(
            nl="zolang als de toezegging",
            fr="aussi longtemps que l’engagement",
            en="as long as its promise",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"{self.move} · {self.promise_id}"
