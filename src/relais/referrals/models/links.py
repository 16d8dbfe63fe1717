"""Links for receivers outside Relais."""

import uuid
from datetime import datetime

from django.db import models

from relais.foundation.privacy import Kind
from relais.foundation.trilingual import Trilingual
from relais.referrals.rules.links import LinkState, state_of


class OutsideLink(models.Model):
    """A link that was given out: fingerprints, and for how long. Its seat stands with its file.

    Of the secret in its address and of the code that is said on the phone only marks are kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True)
    code_mark = models.BinaryField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager["OutsideLink"]()

    class Meta:
        default_manager_name = "unscoped"

    class Privacy:
        record = Trilingual(
            nl="Links waarmee een dienst buiten Relais één doorverwijzing opent",
            fr="Liens par lesquels un service hors de Relais ouvre une orientation",
            en="Links by which a service outside Relais opens one referral",
        )
        fields = {
            "id": Kind.NEUTRAL,
            "secret_hash": Kind.SENSITIVE,
            "code_mark": Kind.SENSITIVE,
            "made_at": Kind.NEUTRAL,
            "expires_at": Kind.NEUTRAL,
            "wrong_tries": Kind.NEUTRAL,
            "ended_at": Kind.NEUTRAL,
        }
        keep = Trilingual(
            nl="zolang de doorverwijzing die ermee opengaat",
            fr="aussi longtemps que l’orientation qu’il ouvre",
            en="as long as the referral that it opens",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"link · {self.pk}"

    def state_at(self, now: datetime) -> LinkState:
        """What has become of it at `now`."""
        return state_of(
            expires_at=self.expires_at,
            ended_at=self.ended_at,
            wrong_tries=self.wrong_tries,
            now=now,
        )
