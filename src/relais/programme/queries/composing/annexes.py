"""Tables behind the report: what spreadsheets and other systems take from it."""

from relais.programme.models import Initiative
from relais.programme.queries.composing.components import Components
from relais.programme.queries.composing.facts import date_cell
from relais.programme.queries.composing.means import Means
from relais.programme.queries.composing.names import Names
from relais.programme.queries.composing.recommendations import Asked
from relais.programme.rules.report import Blank, Column, Row, Table
from relais.programme.rules.vocabulary import Level, Progress
from relais.programme.words import LEVEL, PROGRESS
from relais.programme.words import report as words


def annexes(
    asked: Asked, means: Means, components: Components, told: frozenset[str]
) -> tuple[Table, ...]:
    """The annexes about what the report tells (`told`: references of its items), in fixed order."""
    places = [each for each in means.capacities if each.initiative and each.initiative.ref in told]
    return (
        asked.whole_matrix(),
        _initiatives(asked.names, told),
        *components.annexes(told),
        *((means.table(places),) if places else ()),
    )


def _initiatives(names: Names, told: frozenset[str]) -> Table:
    found = Initiative.unscoped.filter(ref__in=told)
    found = found.prefetch_related("involvements", "answers__recommendation")
    return Table(
        ref="initiatives",
        caption=words.label("initiatives_all"),
        columns=(
            Column(key="ref", label=words.label("reference")),
            Column(key="title", label=words.label("initiative")),
            Column(key="owner", label=words.label("owner")),
            Column(key="level", label=words.label("level")),
            Column(key="starts", label=words.label("starts")),
            Column(key="progress", label=words.label("progress")),
            Column(key="answers", label=words.label("answers")),
        ),
        rows=tuple(_row(each, names) for each in found.order_by("ref")),
    )


def _row(initiative: Initiative, names: Names) -> Row:
    owners = [each for each in initiative.involvements.all() if each.part == "owner"]
    answers = sorted(each.recommendation.ref for each in initiative.answers.all())
    progress = Progress(initiative.progress) if initiative.progress else None
    return Row(
        cells=(
            words.same(initiative.ref),
            initiative.title,
            names.involved(owners),
            words.in_three(LEVEL[Level(initiative.level)]),
            date_cell(initiative.starts),
            words.in_three(PROGRESS[progress]) if progress else Blank.UNKNOWN,
            words.same(", ".join(answers)) if answers else Blank.NOT_APPLICABLE,
        )
    )
