"""Protected files, the seats that see them, and the walls that keep somebody out for good.

The runtime role reads of these what row-level security lets it, and writes them only through the
functions of the migration `0002_locks`.
"""

import uuid
from enum import StrEnum

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q

from relais.foundation.privacy import Kind, unconfirmed
from relais.foundation.trilingual import Trilingual

KEEP = unconfirmed(
    nl="zolang als het dossier",
    fr="aussi longtemps que le dossier",
    en="as long as the file it opens",
)


class Basis(StrEnum):
    """On what a seat sees a file."""

    OWNER = "owner"
    CONSENT = "consent"
    LEGAL_BASIS = "legal-basis"
    SERVICE = "service"
    BREAK_GLASS = "break-glass"


class ProtectedFile(models.Model):
    """A file of which only some may know: what it is about stands with the context that owns it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=64)

    unscoped = models.Manager["ProtectedFile"]()

    class Meta:
        default_manager_name = "unscoped"

    class Privacy:
        record = Trilingual(
            nl="Dossiers, met een willekeurig nummer en een code",
            fr="Dossiers, par un numéro aléatoire et un code",
            en="Files, by a random number and a code",
        )
        fields = {
            "id": Kind.NEUTRAL,
            "code": Kind.SENSITIVE,
            "opened_at": Kind.NEUTRAL,
            "opened_by": Kind.IDENTIFYING,
        }
        keep = KEEP
        may_leave = False

    def __str__(self) -> str:
        return self.code


class FileGrant(models.Model):
    """That a seat sees a file, on some basis, from one moment until another."""

    file = models.ForeignKey(ProtectedFile, on_delete=models.PROTECT, related_name="grants")
    seat = models.CharField(max_length=80)
    basis = models.CharField(max_length=16)
    writes = models.BooleanField(default=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    granted_by = models.CharField(max_length=64)

    unscoped = models.Manager["FileGrant"]()

    class Meta:
        default_manager_name = "unscoped"
        indexes = [
            models.Index(
                fields=["seat", "file"], include=["until", "writes"], name="grant_by_seat"
            ),
            models.Index(
                fields=["file", "seat"], include=["until", "writes"], name="grant_by_file"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="grant_rests_on_a_known_basis",
                condition=Q(basis__in=[basis.value for basis in Basis]),
            ),
            models.CheckConstraint(
                name="grant_ends_not_before_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Wie een dossier mag zien", fr="Qui peut voir un dossier", en="Who may see a file"
        )
        fields = {
            "file": Kind.SENSITIVE,
            "seat": Kind.IDENTIFYING,
            "basis": Kind.NEUTRAL,
            "writes": Kind.NEUTRAL,
            "since": Kind.NEUTRAL,
            "until": Kind.NEUTRAL,
            "granted_by": Kind.IDENTIFYING,
        }
        keep = KEEP
        may_leave = False

    def __str__(self) -> str:
        return f"{self.basis} · {self.pk}"


class OpenGrant(models.Model):
    """A grant as its holder sees it now: a view that PostgreSQL fills from the signed actor."""

    file = models.ForeignKey(ProtectedFile, on_delete=models.DO_NOTHING, related_name="+")
    seat = models.CharField(max_length=80)
    writes = models.BooleanField()
    until = models.DateTimeField(null=True)

    unscoped = models.Manager["OpenGrant"]()

    class Meta:
        managed = False
        db_table = "access_open_grant"
        default_manager_name = "unscoped"

    class Privacy:
        record = Trilingual(
            nl="Wie een dossier mag zien, zoals die het zelf ziet",
            fr="Qui peut voir un dossier, tel que la personne le voit elle-même",
            en="Who may see a file, as they see it themselves",
        )
        fields = {
            "file": Kind.SENSITIVE,
            "seat": Kind.IDENTIFYING,
            "writes": Kind.NEUTRAL,
            "until": Kind.NEUTRAL,
        }
        keep = KEEP
        may_leave = False

    def __str__(self) -> str:
        return f"open · {self.pk}"


class FileWall(models.Model):
    """That one professional may never see a file: a suspect, his colleague, somebody's relative."""

    file = models.ForeignKey(ProtectedFile, on_delete=models.PROTECT, related_name="walls")
    professional = models.CharField(max_length=64)
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=64)
    lowered_at = models.DateTimeField(null=True, blank=True)
    lowered_by = models.CharField(max_length=64, blank=True)

    unscoped = models.Manager["FileWall"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(
                name="wall_stands_once",
                fields=["professional", "file"],
                condition=Q(lowered_at__isnull=True),
            ),
            models.CheckConstraint(
                name="wall_is_lowered_by_another",
                condition=~Q(lowered_by=F("raised_by")) & ~Q(lowered_by=F("professional")),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Wie een dossier nooit mag zien",
            fr="Qui ne peut jamais voir un dossier",
            en="Who may never see a file",
        )
        fields = {
            "file": Kind.SENSITIVE,
            "professional": Kind.SENSITIVE,
            "raised_at": Kind.NEUTRAL,
            "raised_by": Kind.IDENTIFYING,
            "lowered_at": Kind.NEUTRAL,
            "lowered_by": Kind.IDENTIFYING,
        }
        keep = KEEP
        may_leave = False

    def __str__(self) -> str:
        return f"wall · {self.pk}"


class ActorKey(models.Model):
    """The key with which PostgreSQL checks who acts. Only the owner of the tables reads it."""

    id = models.SmallIntegerField(primary_key=True)
    key = models.BinaryField()

    unscoped = models.Manager["ActorKey"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [models.CheckConstraint(name="actor_key_is_the_only_one", condition=Q(id=1))]

    class Privacy:
        record = Trilingual(
            nl="De sleutel waarmee de databank nagaat wie handelt",
            fr="La clé avec laquelle la base de données vérifie qui agit",
            en="The key with which the database checks who acts",
        )
        fields = {"key": Kind.SENSITIVE}
        keep = Trilingual(
            nl="tot de volgende sleutel komt",
            fr="jusqu’à la clé suivante",
            en="until the next key takes its place",
        )
        may_leave = False

    def __str__(self) -> str:
        return "the key"


class OpenSession(AbstractBaseSession):
    """A session of the work face. What its owner may read of it stands in columns of its own."""

    # Names it on pages, where the key that opens it must not stand.
    handle = models.UUIDField(default=uuid.uuid4, db_index=True)
    # Whose it is, as Django writes it; empty until someone has signed in.
    owner = models.CharField(max_length=32, blank=True, db_index=True)
    means = models.CharField(max_length=16, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager["OpenSession"]()

    class Meta:
        default_manager_name = "unscoped"

    class Privacy:
        record = Trilingual(
            nl="Lopende aanmeldingen",
            fr="Connexions en cours",
            en="Sign-ins that run",
        )
        fields = {
            "session_data": Kind.SENSITIVE,
            "expire_date": Kind.NEUTRAL,
            "handle": Kind.NEUTRAL,
            "owner": Kind.IDENTIFYING,
            "means": Kind.NEUTRAL,
            "since": Kind.SENSITIVE,
            "seen_at": Kind.SENSITIVE,
        }
        keep = Trilingual(nl="tien uur", fr="dix heures", en="ten hours")
        may_leave = False

    def __str__(self) -> str:
        return f"session {self.handle}"

    @classmethod
    def get_session_store_class(cls) -> type:
        from relais.foundation.sessions import SessionStore  # noqa: PLC0415  # it needs this model

        return SessionStore
