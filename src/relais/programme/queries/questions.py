"""Questions of members of parliament: which there are, what is like them, who is competent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.http import Http404

from relais.foundation.access import Viewer
from relais.programme.models import (
    CompetenceRule,
    Figure,
    ParliamentaryQuestion,
    Recommendation,
)
from relais.programme.rules.questions import Asked, Likeness, Rule, competent, likeness
from relais.programme.rules.vocabulary import QuestionState

_MOST_ALIKE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """An earlier question that asks something like this one, and what they share."""

    question: ParliamentaryQuestion
    shared: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Competent:
    """A body that is competent for these recommendations of a question."""

    body: str
    recommendations: tuple[Recommendation, ...]


def questions(_viewer: Viewer) -> list[ParliamentaryQuestion]:
    """Every question: the open ones first, by their deadline; then the others, the newest first."""
    rows = list(
        ParliamentaryQuestion.unscoped.prefetch_related("addressees").order_by(
            F("deadline").asc(nulls_last=True), "-asked_on", "ref"
        )
    )
    return sorted(rows, key=lambda row: row.state != QuestionState.OPEN)


def question_of(_viewer: Viewer, ref: str) -> ParliamentaryQuestion:
    """The question with all that is linked to it, or 404."""
    rows = ParliamentaryQuestion.unscoped.prefetch_related(
        "addressees",
        "recommendations__text",
        "figures__initiative",
        "repeats__addressees",
        "repeated_by__addressees",
    )
    found = rows.filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def alike(_viewer: Viewer, question: ParliamentaryQuestion) -> list[Alike]:
    """Questions like this one that nobody has linked to it yet, those most alike first."""
    linked = {each.pk for each in (*question.repeats.all(), *question.repeated_by.all())}
    others = ParliamentaryQuestion.unscoped.exclude(pk__in={question.pk, *linked})
    asked = _asked(question)
    found = [
        Alike(question=each, shared=shared)
        for each in others.prefetch_related("recommendations", "addressees").order_by("ref")
        if (shared := likeness(asked, _asked(each)))
    ]
    return sorted(found, key=lambda each: -each.shared.weight)[:_MOST_ALIKE]


def _asked(question: ParliamentaryQuestion) -> Asked:
    subject = question.subject
    return Asked(
        recommendations=frozenset(each.pk for each in question.recommendations.all()),
        subject=" ".join((subject.nl, subject.fr, subject.en, question.text)),
    )


def competent_for(
    _viewer: Viewer, recommendations: Sequence[Recommendation], *, on: date
) -> list[Competent]:
    """Who is competent on this day, by the register; else whom the recommendation itself names."""
    by_pk = {each.pk: each for each in recommendations}
    rules: dict[int, list[Rule]] = {}
    register = CompetenceRule.unscoped.filter(recommendations__in=by_pk).distinct()
    for row in register.prefetch_related("recommendations").order_by("pk"):
        rule = Rule(body=row.body, from_day=row.from_day, to_day=row.to_day)
        for recommendation in row.recommendations.all():
            rules.setdefault(recommendation.pk, []).append(rule)
    named = {pk: each.acting_body or each.addressee for pk, each in by_pk.items()}
    return [
        Competent(body=body, recommendations=tuple(by_pk[pk] for pk in which))
        for body, which in competent(rules, named, on=on).items()
    ]


def competences(_viewer: Viewer) -> "QuerySet[CompetenceRule]":
    """The register, by level and body."""
    rows = CompetenceRule.unscoped.prefetch_related("recommendations")
    return rows.order_by("level", "body", "from_day", "pk")


def competence_of(_viewer: Viewer, rule_id: int) -> CompetenceRule:
    """A rule of the register, or 404."""
    found = CompetenceRule.unscoped.prefetch_related("recommendations__text").filter(pk=rule_id)
    row = found.first()
    if row is None:
        raise Http404
    return row


def recommendations(_viewer: Viewer) -> list[Recommendation]:
    """Every recommendation, in the order of its text."""
    rows = Recommendation.unscoped.select_related("text")
    return list(rows.order_by("text__ref", "order"))


def figures(_viewer: Viewer) -> list[Figure]:
    """Every figure that was told, with its initiative."""
    rows = Figure.unscoped.select_related("initiative").exclude(quantity="")
    return list(rows.order_by("initiative__ref", "order"))
