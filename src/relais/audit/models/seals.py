"""Seals: what the rows of a while came to, signed, each holding on to the one before."""

from django.db import models

from relais.audit.models.transactions import TransactionNumber
from relais.foundation.privacy import Kind, unconfirmed
from relais.foundation.trilingual import Trilingual


class Seal(models.Model):
    """That these rows, and no others, stood in the audit: all of `from_xid` up to `below_xid`.

    `leaves` names the sealed rows (8 bytes of id and 32 of leaf each) so that a row that is gone
    can be named. It is an aid and no proof: the proof is `root`, which is signed.
    """

    id = models.BigIntegerField(primary_key=True)
    epoch = models.IntegerField()
    from_id = models.BigIntegerField()
    from_xid = TransactionNumber()
    below_xid = TransactionNumber()
    rows = models.IntegerField()
    root = models.BinaryField()
    prev = models.BinaryField()
    hash = models.BinaryField()
    signature = models.BinaryField()
    leaves = models.BinaryField()
    at = models.DateTimeField()

    unscoped = models.Manager["Seal"]()

    class Meta:
        default_manager_name = "unscoped"

    class Privacy:
        record = Trilingual(
            nl="Zegels op de audit", fr="Sceaux sur l’audit", en="Seals on the audit"
        )
        fields = {
            "epoch": Kind.NEUTRAL,
            "from_id": Kind.NEUTRAL,
            "from_xid": Kind.NEUTRAL,
            "below_xid": Kind.NEUTRAL,
            "rows": Kind.NEUTRAL,
            "root": Kind.NEUTRAL,
            "prev": Kind.NEUTRAL,
            "hash": Kind.NEUTRAL,
            "signature": Kind.NEUTRAL,
            "leaves": Kind.SENSITIVE,
            "at": Kind.NEUTRAL,
        }
        keep = unconfirmed(
            nl="zolang als de regels", fr="aussi longtemps que les lignes", en="as long as the rows"
        )
        may_leave = False

    def __str__(self) -> str:
        return f"seal {self.pk}"
