"""Contribution rounds: who is asked what by when, the links that were sent, what was answered."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from relais.foundation import columns
from relais.foundation.privacy import Kind, unconfirmed
from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import Wording
from relais.programme.models.editions import KEPT_FOR_GOOD, Edition
from relais.programme.models.initiatives import Initiative
from relais.programme.rules.rounds import Reminder
from relais.programme.rules.vocabulary import Progress, Review, Verdict

_KEPT_A_YEAR = unconfirmed(
    nl="een jaar nadat de ronde gesloten is",
    fr="un an après la clôture du tour",
    en="one year after the round was closed",
)


class Round(models.Model):
    """Organisations are asked what is new since the last edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="rounds")
    due_on = models.DateField()
    # What whoever opens it says to those who are asked; stands on their page, in no letter.
    words_nl, words_fr = columns.text(), columns.text()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=64)
    closed_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager["Round"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_round_for_an_edition",
                fields=["edition"],
                condition=Q(closed_at=None),
            )
        ]

    class Privacy:
        record = Trilingual(
            nl="Rondes waarin bijdragen gevraagd worden",
            fr="Tours de demande de contributions",
            en="Rounds in which contributions are asked",
        )
        fields = columns.neutral(
            "edition", "due_on", "words_nl", "words_fr", "opened_at", "closed_at"
        ) | {"opened_by": Kind.SENSITIVE}
        keep = KEPT_FOR_GOOD
        may_leave = False

    def __str__(self) -> str:
        return f"round {self.pk}"

    @property
    def words(self) -> Wording:
        return Wording(nl=self.words_nl, fr=self.words_fr)


class RoundMember(models.Model):
    """An organisation that is asked in a round, and the mailbox to which its links go."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="members")
    # Stands in addresses, so it can't be guessed.
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    body = models.CharField(max_length=columns.CODE_AT_MOST)
    mail = models.EmailField()
    # Empty: nobody knows, and letters are in both.
    language = models.CharField(max_length=2, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    taken_out_at = models.DateTimeField(null=True, blank=True)
    # Reminders that left.
    reminded = ArrayField(columns.closed(Reminder), default=list, blank=True)
    # Its initiatives as they stood when the round was opened, by their reference (`Known`).
    known = models.JSONField(default=dict, blank=True)
    # What was typed and not sent yet, field by field; null when there is nothing of that.
    draft = models.JSONField(null=True, blank=True)

    unscoped = models.Manager["RoundMember"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["round", "body"]
        constraints = [
            models.UniqueConstraint(fields=["round", "body"], name="body_once_in_a_round"),
            models.CheckConstraint(
                name="member_reads_dutch_french_or_who_knows",
                condition=Q(language__in=["", "nl", "fr"]),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Mailadressen waaraan een bijdrage gevraagd wordt",
            fr="Adresses e-mail auxquelles une contribution est demandée",
            en="Mailboxes of which a contribution is asked",
        )
        fields = columns.neutral(
            "round", "uid", "body", "language", "answered_at", "taken_out_at", "reminded", "known"
        ) | {"mail": Kind.IDENTIFYING, "draft": Kind.SENSITIVE}
        keep = _KEPT_A_YEAR
        may_leave = False

    def __str__(self) -> str:
        return self.body


class ContributionRequest(models.Model):
    """A link by which a member answers without an account, as often as it likes until the day.

    Of its secret only the fingerprint is kept.
    """

    member = models.ForeignKey(RoundMember, on_delete=models.CASCADE, related_name="requests")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    # How often something was saved by it since this moment, so that nobody floods us.
    saves_since = models.DateTimeField(null=True, blank=True)
    saves = models.PositiveSmallIntegerField(default=0)

    unscoped = models.Manager["ContributionRequest"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["member", "created_at"]
        constraints = [
            models.CheckConstraint(
                name="request_expires_after_it_was_created",
                condition=Q(expires_at__gt=F("created_at")),
            )
        ]

    class Privacy:
        record = Trilingual(
            nl="Links om aan het verslag bij te dragen",
            fr="Liens pour contribuer au rapport",
            en="Links to contribute to the report",
        )
        fields = columns.neutral(
            "member",
            "created_at",
            "expires_at",
            "mailed_at",
            "revoked_at",
            "answered_at",
            "saves_since",
            "saves",
        ) | {"secret_hash": Kind.SENSITIVE, "created_by": Kind.IDENTIFYING}
        keep = _KEPT_A_YEAR
        may_leave = False

    def __str__(self) -> str:
        return f"request {self.pk}"


class Contribution(models.Model):
    """What a member says of one of its initiatives, or of a new one, and what became of it."""

    member = models.ForeignKey(RoundMember, on_delete=models.PROTECT, related_name="contributions")
    # The reference of the initiative; `new-1` for the first that isn't in the report yet.
    ref = models.CharField(max_length=20)
    # Empty for a new one, until it is taken over.
    initiative = models.ForeignKey(
        Initiative, on_delete=models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    verdict = columns.closed(Verdict)
    title_nl, title_fr, title_en = columns.text(), columns.text(), columns.text()
    told_nl, told_fr, told_en = columns.text(), columns.text(), columns.text()
    progress = columns.closed(Progress, blank=True)
    ended_on = columns.told_date()
    # Each figure that was told, by its key and as it was told.
    figures = models.JSONField(default=dict, blank=True)
    note = models.TextField(blank=True)
    given_at = models.DateTimeField()
    review = columns.closed(Review, default=Review.WAITING)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.CharField(max_length=64, blank=True)
    # Why it was set aside.
    reason = models.CharField(max_length=200, blank=True)

    unscoped = models.Manager["Contribution"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["member", "ref"]
        constraints = [
            columns.one_of(table="contribution", field="verdict", values=Verdict),
            columns.one_of(table="contribution", field="progress", values=("", *Progress)),
            columns.one_of(table="contribution", field="review", values=Review),
            *columns.is_a_date(table="contribution", fields=("ended_on",)),
            models.UniqueConstraint(fields=["member", "ref"], name="contribution_once_by_a_member"),
            models.CheckConstraint(
                name="contribution_is_reviewed_as_a_whole",
                condition=Q(review=Review.WAITING, reviewed_at=None, reviewed_by="")
                | (~Q(review=Review.WAITING) & Q(reviewed_at__isnull=False) & ~Q(reviewed_by="")),
            ),
            models.CheckConstraint(
                name="contribution_is_set_aside_with_a_reason",
                condition=Q(review=Review.SET_ASIDE) & ~Q(reason="")
                | ~Q(review=Review.SET_ASIDE) & Q(reason=""),
            ),
            models.CheckConstraint(
                name="only_a_new_contribution_lacks_an_initiative",
                condition=Q(verdict=Verdict.NEW) | Q(initiative__isnull=False),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Bijdragen van organisaties aan het verslag",
            fr="Contributions d’organisations au rapport",
            en="Contributions of organisations to the report",
        )
        fields = columns.neutral(
            "member",
            "ref",
            "initiative",
            "verdict",
            *columns.in_three("title"),
            *columns.in_three("told"),
            "progress",
            "ended_on",
            "figures",
            "given_at",
            "review",
            "reviewed_at",
            "reason",
        ) | {"note": Kind.SENSITIVE, "reviewed_by": Kind.SENSITIVE}
        keep = KEPT_FOR_GOOD
        may_leave = False

    def __str__(self) -> str:
        return self.ref

    @property
    def title(self) -> Wording:
        return columns.wording(self, "title")

    @property
    def told(self) -> Wording:
        return columns.wording(self, "told")
