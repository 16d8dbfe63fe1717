"""What members of parliament ask, to whom, what was answered; and who is competent for what."""

from django.db import models
from django.db.models import F, Q

from relais.foundation import columns
from relais.foundation.privacy import Kind
from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import Wording
from relais.programme.models.editions import KEPT_FOR_GOOD
from relais.programme.models.initiatives import Figure
from relais.programme.models.kept import KEPT
from relais.programme.models.texts import Recommendation
from relais.programme.rules.vocabulary import Level, QuestionKind, QuestionState


class ParliamentaryQuestion(models.Model):
    """A question, once, however many ministers it was put to."""

    ref = models.SlugField(max_length=40, unique=True)
    kind = columns.closed(QuestionKind)
    asked_on = columns.told_date()
    # The office holder as published; empty when not known.
    member = models.CharField(max_length=120, blank=True)
    subject_nl, subject_fr, subject_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    text = models.TextField(blank=True)
    text_language = models.CharField(max_length=2, blank=True)
    # As it was given; none is ever calculated.
    deadline = models.DateField(null=True, blank=True)
    state = columns.closed(QuestionState, default=QuestionState.OPEN)
    answered_on = columns.told_date()
    answer_nl, answer_fr = columns.text(), columns.text()
    recommendations = models.ManyToManyField(Recommendation, related_name="questions", blank=True)
    figures = models.ManyToManyField(Figure, related_name="questions", blank=True)
    # Earlier questions that ask the same.
    repeats = models.ManyToManyField(
        "self", symmetrical=False, related_name="repeated_by", blank=True
    )
    # Where it was seen, and whether somebody checked it there.
    source = models.CharField(max_length=300, blank=True)
    is_verified = models.BooleanField(default=False)

    unscoped = models.Manager["ParliamentaryQuestion"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["ref"]
        constraints = [
            columns.one_of(table="question", field="kind", values=QuestionKind),
            columns.one_of(table="question", field="state", values=QuestionState),
            *columns.is_a_date(table="question", fields=("asked_on", "answered_on")),
            models.CheckConstraint(
                name="answered_question_has_its_answer",
                condition=~Q(state=QuestionState.ANSWERED)
                | (~Q(answered_on="") & ~Q(answer_nl="", answer_fr="")),
            ),
        ]

    class Privacy:
        record = Trilingual(
            nl="Parlementaire vragen, met wie ze als mandataris stelde",
            fr="Questions parlementaires, avec le mandataire qui les a posées",
            en="Parliamentary questions, with the office holder who asked",
        )
        fields = columns.neutral(
            "ref",
            "kind",
            "asked_on",
            *columns.in_three("subject"),
            "own_wording",
            "text",
            "text_language",
            "deadline",
            "state",
            "answered_on",
            "answer_nl",
            "answer_fr",
            "source",
            "is_verified",
        ) | {"member": Kind.IDENTIFYING}
        keep = KEPT_FOR_GOOD
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def subject(self) -> Wording:
        return columns.wording(self, "subject")

    @property
    def answer(self) -> Wording:
        return Wording(nl=self.answer_nl, fr=self.answer_fr)


class Addressee(models.Model):
    """One to whom a question was put, under the number that it bears there."""

    question = models.ForeignKey(
        ParliamentaryQuestion, on_delete=models.CASCADE, related_name="addressees"
    )
    order = models.PositiveSmallIntegerField()
    # Empty when it isn't known who.
    body = columns.code()
    number = models.CharField(max_length=20, blank=True)
    # Null: nobody said whether it is theirs.
    is_competent = models.BooleanField(null=True, blank=True)

    unscoped = models.Manager["Addressee"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["question", "order"]
        constraints = [
            models.UniqueConstraint(fields=["question", "order"], name="addressee_has_its_place"),
            models.UniqueConstraint(
                fields=["question", "body"],
                name="addressee_once_in_a_question",
                condition=~Q(body=""),
            ),
        ]

    class Privacy:
        fields = columns.neutral("question", "order", "body", "number", "is_competent")
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.number or self.body


class CompetenceRule(models.Model):
    """Which body is competent for a matter at a level, from a day until before another."""

    matter_nl, matter_fr, matter_en = columns.text(), columns.text(), columns.text()
    level = columns.closed(Level)
    body = models.CharField(max_length=columns.CODE_AT_MOST)
    from_day = models.DateField(null=True, blank=True)
    to_day = models.DateField(null=True, blank=True)
    recommendations = models.ManyToManyField(
        Recommendation, related_name="competence_rules", blank=True
    )
    source = models.CharField(max_length=300, blank=True)

    unscoped = models.Manager["CompetenceRule"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["level", "body", "id"]
        constraints = [
            columns.one_of(table="competence", field="level", values=Level),
            models.CheckConstraint(
                name="competence_ends_after_it_begins",
                condition=Q(from_day=None) | Q(to_day=None) | Q(to_day__gt=F("from_day")),
            ),
            models.CheckConstraint(
                name="competence_is_about_something", condition=~Q(matter_nl="", matter_fr="")
            ),
        ]

    class Privacy:
        fields = columns.neutral(
            *columns.in_three("matter"), "level", "body", "from_day", "to_day", "source"
        )
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.level} {self.body}"

    @property
    def matter(self) -> Wording:
        return columns.wording(self, "matter")
