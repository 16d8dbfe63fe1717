"""An edition on its way to print: as its tables tell it now, what it lacks, what changed."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.functional import Promise

from relais.foundation.access import Viewer
from relais.foundation.wording import Wording
from relais.programme.queries.composing import compose
from relais.programme.queries.editions import EditionDisplay, editions, frozen_report
from relais.programme.rules.completeness import Gaps, gaps
from relais.programme.rules.differences import differences
from relais.programme.rules.report import Report
from relais.programme.words import reading
from relais.programme.words.editions import ASPECT, CHANGE

DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkCount:
    """How often a mark stands in a report."""

    label: Promise
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDisplay:
    """An edition as it would be frozen now."""

    edition: EditionDisplay
    gaps: Gaps
    marks: tuple[MarkCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceDisplay:
    """An item that is not as it was, in words."""

    ref: str
    title: Wording
    changes: tuple[Promise, ...]
    aspects: tuple[Promise, ...]
    before: str
    after: str


def draft(viewer: Viewer, ref: str) -> Report:
    """The report of edition `ref` as its tables tell it now. Raises `Http404`."""
    return compose(viewer, ref)


def draft_page(viewer: Viewer, ref: str) -> DraftDisplay:
    """What whoever freezes has to know beforehand. Raises `Http404`."""
    found = gaps(draft(viewer, ref))
    return DraftDisplay(
        edition=_edition(viewer, ref),
        gaps=found,
        marks=tuple(
            MarkCount(label=reading.MARK[mark], count=count) for mark, count in found.marks.items()
        ),
    )


def compared(viewer: Viewer, before: str, after: str) -> tuple[DifferenceDisplay, ...]:
    """What changed between two reports, each named as in `named`. Raises `Http404`."""
    return tuple(
        DifferenceDisplay(
            ref=each.ref,
            title=each.title,
            changes=tuple(CHANGE[change] for change in each.changes),
            aspects=tuple(ASPECT[aspect] for aspect in each.aspects),
            before=each.before,
            after=each.after,
        )
        for each in differences(named(viewer, before), named(viewer, after))
    )


def named(viewer: Viewer, name: str) -> Report:
    """The report that `2022.1` or `2022.draft` names. Raises `Http404`."""
    ref, _, revision = name.partition(".")
    if revision == DRAFT:
        return draft(viewer, ref)
    if not revision.isascii() or not revision.isdigit():
        raise Http404
    return frozen_report(viewer, ref, int(revision))


def _edition(viewer: Viewer, ref: str) -> EditionDisplay:
    for edition in editions(viewer):
        if edition.ref == ref:
            return edition
    raise Http404
