"""The audit table: who did or saw what, when, about which record. Never a value."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from relais.audit.models.transactions import CurrentTransaction, TransactionNumber
from relais.foundation.privacy import Kind, unconfirmed
from relais.foundation.trilingual import Trilingual


class AuditRow(models.Model):
    """One act, written in the act's own transaction: neither exists without the other.

    PostgreSQL itself writes `xid` and `leaf`, whatever is asked: the transaction, and a hash over
    all other columns. Afterwards it refuses every change to the table: see the migration.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    mandate = models.TextField(blank=True)
    event = models.CharField(max_length=64)
    about = models.CharField(max_length=128)
    file = models.UUIDField(null=True)
    fields = ArrayField(models.CharField(max_length=64), default=list)
    reason = models.CharField(max_length=500, blank=True)
    xid = TransactionNumber(editable=False, db_default=CurrentTransaction())
    leaf = models.BinaryField(editable=False, db_default=b"")

    unscoped = models.Manager["AuditRow"]()

    class Meta:
        default_manager_name = "unscoped"
        indexes = [
            models.Index(fields=["about", "at"], name="audit_by_record"),
            models.Index(
                fields=["file", "at"], name="audit_by_file", condition=Q(file__isnull=False)
            ),
            # The order in which rows are sealed.
            models.Index(fields=["xid", "id"], name="audit_by_transaction"),
        ]

    class Privacy:
        record = Trilingual(
            nl="Wie wat deed en zag", fr="Qui a fait et vu quoi", en="Who did and saw what"
        )
        fields = {
            "at": Kind.NEUTRAL,
            "actor": Kind.SENSITIVE,
            "mandate": Kind.SENSITIVE,
            "event": Kind.NEUTRAL,
            "about": Kind.SENSITIVE,
            "file": Kind.SENSITIVE,
            "fields": Kind.NEUTRAL,
            "reason": Kind.SENSITIVE,
            "xid": Kind.NEUTRAL,
            "leaf": Kind.SENSITIVE,
        }
        keep = unconfirmed(nl="tien jaar", fr="dix ans", en="ten years")
        may_leave = False

    def __str__(self) -> str:
        return f"{self.event} · {self.about}"
