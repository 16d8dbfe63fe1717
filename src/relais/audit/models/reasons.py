"""Why somebody did something about a file, in their own words: sealed under its key."""

import uuid

from django.db import models

from relais.foundation import vault
from relais.foundation.privacy import Kind
from relais.foundation.trilingual import Trilingual


class SealedReason(models.Model):
    """What somebody typed. The row of the act names it, with the hash of what is sealed here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.UUIDField(db_index=True)
    sealed = models.BinaryField()

    unscoped = models.Manager["SealedReason"]()

    class Meta:
        default_manager_name = "unscoped"

    class Privacy:
        record = Trilingual(
            nl="Waarom iemand iets met een dossier deed, in eigen woorden, verzegeld",
            fr="Pourquoi quelqu’un a fait quelque chose d’un dossier, en ses mots, scellé",
            en="Why somebody did something with a file, in their own words, sealed",
        )
        fields = {"id": Kind.NEUTRAL, "file": Kind.SENSITIVE, "sealed": Kind.SENSITIVE}
        keep = Trilingual(
            nl="zolang als de sleutel van het dossier",
            fr="aussi longtemps que la clé du dossier",
            en="as long as the key of the file",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"reason {self.pk}"

    @property
    def place(self) -> vault.Place:
        """Where what is sealed opens, and nowhere else."""
        return vault.Place(table="audit_sealedreason", column="sealed", file=self.file, row=self.id)
