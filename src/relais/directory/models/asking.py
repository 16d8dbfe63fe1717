"""Asking others to confirm a record: where to write, the links that were sent, what came back."""

from django.db import models
from django.db.models import F, Q

from relais.directory.models.services import Service
from relais.foundation.privacy import Kind as Private
from relais.foundation.privacy import unconfirmed
from relais.foundation.trilingual import Trilingual


class Contact(models.Model):
    """A mailbox that is asked to confirm: of a steward, or of a service itself. It never leaves."""

    service = models.OneToOneField(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="contact"
    )
    steward = models.OneToOneField(
        "organisations.Body",
        to_field="code",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="directory_contact",
    )
    mail = models.EmailField()
    language = models.CharField(max_length=2, blank=True)

    unscoped = models.Manager["Contact"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="contact_of_a_service_or_of_a_steward",
                condition=Q(service__isnull=True, steward__isnull=False)
                | Q(service__isnull=False, steward__isnull=True),
            ),
            models.CheckConstraint(
                name="contact_reads_dutch_french_or_who_knows",
                condition=Q(language__in=["", "nl", "fr"]),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Mailadressen waaraan een bevestiging gevraagd wordt",
            fr="Adresses e-mail auxquelles une confirmation est demandée",
            en="Mailboxes that are asked to confirm",
        )
        fields = {
            "service": Private.NEUTRAL,
            "steward": Private.NEUTRAL,
            "mail": Private.IDENTIFYING,
            "language": Private.NEUTRAL,
        }
        keep = Trilingual(
            nl="zolang de dienst bestaat",
            fr="aussi longtemps que le service existe",
            en="as long as the service exists",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"contact {self.pk}"


class Invitation(models.Model):
    """A link that lets whoever holds it confirm one record once, without an account.

    Of its secret only the fingerprint is kept. `for_service` says that the service itself was
    asked: what it proposes waits for the steward.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="invitations")
    for_service = models.BooleanField()
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager["Invitation"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="invitation_expires_after_it_was_created",
                condition=Q(expires_at__gt=F("created_at")),
            ),
            models.UniqueConstraint(
                name="one_open_invitation_to_each",
                fields=["service", "for_service"],
                condition=Q(used_at=None, revoked_at=None),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Links om een fiche te bevestigen",
            fr="Liens pour confirmer une fiche",
            en="Links to confirm a record",
        )
        fields = {
            "service": Private.NEUTRAL,
            "for_service": Private.NEUTRAL,
            "secret_hash": Private.SENSITIVE,
            "created_at": Private.NEUTRAL,
            "created_by": Private.IDENTIFYING,
            "expires_at": Private.NEUTRAL,
            "mailed_at": Private.NEUTRAL,
            "used_at": Private.NEUTRAL,
            "revoked_at": Private.NEUTRAL,
        }
        keep = unconfirmed(
            nl="een jaar nadat hij gemaakt is",
            fr="un an après sa création",
            en="one year after it was made",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Proposal(models.Model):
    """A change that someone who does not keep the record proposes; its steward decides.

    `content` holds the changed fields only, in the form of an import file.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="proposals")
    content = models.JSONField()
    made_at = models.DateTimeField()
    role = models.CharField(max_length=32)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=64, blank=True)
    accepted = models.BooleanField(null=True, blank=True)

    unscoped = models.Manager["Proposal"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="proposal_is_decided_as_a_whole",
                condition=Q(decided_at__isnull=True, decided_by="", accepted__isnull=True)
                | (Q(decided_at__isnull=False, accepted__isnull=False) & ~Q(decided_by="")),
            )
        ]

    class Privacy:
        record = Trilingual(
            nl="Voorgestelde wijzigingen van een fiche",
            fr="Modifications proposées d’une fiche",
            en="Proposed changes of a record",
        )
        fields = {
            "service": Private.NEUTRAL,
            "content": Private.SENSITIVE,
            "made_at": Private.NEUTRAL,
            "role": Private.NEUTRAL,
            "decided_at": Private.NEUTRAL,
            "decided_by": Private.IDENTIFYING,
            "accepted": Private.NEUTRAL,
        }
        keep = unconfirmed(
            nl="een jaar na de beslissing",
            fr="un an après la décision",
            en="one year after it was decided",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"proposal {self.pk}"
