"""An edition on its way to print: as its tables tell it now, what it lacks, what changed."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.functional import Promise

from relais.foundation.access import Viewer
from relais.foundation.wording import Wording
from relais.programme.models import Edition
from relais.programme.queries import dashboard
from relais.programme.queries.checking import CheckFound, checks_of
from relais.programme.queries.composing import compose
from relais.programme.queries.editions import EditionDisplay, editions, frozen_report
from relais.programme.rules.completeness import Gaps, gaps, outside_period, printed_otherwise
from relais.programme.rules.differences import differences
from relais.programme.rules.places import PlacedShare
from relais.programme.rules.report import Report, ReportChapter
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
    # Where what stands outside the period does, and the chapters that the source numbers otherwise.
    outside_period: tuple[str, ...]
    renumbered: tuple[ReportChapter, ...]
    percentages: tuple[PlacedShare, ...]
    checks: tuple[CheckFound, ...]
    follow_up: dashboard.Gaps

    @property
    def differing(self) -> tuple[CheckFound, ...]:
        """The sums and counts of the source that the tables give otherwise."""
        return tuple(check for check in self.checks if not check.holds)


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
    report = draft(viewer, ref)
    found, kept = gaps(report), _kept(ref)
    return DraftDisplay(
        edition=_edition(viewer, ref),
        gaps=found,
        outside_period=outside_period(report),
        renumbered=tuple(each for each in report.chapters if each.is_renumbered),
        percentages=printed_otherwise(report),
        checks=checks_of(viewer, kept),
        follow_up=dashboard.gaps(viewer, kept),
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


def _kept(ref: str) -> Edition:
    found = Edition.unscoped.filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def _edition(viewer: Viewer, ref: str) -> EditionDisplay:
    return next(edition for edition in editions(viewer) if edition.ref == ref)
