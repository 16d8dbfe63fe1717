"""One recommendation with all that was said, done and shown; and one initiative."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Prefetch, Q
from django.http import Http404

from relais.foundation.access import Viewer
from relais.programme.models import (
    Answer,
    Assessment,
    Entry,
    Evidence,
    Initiative,
    Pleading,
    Recommendation,
)
from relais.programme.queries.recommendations import recommendation_of

ROWS: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """A recommendation, the newest edition first."""

    recommendation: Recommendation
    assessments: tuple[Assessment, ...]
    answers: tuple[Answer, ...]
    evidence: tuple[Evidence, ...]
    pleadings: tuple[Pleading, ...]


def following(viewer: Viewer, key: str) -> Following:
    """All about the recommendation `text:ref`, or 404."""
    asked = recommendation_of(viewer, key)
    evidence = asked.evidence.select_related("edition", "initiative").defer("content")
    assessments = asked.assessments.select_related("edition").order_by("-edition__number")
    return Following(
        recommendation=asked,
        assessments=tuple(assessments),
        answers=tuple(asked.answers.select_related("initiative").order_by("initiative__ref")),
        evidence=tuple(evidence.order_by("-edition__number", "offered_at")),
        pleadings=tuple(asked.pleadings.order_by("told_on")),
    )


def evidence_file(_viewer: Viewer, evidence: int) -> Evidence:
    """A piece of evidence with its bytes, or 404 if it is no file."""
    found = Evidence.unscoped.filter(pk=evidence, content__isnull=False).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativePage:
    """Fifty initiatives."""

    rows: tuple[Initiative, ...]
    total: int
    page: int
    pages: int


def initiatives(
    _viewer: Viewer, *, words: str = "", progress: str = "", page: int = 1
) -> InitiativePage:
    """The initiatives with these words in their title and this far, fifty at a time."""
    found = Initiative.unscoped.order_by("ref").prefetch_related("answers__recommendation")
    if progress:
        found = found.filter(progress=progress)
    for word in words.split():
        found = found.filter(Q(title_nl__icontains=word) | Q(title_fr__icontains=word))
    total = found.count()
    pages = max(1, -(-total // ROWS))
    page = min(max(page, 1), pages)
    rows = tuple(found[(page - 1) * ROWS : page * ROWS])
    return InitiativePage(rows=rows, total=total, page=page, pages=pages)


def initiative(_viewer: Viewer, ref: str) -> Initiative:
    """An initiative with who is in it, what it answers, and where it was told; or 404."""
    entries = Entry.unscoped.select_related("chapter__edition").order_by("chapter__edition__number")
    answers = Answer.unscoped.select_related("recommendation__text")
    found = (
        Initiative.unscoped.filter(ref=ref)
        .prefetch_related(
            "involvements",
            "figures",
            "steps",
            "components",
            Prefetch("answers", queryset=answers),
            Prefetch("entries", queryset=entries),
        )
        .first()
    )
    if found is None:
        raise Http404
    return found
