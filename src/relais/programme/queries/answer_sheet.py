"""What there is to answer a question with, on one day: a report of one chapter, sources beside.

Nothing is written here: positions, states, initiatives, figures, trainings, places and money stand
as they are told, each with its lines; what nobody told says so.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from django.http import Http404
from django.utils.timezone import localdate

from relais.foundation.access import Viewer
from relais.foundation.partial_dates import PartialDate
from relais.foundation.wording import Wording
from relais.programme.models import Assessment, Edition, Entry, Figure, ParliamentaryQuestion
from relais.programme.models import Recommendation as Row
from relais.programme.queries import questions
from relais.programme.queries.composing.components import Components
from relais.programme.queries.composing.facts import FactList
from relais.programme.queries.composing.initiatives import (
    Told,
    components_of,
    entries_of,
    figure_table,
)
from relais.programme.queries.composing.means import Means
from relais.programme.queries.composing.names import Names, joined
from relais.programme.queries.composing.recommendations import Asked
from relais.programme.rules.periods import ReportPeriod
from relais.programme.rules.report import (
    Blank,
    Block,
    Cell,
    Item,
    Mark,
    Paragraph,
    Part,
    Report,
    ReportChapter,
)
from relais.programme.words import questions as words
from relais.programme.words.report import in_three, same


def answer_sheet(viewer: Viewer, ref: str, *, on: date) -> Report:
    """The sheet as it stands on this day, or 404; without an edition there is nothing to answer."""
    question = questions.question_of(viewer, ref)
    edition = _edition_of(on)
    return _Sheet(viewer, question, edition, on).report()


def _edition_of(on: date) -> Edition:
    """The newest edition whose period had begun by this day."""
    begun = [
        each
        for each in Edition.unscoped.order_by("-number")
        if not PartialDate.parse(each.period_start).begins_after(on)
    ]
    if not begun:
        raise Http404
    return begun[0]


class _Sheet:
    """Holds what is read once for the whole sheet."""

    def __init__(
        self, viewer: Viewer, question: ParliamentaryQuestion, edition: Edition, on: date
    ) -> None:
        self.viewer = viewer
        self.question = question
        self.edition = edition
        self.on = on
        # What began after the day lies outside, and is marked so.
        self.period = ReportPeriod.told(edition.period_start, on.isoformat())
        self.names = Names(viewer)
        self.told = Told(self.names, self.period)
        self.means = Means(self.names, self.period)
        self.components = Components(viewer, self.names, self.period)
        self.linked = list(question.recommendations.all())

    def report(self) -> Report:
        edition = self.edition
        return Report(
            ref=self.question.ref,
            revision=1,
            title=joined((in_three(words.SHEET), same(words.called(self.question))), by=" "),
            publisher=self.names.body(edition.publisher),
            attribution=same(edition.attribution) if edition.attribution else Wording(),
            period_start=PartialDate.parse(edition.period_start),
            period_end=PartialDate.parse(self.on.isoformat()),
            chapters=(
                ReportChapter(
                    ref="sheet", number=0, title=in_three(words.SHEET), parts=tuple(self._parts())
                ),
            ),
        )

    def _parts(self) -> Iterator[Part]:
        yield Part(
            ref="question", title=in_three(words.THE_QUESTION), blocks=tuple(self._question())
        )
        yield Part(
            ref="asked",
            title=in_three(words.ASKED),
            items=tuple(self._recommendations()),
            blocks=() if self.linked else (Paragraph(text=in_three(words.NOTHING_LINKED)),),
        )
        done = tuple(self._initiatives())
        if done:
            yield Part(ref="done", title=in_three(words.DONE), items=done)
        figures = tuple(self._figures())
        if figures:
            yield Part(ref="figures", title=in_three(words.FIGURES), items=figures)

    def _question(self) -> Iterator[Block]:
        question = self.question
        facts = FactList(self.period)
        facts.say_as(in_three(words.AS_OF), PartialDate.parse(self.on.isoformat()))
        facts.say_as(in_three(words.SOURCE_EDITION), same(self.edition.ref))
        facts.say_as(in_three(words.NUMBER), same(words.called(question)))
        facts.say_as(in_three(words.SUBJECT), question.subject or Blank.UNKNOWN)
        asked_on = PartialDate.parse(question.asked_on) if question.asked_on else Blank.UNKNOWN
        facts.say_as(in_three(words.ASKED_ON), asked_on)
        facts.say_as(in_three(words.MEMBER), same(question.member) or None)
        for each in question.addressees.all():
            name = self.names.body(each.body) if each.body else Blank.UNKNOWN
            facts.say_as(in_three(words.ADDRESSEE), name)
        facts.say_as(in_three(words.COMPETENT), self._competent())
        facts.say_as(in_three(words.SOURCE), same(question.source) or None, *self._unverified())
        yield from facts.blocks()

    def _unverified(self) -> tuple[Mark, ...]:
        return () if self.question.is_verified else (Mark.NOT_VALIDATED,)

    def _competent(self) -> Cell:
        found = questions.competent_for(self.viewer, self.linked, on=self.on)
        if not found:
            return Blank.UNKNOWN
        return joined(
            joined(
                (
                    self.names.body(each.body),
                    same(f"({', '.join(which.ref for which in each.recommendations)})"),
                ),
                by=" ",
            )
            for each in found
        )

    def _recommendations(self) -> Iterator[Item]:
        asked = Asked(self.edition, self.names, self.period)
        linked = {each.pk for each in self.linked}
        for text in dict.fromkeys(each.text.ref for each in self.linked):
            for row in asked.of(text):
                if row.pk in linked:
                    yield asked.item(self._as_of(row))

    def _as_of(self, row: Row) -> Row:
        """Without what was said of it only after the day."""
        said: list[Assessment] = row.said  # type: ignore[attr-defined]  # prefetched
        row.said = [each for each in said if localdate(each.written_at) <= self.on]  # type: ignore[attr-defined]
        return row

    def _initiatives(self) -> Iterator[Item]:
        linked = {each.pk for each in self.linked}
        for chapter in self.edition.chapters.order_by("number"):
            for entry in entries_of(chapter):
                if linked & {each.recommendation_id for each in entry.initiative.answers.all()}:
                    yield self._whole(entry)
                    yield from self.components.items(components_of(entry))

    def _whole(self, entry: Entry) -> Item:
        item = self.told.item(entry)
        return replace(item, blocks=(*item.blocks, *self.means.of_initiative(item.ref)))

    def _figures(self) -> Iterator[Item]:
        """The figures that were linked by themselves, under the initiative that tells them."""
        chosen = sorted(self.question.figures.all(), key=lambda each: each.initiative.ref)
        for initiative, group in groupby(chosen, key=lambda each: each.initiative):
            figures: list[Figure] = list(group)
            yield Item(
                ref=f"{initiative.ref}-linked",
                title=initiative.title,
                blocks=(figure_table(initiative, figures),),
                source=initiative.lines,
            )
