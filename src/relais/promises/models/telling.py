"""Who is told by mail that something is due: each of these at most once."""

from django.db import models
from django.db.models import Q

from relais.foundation.privacy import Kind as Private
from relais.foundation.privacy import unconfirmed
from relais.foundation.trilingual import Trilingual
from relais.promises.models.promises import Promise


class Notice(models.Model):
    """That a professional is to be told of a promise: that it is due (step 0), or climbed to her.

    `claimed_at` is written before a letter leaves: whoever is killed in between tells her once
    too few, never once too often. Her home page shows it all the same.
    """

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="notices")
    step = models.PositiveSmallIntegerField()
    professional = models.ForeignKey(
        "organisations.Professional", to_field="code", on_delete=models.CASCADE, related_name="+"
    )
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    unscoped = models.Manager["Notice"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(
                name="told_once_of_a_step", fields=["promise", "step", "professional"]
            )
        ]
        indexes = [
            models.Index(
                name="notices_to_send", fields=["professional"], condition=Q(claimed_at=None)
            )
        ]

    class Privacy:
        record = Trilingual(
            nl="Meldingen aan professionals",
            fr="Avis aux professionnels",
            en="Notices to professionals",
        )
        fields = {
            "promise": Private.NEUTRAL,
            "step": Private.NEUTRAL,
            "professional": Private.IDENTIFYING,
            "made_at": Private.NEUTRAL,
            "claimed_at": Private.NEUTRAL,
            "sent_at": Private.NEUTRAL,
        }
        keep = Trilingual(
            nl="zolang als de toezegging",
            fr="aussi longtemps que l’engagement",
            en="as long as its promise",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"notice {self.pk}"


class Digest(models.Model):
    """That a professional had her letter of a day, or that there was nothing to write."""

    professional = models.ForeignKey(
        "organisations.Professional", to_field="code", on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField()
    sent_at = models.DateTimeField(null=True)

    unscoped = models.Manager["Digest"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(name="one_digest_a_day", fields=["professional", "day"])
        ]

    class Privacy:
        record = Trilingual(nl="Dagbrieven", fr="Lettres du jour", en="Letters of the day")
        fields = {
            "professional": Private.IDENTIFYING,
            "day": Private.NEUTRAL,
            "sent_at": Private.NEUTRAL,
        }
        keep = unconfirmed(nl="een maand", fr="un mois", en="one month")
        may_leave = False

    def __str__(self) -> str:
        return f"digest {self.pk}"
