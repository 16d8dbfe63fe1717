"""The initiatives of a chapter, each with its facts, its figures, and what it consists of."""

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet

from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.programme.models import Answer, Chapter, Component, Entry, Figure, Framework, Initiative
from relais.programme.queries.composing.facts import FactList
from relais.programme.queries.composing.names import Names, joined
from relais.programme.rules.periods import ReportPeriod
from relais.programme.rules.report import Block, Column, Item, Mark, Paragraph, Row, Table
from relais.programme.rules.vocabulary import Basis, InvolvedAs, Level, Progress
from relais.programme.words import BASIS, INVOLVED_AS, LEVEL, PROGRESS
from relais.programme.words import report as words


def entries_of(chapter: Chapter) -> "QuerySet[Entry]":
    """What the chapter tells, in its order, with all that belongs to it."""
    answers = Answer.unscoped.select_related("recommendation")
    return (
        Entry.unscoped.filter(chapter=chapter)
        .select_related("initiative")
        .prefetch_related(
            "initiative__involvements",
            "initiative__figures",
            "initiative__components",
            Prefetch("initiative__answers", queryset=answers),
        )
        .order_by("order")
    )


class Told:
    """Turns an entry of a chapter into an item of the report, and keeps what was told."""

    def __init__(self, names: Names, period: ReportPeriod) -> None:
        self.names = names
        self.period = period
        self.initiatives: list[Initiative] = []
        self._answers: dict[tuple[str, str], Wording] = {}
        self._laws = {each.ref: each.name for each in Framework.unscoped.all()}

    def item(self, entry: Entry) -> Item:
        initiative = entry.initiative
        self.initiatives.append(initiative)
        return Item(
            ref=initiative.ref,
            title=initiative.title,
            blocks=tuple(self._blocks(entry)),
            marks=self._marks(initiative),
            source=initiative.lines,
            ended=bool(initiative.ends) or initiative.progress == Progress.ENDED,
        )

    def _marks(self, initiative: Initiative) -> tuple[Mark, ...]:
        past = self.period.never_touched(starts=initiative.starts, ends=initiative.ends)
        return (Mark.OUTSIDE_PERIOD,) if past else ()

    def _blocks(self, entry: Entry) -> Iterator[Block]:
        initiative = entry.initiative
        if entry.told:
            yield Paragraph(text=entry.told, marks=(Mark.OWN_WORDING,) if entry.own_wording else ())
        yield from self._facts(initiative).blocks()
        if initiative.progress_note:
            yield Paragraph(text=initiative.progress_note)
        figures = list(initiative.figures.all())
        if figures:
            yield figure_table(initiative, figures)

    def _law(self, ref: str) -> Wording:
        return self._laws.get(ref) or words.same(ref)

    def _answer(self, answer: Answer) -> Wording:
        """`R2 (the source says so)`; many initiatives answer the same."""
        key = answer.recommendation.ref, answer.basis
        if key not in self._answers:
            basis = words.in_three(BASIS[Basis(answer.basis)])
            ref = words.same(f"{answer.recommendation.ref} (")
            self._answers[key] = joined((ref, basis, words.same(")")), by="")
        return self._answers[key]

    def _facts(self, initiative: Initiative) -> FactList:
        facts = FactList(self.period, lines=initiative.lines)
        everyone = list(initiative.involvements.all())
        for part in InvolvedAs:
            involved = [each for each in everyone if each.part == part]
            if involved:
                facts.say_as(words.in_three(INVOLVED_AS[part]), self.names.involved(involved))
        facts.say("level", words.in_three(LEVEL[Level(initiative.level)]))
        facts.say("place", self.names.bodies([initiative.municipality]))
        facts.date("starts", initiative.starts)
        facts.date("ends", initiative.ends)
        facts.number("duration", initiative.duration_years)
        facts.say("progress", _progress(initiative))
        facts.say("answers", joined(map(self._answer, initiative.answers.all())))
        facts.say("legal_basis", joined(map(self._law, initiative.legal_basis)))
        return facts


def components_of(entry: Entry) -> list[Component]:
    """The records of other subjects that it consists of, in their order."""
    return list(entry.initiative.components.all())


def _progress(initiative: Initiative) -> Wording:
    if not initiative.progress:
        return words.in_three(words.NOT_SAID)
    return words.in_three(PROGRESS[Progress(initiative.progress)])


def figure_table(initiative: Initiative, figures: list[Figure]) -> Table:
    """The numbers of an initiative as they were told; a part stands below its whole."""
    return Table(
        ref=f"{initiative.ref}-figures",
        caption=joined((words.label("figures_of"), initiative.title), by=" "),
        columns=(
            Column(key="what", label=words.label("figure")),
            Column(key="number", label=words.label("number"), numeric=True),
        ),
        rows=tuple(_figure_row(each) for each in figures if each.quantity),
        notes=tuple(_named_parts(figures)),
    )


def _named_parts(figures: list[Figure]) -> Iterator[Wording]:
    """Of a number whose parts are only named: the names, in the order of the source."""
    for whole in figures:
        names = [each.label for each in figures if each.whole_id == whole.pk and not each.quantity]
        if names:
            yield joined((whole.label, joined(names)), by=": ")


def _figure_row(figure: Figure) -> Row:
    indent = words.same("– ") if figure.whole_id else Wording()
    label = figure.label or words.same(figure.key)
    return Row(
        cells=(
            joined((indent, label), by="") if indent else label,
            Quantity.parse(figure.quantity),
        )
    )
