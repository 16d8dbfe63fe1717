"""What parliament asked and what was reported on it, and the advice of the working group."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.programme.models import Answer, Assessment, Edition, Recommendation, SourceText
from relais.programme.queries.composing.facts import FactList
from relais.programme.queries.composing.names import Names
from relais.programme.rules.assessing import shown_state
from relais.programme.rules.periods import ReportPeriod
from relais.programme.rules.report import (
    Block,
    Column,
    Item,
    Mark,
    Paragraph,
    Part,
    Row,
    Table,
)
from relais.programme.rules.source.texts import WORKING_GROUP_TEXT
from relais.programme.rules.vocabulary import Channel, Position, State
from relais.programme.words import CHANNEL, POSITION, STATE
from relais.programme.words import report as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is said of a recommendation in one edition; without an assessment: no information."""

    position: Position
    state: State
    # Nobody stated the state: it follows from the initiatives.
    is_derived: bool
    note: Wording
    lines: str

    @classmethod
    def of(cls, assessment: Assessment | None, progress: Collection[str]) -> "Standing":
        stated = State(assessment.state) if assessment else State.NO_INFORMATION
        state, is_derived = shown_state(stated, progress)
        return cls(
            position=Position(assessment.position) if assessment else Position.NONE_STATED,
            state=state,
            is_derived=is_derived,
            note=assessment.position_note if assessment else Wording(),
            lines=assessment.lines if assessment else "",
        )

    @property
    def marks(self) -> tuple[Mark, ...]:
        if self.is_derived:
            return (Mark.DERIVED,)
        return (Mark.NO_INFORMATION,) if self.state is State.NO_INFORMATION else ()


def recommendations_of(edition: Edition) -> "QuerySet[Recommendation]":
    """Every recommendation with what this edition says of it."""
    said = Assessment.unscoped.filter(edition=edition)
    return (
        Recommendation.unscoped.select_related("text")
        .prefetch_related(Prefetch("assessments", queryset=said, to_attr="said"))
        .order_by("text__ref", "order")
    )


def progress_of(edition: Edition) -> dict[int, list[str]]:
    """How far the initiatives of the edition are that answer each recommendation."""
    told = Answer.unscoped.filter(initiative__entries__chapter__edition=edition).distinct()
    progress: dict[int, list[str]] = defaultdict(list)
    for recommendation, _, how_far in told.values_list(
        "recommendation", "initiative", "initiative__progress"
    ):
        progress[recommendation].append(how_far)
    return progress


class Asked:
    """Every text with its recommendations, as an edition tells them."""

    def __init__(self, edition: Edition, names: Names, period: ReportPeriod) -> None:
        self.names = names
        self.period = period
        self._progress = progress_of(edition)
        self._by_text: dict[str, list[Recommendation]] = defaultdict(list)
        for each in recommendations_of(edition):
            self._by_text[each.text.ref].append(each)

    def of(self, text: str) -> list[Recommendation]:
        return self._by_text[text]

    def texts(self) -> list[SourceText]:
        """The texts that asked something, without the advice that the report itself gives."""
        return [asked[0].text for ref, asked in self._by_text.items() if ref != WORKING_GROUP_TEXT]

    def parts(self) -> Iterator[Part]:
        for text in self.texts():
            yield Part(
                ref=text.ref,
                title=text.title,
                blocks=tuple(self._about(text)),
                items=tuple(map(self.item, self.of(text.ref))),
            )

    def advice(self) -> Part:
        """What the working group recommends; nobody is named who should do it."""
        return Part(
            ref="advice",
            title=words.title("advice"),
            blocks=(Paragraph(text=words.in_three(words.ADVICE)),),
            items=tuple(map(self.advised, self.of(WORKING_GROUP_TEXT))),
        )

    def advised(self, recommendation: Recommendation) -> Item:
        return Item(
            ref=recommendation.ref,
            title=recommendation.short,
            marks=_wording_marks(recommendation),
            source=recommendation.lines,
        )

    def item(self, recommendation: Recommendation) -> Item:
        standing = self._standing(recommendation)
        return Item(
            ref=recommendation.ref,
            title=recommendation.short,
            blocks=tuple(self._blocks(recommendation, standing)),
            marks=standing.marks + _wording_marks(recommendation),
            source=recommendation.lines,
        )

    def whole_matrix(self) -> Table:
        """Every recommendation of every text."""
        return self.matrix(*(text.ref for text in self.texts()))

    def matrix(self, *texts: str) -> Table:
        """Each recommendation beside how many initiatives answer it, its position and its state."""
        rows = [each for text in texts for each in self.of(text)]
        return Table(
            ref="matrix",
            caption=words.title("matrix"),
            columns=(
                Column(key="ref", label=words.label("reference")),
                Column(key="what", label=words.label("recommendation")),
                Column(key="initiatives", label=words.label("initiatives"), numeric=True),
                Column(key="position", label=words.label("position")),
                Column(key="state", label=words.label("state")),
            ),
            rows=tuple(map(self._matrix_row, rows)),
        )

    def _answers(self, recommendation: Recommendation) -> int:
        """How many initiatives of the edition answer it."""
        return len(self._progress.get(recommendation.pk, ()))

    def _standing(self, recommendation: Recommendation) -> Standing:
        said: list[Assessment] = recommendation.said  # type: ignore[attr-defined]  # prefetched
        progress = self._progress.get(recommendation.pk, ())
        return Standing.of(said[0] if said else None, progress)

    def _matrix_row(self, recommendation: Recommendation) -> Row:
        standing = self._standing(recommendation)
        return Row(
            cells=(
                words.same(recommendation.ref),
                recommendation.short,
                Quantity.exactly(self._answers(recommendation)),
                words.in_three(POSITION[standing.position]),
                words.in_three(STATE[standing.state]),
            ),
            marks=standing.marks,
        )

    def _about(self, text: SourceText) -> Iterator[Block]:
        if text.purpose:
            yield Paragraph(text=text.purpose, marks=(Mark.OWN_WORDING,))
        facts = FactList(self.period, lines=text.lines)
        facts.date("adopted_on", text.adopted_on)
        facts.say("addressee", self.names.bodies([text.addressed_to]))
        facts.say("document", words.same(text.document_url))
        yield from facts.blocks()
        yield self.matrix(text.ref)

    def _blocks(self, recommendation: Recommendation, standing: Standing) -> Iterator[Block]:
        facts = FactList(self.period, lines=recommendation.lines)
        if recommendation.channel:
            facts.say("channel", words.in_three(CHANNEL[Channel(recommendation.channel)]))
        facts.say("addressee", self.names.bodies([recommendation.addressee]))
        facts.say("acting_body", self.names.bodies([recommendation.acting_body]))
        facts.say("would_act", self.names.bodies([recommendation.would_act]))
        facts.say("initiatives", Quantity.exactly(self._answers(recommendation)))
        facts.lines = standing.lines
        facts.say("position", words.in_three(POSITION[standing.position]))
        facts.say("state", words.in_three(STATE[standing.state]), *standing.marks)
        yield from facts.blocks()
        if standing.note:
            yield Paragraph(text=standing.note, marks=(Mark.OWN_WORDING,))
        if not self._answers(recommendation):
            yield Paragraph(text=words.in_three(words.NO_INITIATIVE))


def _wording_marks(recommendation: Recommendation) -> tuple[Mark, ...]:
    """Our own wording stands until somebody enters the adopted text."""
    return () if recommendation.adopted else (Mark.OWN_WORDING,)
