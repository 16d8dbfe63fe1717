"""What is said of a recommendation in an edition, by whom, and what supports it."""

from django.db import models
from django.db.models import F, Q

from relais.foundation import columns
from relais.foundation.privacy import Kind
from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import Wording
from relais.programme.models.editions import Edition
from relais.programme.models.initiatives import Initiative
from relais.programme.models.kept import KEPT
from relais.programme.models.texts import Recommendation
from relais.programme.rules.assessing import NEEDS_VALIDATION
from relais.programme.rules.vocabulary import EvidenceKind, PleadingKind, Position, State


class Assessment(models.Model):
    """Position on a recommendation and its state in one edition; without a row: no information."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="assessments"
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="assessments")
    position = columns.closed(Position, default=Position.NONE_STATED)
    position_note_nl, position_note_fr, position_note_en = (
        columns.text(),
        columns.text(),
        columns.text(),
    )
    state = columns.closed(State, default=State.NO_INFORMATION)
    # A state that only somebody else's validation puts in force; empty when none waits.
    proposed = columns.closed(NEEDS_VALIDATION, blank=True)
    written_by = models.CharField(max_length=64)
    written_at = models.DateTimeField()
    validated_by = models.CharField(max_length=64, blank=True, default="")
    validated_at = models.DateTimeField(null=True, blank=True)
    lines = models.CharField(max_length=80, blank=True)

    unscoped = models.Manager["Assessment"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            columns.one_of(table="assessment", field="position", values=Position),
            columns.one_of(table="assessment", field="state", values=State),
            columns.one_of(table="assessment", field="proposed", values=("", *NEEDS_VALIDATION)),
            models.UniqueConstraint(
                fields=["recommendation", "edition"], name="assessment_once_in_an_edition"
            ),
            models.CheckConstraint(
                name="assessment_is_validated_by_another",
                condition=Q(validated_by="", validated_at=None)
                | (Q(validated_at__isnull=False) & ~Q(validated_by=F("written_by"))),
            ),
            models.CheckConstraint(
                name="implemented_only_when_validated",
                condition=~Q(state__in=NEEDS_VALIDATION) | ~Q(validated_by=""),
            ),
        ]
        indexes = [models.Index(fields=["edition", "recommendation"], name="assessment_by_edition")]

    class Privacy:
        record = Trilingual(
            nl="Beoordelingen van aanbevelingen",
            fr="Appréciations de recommandations",
            en="Assessments of recommendations",
        )
        fields = columns.neutral(
            "recommendation",
            "edition",
            "position",
            *columns.in_three("position_note"),
            "state",
            "proposed",
            "written_at",
            "validated_at",
            "lines",
        ) | {"written_by": Kind.SENSITIVE, "validated_by": Kind.SENSITIVE}
        keep = Trilingual(
            nl="voorgoed: een editie antwoordt het parlement",
            fr="définitivement : une édition répond au parlement",
            en="for good: an edition answers parliament",
        )
        may_leave = False

    def __str__(self) -> str:
        return f"{self.position} · {self.state}"

    @property
    def position_note(self) -> Wording:
        return columns.wording(self, "position_note")


class Evidence(models.Model):
    """What supports a state: a file that is kept here, or a record that lives in this house."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="evidence"
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="evidence")
    initiative = models.ForeignKey(
        Initiative, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence"
    )
    kind = columns.closed(EvidenceKind)
    title = models.CharField(max_length=200)
    # The reference of the record; empty for a file.
    record = models.CharField(max_length=40, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_type = models.CharField(max_length=100, blank=True)
    content = models.BinaryField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    dated = columns.told_date()
    offered_by = models.CharField(max_length=64)
    offered_at = models.DateTimeField()
    accepted_by = models.CharField(max_length=64, blank=True, default="")
    accepted_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager["Evidence"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["recommendation", "offered_at"]
        constraints = [
            columns.one_of(table="evidence", field="kind", values=EvidenceKind),
            *columns.is_a_date(table="evidence", fields=("dated",)),
            models.CheckConstraint(
                name="evidence_is_a_file_or_a_record",
                condition=Q(kind=EvidenceKind.FILE, record="", content__isnull=False)
                & Q(sha256__regex=r"^[0-9a-f]{64}$")
                | ~Q(kind=EvidenceKind.FILE) & ~Q(record="") & Q(content=None, sha256=""),
            ),
            models.CheckConstraint(
                name="evidence_is_accepted_by_another",
                condition=Q(accepted_by="", accepted_at=None)
                | (Q(accepted_at__isnull=False) & ~Q(accepted_by=F("offered_by"))),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Bewijsstukken bij aanbevelingen",
            fr="Pièces à l’appui des recommandations",
            en="Evidence for recommendations",
        )
        fields = columns.neutral(
            "recommendation",
            "edition",
            "initiative",
            "kind",
            "title",
            "record",
            "file_name",
            "file_type",
            "sha256",
            "dated",
            "offered_at",
            "accepted_at",
        ) | {
            "content": Kind.SENSITIVE,
            "offered_by": Kind.SENSITIVE,
            "accepted_by": Kind.SENSITIVE,
        }
        keep = Trilingual(
            nl="voorgoed: een editie steunt erop",
            fr="définitivement : une édition s’appuie dessus",
            en="for good: an edition rests on it",
        )
        may_leave = False

    def __str__(self) -> str:
        return self.title


class Pleading(models.Model):
    """One time that the government pleaded with another; whether they did it stands apart."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="pleadings"
    )
    kind = columns.closed(PleadingKind)
    told_on = columns.told_date()
    addressed_to = columns.code()
    summary_nl, summary_fr, summary_en = columns.text(), columns.text(), columns.text()
    answered_on = columns.told_date()
    answer_nl, answer_fr, answer_en = columns.text(), columns.text(), columns.text()
    # Whether the other government then did it: yes, no, or nobody knows yet.
    they_acted = models.BooleanField(null=True, blank=True)

    unscoped = models.Manager["Pleading"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["recommendation", "told_on"]
        constraints = [
            columns.one_of(table="pleading", field="kind", values=PleadingKind),
            *columns.is_a_date(table="pleading", fields=("told_on", "answered_on")),
            models.UniqueConstraint(
                fields=["recommendation", "kind", "told_on"], name="pleading_is_recorded_once"
            ),
            models.CheckConstraint(
                name="pleading_is_answered_on_a_day",
                condition=~Q(answered_on="") | Q(answer_nl="", answer_fr="", answer_en=""),
            ),
        ]

    class Privacy:
        fields = columns.neutral(
            "recommendation",
            "kind",
            "told_on",
            "addressed_to",
            *columns.in_three("summary"),
            "answered_on",
            *columns.in_three("answer"),
            "they_acted",
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.kind} {self.told_on}"

    @property
    def summary(self) -> Wording:
        return columns.wording(self, "summary")

    @property
    def answer(self) -> Wording:
        return columns.wording(self, "answer")
