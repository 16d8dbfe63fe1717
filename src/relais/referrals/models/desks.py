"""Which body answers referrals to a service, and whether it has room."""

from django.db import models

from relais.directory.interface import Capacity
from relais.foundation.privacy import Kind


class Desk(models.Model):
    """That a body answers what is handed over to a service of the directory."""

    service = models.CharField(max_length=64, unique=True)
    body = models.CharField(max_length=64)
    capacity = models.CharField(max_length=16, default=Capacity.UNKNOWN.value)
    capacity_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField()

    unscoped = models.Manager["Desk"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="desk_has_a_known_capacity",
                condition=models.Q(capacity__in=[state.value for state in Capacity]),
            )
        ]

    class Privacy:
        fields = {
            "service": Kind.NEUTRAL,
            "body": Kind.NEUTRAL,
            "capacity": Kind.NEUTRAL,
            "capacity_at": Kind.NEUTRAL,
            "opened_at": Kind.NEUTRAL,
        }
        keep = "as long as the service stands in the directory"
        may_leave = True

    def __str__(self) -> str:
        return self.service
