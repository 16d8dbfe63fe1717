"""Professionals, and the mandates under which they act."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from relais.foundation.privacy import Kind, unconfirmed
from relais.foundation.trilingual import Trilingual
from relais.organisations.models.bodies import Body
from relais.organisations.models.periods import Days, Period, PeriodQuerySet
from relais.organisations.rules.mandates import NO_STANDING, Standing, Term, seats
from relais.organisations.rules.vocabulary import Role

# How the audit names those who are no person: see `relais.foundation.access`.
RESERVED_CODES = ["everyone", "operator", "clock"]


class ProfessionalManager(BaseUserManager["Professional"]):
    """Finds a professional by code, which is what Django's sign-in asks."""


class Professional(AbstractBaseUser):
    """Someone who works in the relay and can sign in.

    What she may do stands in her mandates, not here: as it comes from the database a professional
    may nothing, until `queries.professional_on` has looked up the mandates of a day.
    """

    code = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2)
    # Where to tell her that something is due; empty is not known.
    mail = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    standing: Standing = NO_STANDING

    unscoped = ProfessionalManager()

    USERNAME_FIELD = "code"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="professional_reads_dutch_or_french",
                condition=Q(language__in=["nl", "fr"]),
            ),
            # The audit names an actor by code: no person may pass for the operator or for nobody.
            models.CheckConstraint(
                name="professional_is_nobody_else",
                condition=~Q(code__in=RESERVED_CODES),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Professionals die zich kunnen aanmelden",
            fr="Professionnels qui peuvent se connecter",
            en="Professionals who can sign in",
        )
        fields = {
            "code": Kind.IDENTIFYING,
            "name": Kind.IDENTIFYING,
            "language": Kind.NEUTRAL,
            "mail": Kind.IDENTIFYING,
            "is_active": Kind.NEUTRAL,
            "password": Kind.SENSITIVE,
            "last_login": Kind.SENSITIVE,
        }
        keep = unconfirmed(
            nl="zolang de persoon een mandaat heeft",
            fr="aussi longtemps que la personne a un mandat",
            en="as long as the person has a mandate",
        )
        may_leave = False

    def __str__(self) -> str:
        return self.code

    @property
    def seats(self) -> tuple[str, ...]:
        """The seats from which her mandates of the day that was looked up let her see files."""
        return seats(self.code, self.standing.held) if self.is_active else ()

    @property
    def mandate(self) -> str:
        """The mandates that were looked up, as the audit writes them: `steward@21016`.

        Of someone who holds several it names all: which of them an act rested on, nobody knows.
        """
        return ", ".join(f"{held.role}@{held.body}" for held in self.standing.held)

    def may(self, permission: StrEnum) -> bool:
        """Whether a mandate of the day that was looked up carries `permission`."""
        return permission in self.standing.permissions


class MandateQuerySet(PeriodQuerySet["Mandate"]):
    def on(self, day: date) -> Self:
        """Those that hold on `day`: what was called off holds on none."""
        return super().on(day).filter(called_off_at=None)


class Mandate(Period):
    """That a professional acts for a body in a role, from one day until another."""

    professional = models.ForeignKey(
        Professional, on_delete=models.PROTECT, related_name="mandates"
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="mandates")
    role = models.CharField(max_length=32)
    from_day = models.DateField()
    granted_by = models.CharField(max_length=64)
    granted_at = models.DateTimeField()
    # The mandate that this one stands in for; it ends with that one.
    delegated_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="delegations"
    )
    # Ended on its first day or before: then it has no day left, and holds no more from this moment.
    called_off_at = models.DateTimeField(null=True, blank=True)

    unscoped = MandateQuerySet.as_manager()

    class Meta(Period.Meta):
        default_manager_name = "unscoped"
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                name="mandate_gives_a_known_role",
                condition=Q(role__in=[role.value for role in Role]),
            ),
            ExclusionConstraint(
                name="mandate_once_a_day",
                expressions=[
                    ("professional", RangeOperators.EQUAL),
                    ("body", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Days.of_record(), RangeOperators.OVERLAPS),
                ],
                condition=Q(called_off_at=None),
            ),
        ]

    class Privacy:
        record = Trilingual(nl="Mandaten", fr="Mandats", en="Mandates")
        fields = {
            "professional": Kind.IDENTIFYING,
            "body": Kind.NEUTRAL,
            "role": Kind.NEUTRAL,
            "from_day": Kind.NEUTRAL,
            "to_day": Kind.NEUTRAL,
            "granted_by": Kind.IDENTIFYING,
            "granted_at": Kind.NEUTRAL,
            "delegated_by": Kind.NEUTRAL,
            "called_off_at": Kind.NEUTRAL,
        }
        keep = unconfirmed(
            nl="tien jaar na het einde", fr="dix ans après sa fin", en="ten years after its end"
        )
        may_leave = False

    def __str__(self) -> str:
        return f"{self.role} · {self.pk}"

    @property
    def term(self) -> Term:
        return Term(from_day=self.from_day, to_day=self.to_day)
