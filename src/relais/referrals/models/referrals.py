"""A referral, and the course it takes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from relais.foundation.privacy import Kind, unconfirmed
from relais.foundation.trilingual import Trilingual
from relais.promises.interface import Urgency
from relais.referrals.rules.contact import SafeContact
from relais.referrals.rules.vocabulary import (
    Answerer,
    Channel,
    DayPart,
    Move,
    Outcome,
    Party,
    RejectionReason,
    State,
)

KEEP = unconfirmed(
    nl="twee jaar na het einde", fr="deux ans après la fin", en="two years after it ended"
)


def _one_of(name: str, field: str, values: type, *, empty: bool = False) -> models.CheckConstraint:
    known = [value.value for value in values]  # type: ignore[attr-defined]  # an enum
    return models.CheckConstraint(
        name=name, condition=Q(**{f"{field}__in": [*known, ""] if empty else known})
    )


class Referral(models.Model):
    """That a professional hands somebody over to a service: a file of its own.

    `reach`, `say`, `name` and `note` are sealed in the vault under the key of this file; everything
    else says what is asked and of whom, and how the person may be reached safely.
    """

    file = models.OneToOneField(
        "foundation.ProtectedFile", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    code = models.CharField(max_length=16)
    state = models.CharField(max_length=16)
    urgency = models.CharField(max_length=8)
    need = models.CharField(max_length=32)
    facts = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    municipality = models.CharField(max_length=8, blank=True)
    service = models.CharField(max_length=64)
    sender = models.CharField(max_length=64)
    sender_body = models.CharField(max_length=64)
    receiver_body = models.CharField(max_length=64, blank=True)
    # Where nobody answers in Relais: the link that was given to whoever does, in place of a body.
    link = models.UUIDField(null=True, blank=True)
    replaces = models.UUIDField(null=True, blank=True)

    channel = models.CharField(max_length=16)
    day_part = models.CharField(max_length=16)
    language = models.CharField(max_length=8)
    answerer = models.CharField(max_length=16)
    may_leave_message = models.BooleanField(default=False)
    reach = models.BinaryField(blank=True)
    say = models.BinaryField(blank=True)
    name = models.BinaryField(blank=True)
    note = models.BinaryField(blank=True)

    reason = models.CharField(max_length=16, blank=True)
    outcome = models.CharField(max_length=16, blank=True)
    sent_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    unscoped = models.Manager["Referral"]()

    class Meta:
        default_manager_name = "unscoped"
        indexes = [
            models.Index(fields=["receiver_body", "state", "-sent_at"], name="referral_inbox"),
            models.Index(fields=["sender_body", "-sent_at"], name="referral_outbox"),
        ]
        constraints = [
            models.CheckConstraint(
                name="referral_goes_to_a_body_or_by_a_link",
                condition=Q(receiver_body="", link__isnull=False)
                | (~Q(receiver_body="") & Q(link__isnull=True)),
            ),
            _one_of("referral_is_in_a_known_state", "state", State),
            _one_of("referral_is_of_a_known_urgency", "urgency", Urgency),
            _one_of("referral_names_a_known_channel", "channel", Channel),
            _one_of("referral_names_a_known_day_part", "day_part", DayPart),
            _one_of("referral_names_who_may_answer", "answerer", Answerer),
            _one_of("referral_names_a_known_reason", "reason", RejectionReason, empty=True),
            _one_of("referral_names_a_known_outcome", "outcome", Outcome, empty=True),
        ]

    class Privacy:
        record = Trilingual(
            nl="Doorverwijzingen van een persoon naar een dienst",
            fr="Orientations d’une personne vers un service",
            en="Referrals of a person to a service",
        )
        fields = {
            "code": Kind.SENSITIVE,
            "state": Kind.SENSITIVE,
            "urgency": Kind.SENSITIVE,
            "need": Kind.SENSITIVE,
            "facts": Kind.SENSITIVE,
            "municipality": Kind.SENSITIVE,
            "service": Kind.SENSITIVE,
            "sender": Kind.IDENTIFYING,
            "sender_body": Kind.SENSITIVE,
            "receiver_body": Kind.SENSITIVE,
            "link": Kind.NEUTRAL,
            "replaces": Kind.NEUTRAL,
            "channel": Kind.SENSITIVE,
            "day_part": Kind.SENSITIVE,
            "language": Kind.SENSITIVE,
            "answerer": Kind.SENSITIVE,
            "may_leave_message": Kind.SENSITIVE,
            "reach": Kind.IDENTIFYING,
            "say": Kind.SENSITIVE,
            "name": Kind.IDENTIFYING,
            "note": Kind.SENSITIVE,
            "reason": Kind.SENSITIVE,
            "outcome": Kind.SENSITIVE,
            "sent_at": Kind.SENSITIVE,
            "changed_at": Kind.NEUTRAL,
        }
        keep = KEEP
        may_leave = False

    def __str__(self) -> str:
        return self.code

    @property
    def safe_contact(self) -> SafeContact:
        """How to reach the person safely, without the word to say, which is sealed."""
        return SafeContact(
            channel=Channel(self.channel),
            when=DayPart(self.day_part),
            language=self.language,
            answerer=Answerer(self.answerer),
            may_leave_message=self.may_leave_message,
        )


class Step(models.Model):
    """One move of a referral: who made it, for whom, when, and why. Only ever added."""

    file = models.ForeignKey("foundation.ProtectedFile", on_delete=models.PROTECT, related_name="+")
    move = models.CharField(max_length=16)
    party = models.CharField(max_length=16)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
    reason = models.CharField(max_length=16, blank=True)
    outcome = models.CharField(max_length=16, blank=True)

    unscoped = models.Manager["Step"]()

    class Meta:
        default_manager_name = "unscoped"
        indexes = [models.Index(fields=["file", "at"], name="step_by_file")]
        constraints = [
            _one_of("step_is_a_known_move", "move", Move),
            _one_of("step_is_of_a_known_party", "party", Party),
        ]

    class Privacy:
        record = Trilingual(
            nl="Wat er met een doorverwijzing gebeurde",
            fr="Ce qui est arrivé à une orientation",
            en="What happened to a referral",
        )
        fields = {
            "file": Kind.NEUTRAL,
            "move": Kind.SENSITIVE,
            "party": Kind.NEUTRAL,
            "by": Kind.IDENTIFYING,
            "at": Kind.SENSITIVE,
            "reason": Kind.SENSITIVE,
            "outcome": Kind.SENSITIVE,
        }
        keep = KEEP
        may_leave = False

    def __str__(self) -> str:
        return f"{self.move} · {self.pk}"
