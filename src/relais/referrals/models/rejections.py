"""How often services did not accept, in counts alone."""

from django.db import models

from relais.foundation.privacy import Kind
from relais.foundation.trilingual import Trilingual


class RejectionCount(models.Model):
    """How often one service did not accept one need for one reason in one quarter.

    No file and no person: only that it was so often. Small counts are shown to nobody.
    """

    quarter = models.CharField(max_length=8)
    service = models.CharField(max_length=64)
    need = models.CharField(max_length=32)
    reason = models.CharField(max_length=16)
    count = models.PositiveIntegerField(default=0)

    unscoped = models.Manager["RejectionCount"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(
                name="rejections_are_counted_once", fields=["quarter", "service", "need", "reason"]
            )
        ]

    class Privacy:
        record = Trilingual(
            nl="Tellingen van doorverwijzingen die niet aanvaard zijn",
            fr="Nombres d’orientations non acceptées",
            en="Counts of referrals that were not accepted",
        )
        fields = {
            "quarter": Kind.NEUTRAL,
            "service": Kind.NEUTRAL,
            "need": Kind.NEUTRAL,
            "reason": Kind.NEUTRAL,
            "count": Kind.SENSITIVE,
        }
        keep = Trilingual(
            nl="voorgoed: tellingen zonder iets dat over een persoon gaat",
            fr="pour toujours : des nombres sans rien qui concerne une personne",
            en="for good: counts without anything that tells of a person",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"{self.quarter} · {self.service} · {self.need} · {self.reason}"
