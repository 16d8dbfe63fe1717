"""What signing in needs to be kept: mandates on offer, accounts at agencies, wrong tries."""

from django.db import models
from django.db.models import F, Q

from relais.foundation.privacy import Kind, unconfirmed
from relais.foundation.trilingual import Trilingual
from relais.organisations.models.bodies import Body
from relais.organisations.models.people import Professional
from relais.organisations.rules.vocabulary import Role


class MandateOffer(models.Model):
    """A mandate on offer to whoever holds a mailed link, of which only a fingerprint is kept.

    Accepting makes a professional, unless one accepts who is known already.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="offers")
    role = models.CharField(max_length=32)
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=200)
    mail = models.EmailField()
    language = models.CharField(max_length=2)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    professional = models.ForeignKey(
        Professional, on_delete=models.PROTECT, null=True, blank=True, related_name="offers"
    )

    unscoped = models.Manager["MandateOffer"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="offer_expires_after_it_was_made", condition=Q(expires_at__gt=F("made_at"))
            ),
            models.CheckConstraint(
                name="offer_is_of_a_known_role",
                condition=Q(role__in=[role.value for role in Role]),
            ),
            models.CheckConstraint(
                name="offer_is_used_by_somebody",
                condition=Q(used_at__isnull=True, professional__isnull=True)
                | Q(used_at__isnull=False, professional__isnull=False),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Uitnodigingen om een mandaat op te nemen",
            fr="Invitations à prendre un mandat",
            en="Invitations to take a mandate",
        )
        fields = {
            "body": Kind.NEUTRAL,
            "role": Kind.NEUTRAL,
            "from_day": Kind.NEUTRAL,
            "to_day": Kind.NEUTRAL,
            "name": Kind.IDENTIFYING,
            "mail": Kind.IDENTIFYING,
            "language": Kind.NEUTRAL,
            "secret_hash": Kind.SENSITIVE,
            "made_by": Kind.IDENTIFYING,
            "made_at": Kind.NEUTRAL,
            "expires_at": Kind.NEUTRAL,
            "used_at": Kind.NEUTRAL,
            "revoked_at": Kind.NEUTRAL,
            "professional": Kind.IDENTIFYING,
        }
        keep = unconfirmed(
            nl="een jaar nadat ze gemaakt is",
            fr="un an après l’envoi",
            en="one year after it was made",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"offer {self.pk}"


class AgencyAccount(models.Model):
    """That an agency vouches for a professional: who issued it, and who that is there.

    These two together are the key, and nothing else: a mail address can change hands.
    """

    professional = models.ForeignKey(
        Professional, on_delete=models.CASCADE, related_name="agency_accounts"
    )
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()

    unscoped = models.Manager["AgencyAccount"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(name="agency_knows_each_once", fields=["issuer", "subject"])
        ]

    class Privacy:
        record = Trilingual(
            nl="Het eigen aanmelden van een instantie, per professional",
            fr="La connexion propre d’une institution, par professionnel",
            en="The sign-in of an agency, for each professional",
        )
        fields = {
            "professional": Kind.IDENTIFYING,
            "issuer": Kind.NEUTRAL,
            "subject": Kind.IDENTIFYING,
            "linked_at": Kind.NEUTRAL,
        }
        keep = unconfirmed(
            nl="zolang als de professional",
            fr="aussi longtemps que le professionnel",
            en="as long as the professional",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"agency account {self.pk}"


class WrongTry(models.Model):
    """A wrong try at signing in, or a wrong code: what was tried from where, as fingerprints."""

    account = models.CharField(max_length=64)
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    unscoped = models.Manager["WrongTry"]()

    class Meta:
        default_manager_name = "unscoped"
        indexes = [
            models.Index(name="wrong_tries_of_late", fields=["account", "address", "at"]),
            models.Index(name="wrong_tries_everywhere", fields=["at"]),
        ]

    class Privacy:
        record = Trilingual(
            nl="Mislukte pogingen om aan te melden en foute codes, als vingerafdrukken",
            fr="Essais de connexion échoués et codes erronés, sous forme d’empreintes",
            en="Wrong tries at signing in and wrong codes, as fingerprints",
        )
        fields = {"account": Kind.SENSITIVE, "address": Kind.SENSITIVE, "at": Kind.NEUTRAL}
        keep = Trilingual(nl="een dag", fr="un jour", en="one day")
        may_leave = False

    def __str__(self) -> str:
        return f"wrong try {self.pk}"
