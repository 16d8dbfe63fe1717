"""The organisations of the relay, and their units."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from relais.foundation.privacy import Kind
from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.vocabulary import BodyKind


class Body(models.Model):
    """An organisation that can owe something: it keeps records, gives help, has professionals."""

    code = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=32)
    name_nl = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    unscoped = models.Manager["Body"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="body_is_of_a_known_kind",
                condition=Q(kind__in=[kind.value for kind in BodyKind]),
            ),
            models.CheckConstraint(
                name="body_is_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
            ),
        ]

    class Privacy:
        fields = {
            "code": Kind.NEUTRAL,
            "kind": Kind.NEUTRAL,
            "name_nl": Kind.NEUTRAL,
            "name_fr": Kind.NEUTRAL,
            "name_en": Kind.NEUTRAL,
            "parent": Kind.NEUTRAL,
            "aliases": Kind.NEUTRAL,
        }
        keep = "for good: old files name old organisations"
        may_leave = True

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> Trilingual:
        return Trilingual(nl=self.name_nl, fr=self.name_fr, en=self.name_en)


class Unit(models.Model):
    """A part of a body that people know by its own name, such as an EVA cell."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="units")
    code = models.CharField(max_length=64)
    name_nl = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    unscoped = models.Manager["Unit"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [models.UniqueConstraint(fields=["body", "code"], name="unit_once_in_a_body")]

    class Privacy:
        fields = {
            "body": Kind.NEUTRAL,
            "code": Kind.NEUTRAL,
            "name_nl": Kind.NEUTRAL,
            "name_fr": Kind.NEUTRAL,
            "name_en": Kind.NEUTRAL,
            "aliases": Kind.NEUTRAL,
        }
        keep = "for good: old files name old units"
        may_leave = True

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> Trilingual:
        return Trilingual(nl=self.name_nl, fr=self.name_fr, en=self.name_en)
