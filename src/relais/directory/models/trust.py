"""What speaks for a record and against it: confirmations, its versions, reports from counters."""

from django.db import models
from django.db.models import Q

from relais.directory.models.services import Service
from relais.directory.rules.vocabulary import Act, Aspect, Means, Trouble
from relais.foundation.privacy import Kind as Private
from relais.foundation.trilingual import Trilingual


class Confirmation(models.Model):
    """That someone made sure of one aspect of a record. Rows are added or withdrawn, no more."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="confirmations")
    aspect = models.CharField(max_length=16)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)
    role = models.CharField(max_length=32)
    means = models.CharField(max_length=16)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager["Confirmation"]()

    class Meta:
        default_manager_name = "unscoped"
        indexes = [
            models.Index(
                fields=["service", "aspect", "-at"],
                condition=Q(withdrawn_at=None),
                name="confirmation_that_holds",
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="confirmation_is_of_a_known_aspect",
                condition=Q(aspect__in=[aspect.value for aspect in Aspect]),
            ),
            models.CheckConstraint(
                name="confirmation_by_known_means",
                condition=Q(means__in=[means.value for means in Means]),
            ),
            models.CheckConstraint(
                name="confirmation_says_by_whom_in_what_role",
                condition=~Q(by="") & ~Q(role=""),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Bevestigingen van een fiche",
            fr="Confirmations d’une fiche",
            en="Confirmations of a record",
        )
        # `by` is the code of a professional, or of the link by which it came: it never leaves.
        fields = {
            "service": Private.NEUTRAL,
            "aspect": Private.NEUTRAL,
            "at": Private.NEUTRAL,
            "by": Private.IDENTIFYING,
            "role": Private.NEUTRAL,
            "means": Private.NEUTRAL,
            "withdrawn_at": Private.NEUTRAL,
        }
        keep = Trilingual(
            nl="zolang de dienst bestaat",
            fr="aussi longtemps que le service existe",
            en="as long as the service exists",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"{self.aspect} · {self.at:%Y-%m-%d}"


class Version(models.Model):
    """What a record said from one moment on, who brought that about, and where it came from.

    `content` is the record in the form of an import file. Of a service whose address is secret, or
    has become so, it holds no place.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="versions")
    at = models.DateTimeField()
    by = models.CharField(max_length=64)
    role = models.CharField(max_length=32)
    act = models.CharField(max_length=16)
    source = models.CharField(max_length=500)
    content = models.JSONField()

    unscoped = models.Manager["Version"]()

    class Meta:
        default_manager_name = "unscoped"
        indexes = [models.Index(fields=["service", "id"], name="version_by_service")]
        constraints = [
            models.CheckConstraint(
                name="version_by_a_known_act",
                condition=Q(act__in=[act.value for act in Act]),
            )
        ]

    class Privacy:
        record = Trilingual(
            nl="Vorige versies van een fiche",
            fr="Versions antérieures d’une fiche",
            en="Earlier versions of a record",
        )
        fields = {
            "service": Private.NEUTRAL,
            "at": Private.NEUTRAL,
            "by": Private.IDENTIFYING,
            "role": Private.NEUTRAL,
            "act": Private.NEUTRAL,
            "source": Private.SENSITIVE,
            "content": Private.SENSITIVE,
        }
        keep = Trilingual(
            nl="zolang de dienst bestaat",
            fr="aussi longtemps que le service existe",
            en="as long as the service exists",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"{self.act} · {self.at:%Y-%m-%d}"


class TroubleReport(models.Model):
    """That counters found something wrong with a service in one week. Nothing about a person.

    `reporter` is a keyed fingerprint of the counter and the week: it keeps one counter from
    reporting twice, and says to nobody which counter it was.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="troubles")
    trouble = models.CharField(max_length=16)
    week = models.CharField(max_length=8)
    reporter = models.CharField(max_length=64)
    settled_by = models.ForeignKey(
        Confirmation, on_delete=models.CASCADE, null=True, blank=True, related_name="settled"
    )

    unscoped = models.Manager["TroubleReport"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="trouble_is_known",
                condition=Q(trouble__in=[trouble.value for trouble in Trouble]),
            ),
            models.CheckConstraint(
                name="trouble_in_an_iso_week", condition=Q(week__regex=r"^\d{4}-W\d{2}$")
            ),
            models.UniqueConstraint(
                name="trouble_once_a_week_from_one_counter",
                fields=["service", "trouble", "week", "reporter"],
                condition=Q(settled_by=None),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Meldingen van een fout", fr="Signalements d’erreur", en="Reports of a mistake"
        )
        fields = {
            "service": Private.NEUTRAL,
            "trouble": Private.NEUTRAL,
            "week": Private.NEUTRAL,
            "reporter": Private.SENSITIVE,
            "settled_by": Private.NEUTRAL,
        }
        keep = Trilingual(
            nl="een dag nadat dat punt bevestigd is",
            fr="un jour après la confirmation de ce point",
            en="one day after the aspect was confirmed",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"{self.trouble} · {self.week}"
