"""Where every recommendation stands, edition by edition, and what is missing."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

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
from relais.programme.rules.assessing import derived_state
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

    Six queries, however many editions there are.
    """
    texts = tuple(SourceText.unscoped.order_by("adopted_on", "ref"))
    refs = [each.ref for each in texts]
    chosen = text if text in refs else next(iter(_first_asked(texts)), "")
    asked = Recommendation.unscoped.filter(text__ref=chosen).order_by("order")
    pages = max(1, -(-asked.count() // ROWS))
    page = min(max(page, 1), pages)
    rows = list(asked[(page - 1) * ROWS : page * ROWS])
    editions = tuple(Edition.unscoped.order_by("number"))
    said = _said([row.pk for row in rows])
    told = _told([row.pk for row in rows])
    return Matrix(
        texts=texts,
        chosen=chosen,
        editions=editions,
        rows=tuple(
            MatrixRow(
                text=chosen,
                ref=row.ref,
                short=row.short,
                cells=tuple(
                    _cell(each, said.get((row.pk, each.pk)), told.get((row.pk, each.pk), ()))
                    for each in editions
                ),
            )
            for row in rows
        ),
        page=page,
        pages=pages,
    )


def _first_asked(texts: Iterable[SourceText]) -> list[str]:
    """Texts that somebody adopted come before the advice that a report gives."""
    return [text.ref for text in texts if text.adopted_by] + [text.ref for text in texts]


def _said(recommendations: Collection[int]) -> dict[tuple[int, int], Assessment]:
    found = Assessment.unscoped.filter(recommendation__in=recommendations)
    return {(each.recommendation_id, each.edition_id): each for each in found}


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


def _cell(edition: Edition, said: Assessment | None, progress: Collection[str]) -> MatrixCell:
    stated = State(said.state) if said else State.NO_INFORMATION
    derived = derived_state(progress)
    is_derived = stated is State.NO_INFORMATION and derived is not State.NO_INFORMATION
    return MatrixCell(
        edition=edition.ref,
        initiatives=len(progress),
        state=derived if is_derived else stated,
        is_derived=is_derived,
        position=Position(said.position) if said else Position.NONE_STATED,
        proposed=said.proposed if said else "",
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
