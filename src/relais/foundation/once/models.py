"""What was answered to a form, for as long as it might be sent again."""

from django.db import models

from relais.foundation.privacy import Kind
from relais.foundation.trilingual import Trilingual


class AnsweredPost(models.Model):
    """A form that was acted upon, written in the transaction of the act itself.

    `mark` is a fingerprint of the form's key, of who sent it, where to and what it says.
    `location` is where the answer led; empty when it was a page, which is then made anew.
    """

    mark = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(db_index=True)
    location = models.CharField(max_length=2000)

    unscoped = models.Manager["AnsweredPost"]()

    class Meta:
        default_manager_name = "unscoped"

    class Privacy:
        record = Trilingual(
            nl="Formulieren die verwerkt zijn",
            fr="Formulaires qui ont été traités",
            en="Forms that were acted upon",
        )
        fields = {"mark": Kind.NEUTRAL, "at": Kind.NEUTRAL, "location": Kind.SENSITIVE}
        keep = Trilingual(nl="twee dagen", fr="deux jours", en="two days")
        may_leave = False

    def __str__(self) -> str:
        return f"{self.mark[:8]} · {self.at:%Y-%m-%d}"
