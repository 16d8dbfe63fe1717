"""An edition composed from the living tables: chapters in the order of the recommendations."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.http import Http404

from relais.foundation.access import Viewer
from relais.foundation.partial_dates import PartialDate
from relais.foundation.wording import Wording
from relais.programme.models import Chapter, Edition, Entry
from relais.programme.queries.composing import itself
from relais.programme.queries.composing.annexes import annexes
from relais.programme.queries.composing.components import Components
from relais.programme.queries.composing.initiatives import Told, components_of, entries_of
from relais.programme.queries.composing.means import Means
from relais.programme.queries.composing.names import Names
from relais.programme.queries.composing.outlook import Outlook
from relais.programme.queries.composing.recommendations import Asked
from relais.programme.rules.periods import ReportPeriod
from relais.programme.rules.report import Item, Part, Report, ReportChapter
from relais.programme.rules.vocabulary import Section
from relais.programme.words import SECTION
from relais.programme.words import report as words

type Tell = Callable[[str], object]


def compose(viewer: Viewer, ref: str, *, tell: Tell | None = None) -> Report:
    """The edition as it would be frozen now, or 404; equal tables give equal reports.

    `tell` hears of each chapter by its ref before it is composed.
    """
    edition = Edition.unscoped.filter(ref=ref).first()
    if edition is None:
        raise Http404
    with _no_search_for_circles():
        return _Composer(viewer, edition, tell).report()


@contextmanager
def _no_search_for_circles() -> Iterator[None]:
    """Plain values hold none, and in a large edition searching them takes half of the time."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


class _Composer:
    """Holds what is read once for the whole edition."""

    def __init__(self, viewer: Viewer, edition: Edition, tell: Tell | None) -> None:
        self.viewer = viewer
        self._tell = tell
        self.edition = edition
        self.period = ReportPeriod.told(edition.period_start, edition.period_end)
        self.names = Names(viewer)
        self.asked = Asked(edition, self.names, self.period)
        self.means = Means(self.names, self.period)
        self.told = Told(self.names, self.period)
        self.components = Components(viewer, self.names, self.period)

    def report(self) -> Report:
        edition, chapters = self.edition, tuple(self._chapters())
        return Report(
            ref=edition.ref,
            revision=1,
            title=edition.title,
            publisher=self.names.body(edition.publisher),
            attribution=words.same(edition.attribution) if edition.attribution else Wording(),
            period_start=PartialDate.parse(edition.period_start),
            period_end=PartialDate.parse(edition.period_end),
            chapters=chapters,
            annexes=annexes(self.asked, self.means, self.components, self.told),
        )

    def _chapters(self) -> Iterator[ReportChapter]:
        yield ReportChapter(
            ref="asked", number=0, title=words.title("asked"), parts=tuple(self.asked.parts())
        )
        chapters = list(self.edition.chapters.order_by("number"))
        last = chapters[-1].number if chapters else 0
        for chapter in chapters:
            yield self._chapter(chapter, is_last=chapter.number == last)
        about_itself = tuple(itself.parts(self.viewer, self.edition))
        if about_itself:
            yield ReportChapter(
                ref="source", number=last + 1, title=words.title("self"), parts=about_itself
            )

    def _chapter(self, chapter: Chapter, *, is_last: bool) -> ReportChapter:
        if self._tell:
            self._tell(chapter.ref)
        parts = list(self._sections(chapter))
        if is_last:
            outlook = Outlook(self.edition, self.names, self.means, self.components)
            parts += [*outlook.parts(), self.asked.advice()]
        return ReportChapter(
            ref=chapter.ref,
            number=chapter.number,
            printed_number=chapter.printed_number,
            title=chapter.title,
            parts=tuple(parts),
        )

    def _sections(self, chapter: Chapter) -> Iterator[Part]:
        """The region first, then the members of the working group, as the report prints them."""
        entries = list(entries_of(chapter))
        for section in Section:
            items = [
                item
                for entry in entries
                if entry.section == section
                for item in (self._whole(entry), *self.components.items(components_of(entry)))
            ]
            if items:
                yield Part(ref=section, title=words.in_three(SECTION[section]), items=tuple(items))

    def _whole(self, entry: Entry) -> Item:
        """The initiative with the places and the money that go with it."""
        item = self.told.item(entry)
        return replace(item, blocks=(*item.blocks, *self.means.of_initiative(item.ref)))
