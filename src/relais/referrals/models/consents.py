"""The ledger of consents: on what each receiver sees a referral. Nothing in it is ever removed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from relais.foundation.privacy import Kind, unconfirmed
from relais.foundation.trilingual import Trilingual
from relais.referrals.rules.vocabulary import GivenHow, Purpose


class Consent(models.Model):
    """That one receiver may see a referral: by consent of the person, or on a legal basis."""

    file = models.ForeignKey("foundation.ProtectedFile", on_delete=models.PROTECT, related_name="+")
    receiver = models.CharField(max_length=64)
    purpose = models.CharField(max_length=16)
    scope = ArrayField(models.CharField(max_length=16), default=list)
    how = models.CharField(max_length=16, blank=True)
    legal_basis = models.CharField(max_length=32, blank=True)
    given_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    recorded_by = models.CharField(max_length=64)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=64, blank=True)

    unscoped = models.Manager["Consent"]()

    class Meta:
        default_manager_name = "unscoped"
        indexes = [models.Index(fields=["file", "given_at"], name="consent_by_file")]
        constraints = [
            models.CheckConstraint(
                name="consent_says_how_or_rests_on_the_law",
                condition=(
                    Q(legal_basis="", how__in=[how.value for how in GivenHow], until__isnull=False)
                    | (~Q(legal_basis="") & Q(how=""))
                ),
            ),
            models.CheckConstraint(
                name="consent_is_to_a_known_end",
                condition=Q(purpose__in=[purpose.value for purpose in Purpose]),
            ),
        ]

    class Privacy:
        record = Trilingual(nl="Toestemmingen", fr="Consentements", en="Consents")
        fields = {
            "file": Kind.NEUTRAL,
            "receiver": Kind.SENSITIVE,
            "purpose": Kind.SENSITIVE,
            "scope": Kind.SENSITIVE,
            "how": Kind.SENSITIVE,
            "legal_basis": Kind.SENSITIVE,
            "given_at": Kind.SENSITIVE,
            "until": Kind.SENSITIVE,
            "recorded_by": Kind.IDENTIFYING,
            "withdrawn_at": Kind.SENSITIVE,
            "withdrawn_by": Kind.IDENTIFYING,
        }
        keep = unconfirmed(
            nl="tien jaar, om te bewijzen dat ze gegeven is",
            fr="dix ans, pour prouver qu’il a été donné",
            en="ten years, to prove that it was given",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"consent · {self.pk}"
