"""Where every recommendation stands, edition by edition, and what is missing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from relais.foundation.access import Viewer
from relais.foundation.wording import Wording
from relais.programme.models import (
    Answer,
    Assessment,
    Edition,
    Evidence,
    Initiative,
    Recommendation,
    SourceText,
)
from relais.programme.rules.assessing import shown_state
from relais.programme.rules.vocabulary import Position, State

ROWS: Final = 50
SHOWN: Final = 20
# States of which a reader may ask on what they rest.
_CLAIMS: Final = (State.UNDER_WAY, State.IMPLEMENTED, State.IMPLEMENTED_OTHERWISE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One recommendation in one edition; `proposed` waits for somebody else's validation."""

    edition: str
    initiatives: int
    state: State
    is_derived: bool
    position: Position
    proposed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A recommendation with a cell for each edition, the oldest first."""

    text: str
    ref: str
    short: Wording
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """One page of the recommendations of one text."""

    texts: tuple[SourceText, ...]
    chosen: str
    editions: tuple[Edition, ...]
    rows: tuple[MatrixRow, ...]
    page: int
    pages: int


def matrix(_viewer: Viewer, *, text: str = "", page: int = 1) -> Matrix:
    """The recommendations of a text, fifty at a time; without one, of the first that there is.

    Four queries, however many editions there are.
    """
    counted = SourceText.unscoped.annotate(asked=Count("recommendations"))
    texts = tuple(counted.order_by("adopted_on", "ref"))
    numbers = {each.ref: each.asked for each in texts}
    chosen = text if text in numbers else next(iter(_first_asked(texts)), "")
    pages = max(1, -(-numbers.get(chosen, 0) // ROWS))
    page = min(max(page, 1), pages)
    rows = list(_asked(chosen)[(page - 1) * ROWS : page * ROWS])
    editions = tuple(Edition.unscoped.order_by("number"))
    told = _told([row.pk for row in rows])
    return Matrix(
        texts=texts,
        chosen=chosen,
        editions=editions,
        rows=tuple(_row(each, chosen, editions, told) for each in rows),
        page=page,
        pages=pages,
    )


def _first_asked(texts: Iterable[SourceText]) -> list[str]:
    """Texts that somebody adopted come before the advice that a report gives."""
    return [text.ref for text in texts if text.adopted_by] + [text.ref for text in texts]


def _asked(text: str) -> "QuerySet[Recommendation]":
    """The recommendations of a text, each with what every edition says of it."""
    said = JSONObject(
        edition="assessments__edition",
        state="assessments__state",
        position="assessments__position",
        proposed="assessments__proposed",
    )
    return (
        Recommendation.unscoped.filter(text__ref=text)
        .annotate(said=ArrayAgg(said, filter=Q(assessments__isnull=False), default=None))
        .order_by("order")
    )


def _told(recommendations: Collection[int]) -> dict[tuple[int, int], list[str]]:
    """How far the initiatives are that answer each recommendation in each edition."""
    rows = (
        Answer.unscoped.filter(
            recommendation__in=recommendations, initiative__entries__isnull=False
        )
        .values_list(
            "recommendation",
            "initiative__entries__chapter__edition",
            "initiative",
            "initiative__progress",
        )
        .distinct()
    )
    told: dict[tuple[int, int], list[str]] = defaultdict(list)
    for recommendation, edition, _initiative, progress in rows:
        told[recommendation, edition].append(progress)
    return told


def _row(
    asked: Recommendation,
    text: str,
    editions: Iterable[Edition],
    told: Mapping[tuple[int, int], list[str]],
) -> MatrixRow:
    said: list[dict[str, Any]] = asked.said or []  # type: ignore[attr-defined]  # annotated
    by_edition = {each["edition"]: each for each in said}
    return MatrixRow(
        text=text,
        ref=asked.ref,
        short=asked.short,
        cells=tuple(
            _cell(each, by_edition.get(each.pk), told.get((asked.pk, each.pk), ()))
            for each in editions
        ),
    )


def _cell(
    edition: Edition, said: Mapping[str, Any] | None, progress: Collection[str]
) -> MatrixCell:
    stated = State(said["state"]) if said else State.NO_INFORMATION
    state, is_derived = shown_state(stated, progress)
    return MatrixCell(
        edition=edition.ref,
        initiatives=len(progress),
        state=state,
        is_derived=is_derived,
        position=Position(said["position"]) if said else Position.NONE_STATED,
        proposed=said["proposed"] if said else "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What is missing in an edition: how many, and the first of them."""

    without_initiative: tuple[int, tuple[Recommendation, ...]]
    without_recommendation: tuple[int, tuple[Initiative, ...]]
    without_evidence: tuple[int, tuple[Assessment, ...]]
    old_evidence: tuple[int, tuple[Evidence, ...]]
    waiting: tuple[int, tuple[Assessment, ...]]


def gaps(_viewer: Viewer, edition: Edition) -> Gaps:
    """What a reader of this edition would miss."""
    told = Answer.unscoped.filter(initiative__entries__chapter__edition=edition)
    answered = told.filter(recommendation=OuterRef("pk"))
    accepted = Evidence.unscoped.filter(
        edition=edition, recommendation=OuterRef("recommendation")
    ).exclude(accepted_by="")
    said = Assessment.unscoped.filter(edition=edition).select_related("recommendation__text")
    entries = Initiative.unscoped.filter(entries__chapter__edition=edition).distinct()
    dated = Evidence.unscoped.filter(edition=edition).exclude(dated="")
    return Gaps(
        without_initiative=_some(
            Recommendation.unscoped.filter(~Exists(answered))
            .select_related("text")
            .order_by("text__ref", "order")
        ),
        without_recommendation=_some(entries.filter(answers=None).order_by("ref")),
        without_evidence=_some(
            said.filter(~Exists(accepted), state__in=_CLAIMS).order_by("recommendation")
        ),
        old_evidence=_some(
            dated.filter(dated__lt=edition.period_start)
            .select_related("recommendation__text")
            .defer("content")
            .order_by("recommendation")
        ),
        waiting=_some(said.exclude(proposed="").order_by("recommendation")),
    )


def _some[M: (Recommendation, Initiative, Assessment, Evidence)](
    found: "QuerySet[M]",
) -> tuple[int, tuple[M, ...]]:
    return found.count(), tuple(found[:SHOWN])
