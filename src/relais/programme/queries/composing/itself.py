"""What a source says of itself: its claim, its slips, and its sums calculated again."""

from collections.abc import Iterator

from relais.foundation.access import Viewer
from relais.programme.models import Anomaly, Edition
from relais.programme.queries.checking import CheckFound, checks_of
from relais.programme.rules.report import (
    Blank,
    Column,
    Item,
    Mark,
    Paragraph,
    Part,
    Row,
    Table,
)
from relais.programme.words import report as words


def parts(viewer: Viewer, edition: Edition) -> Iterator[Part]:
    """The claim of the edition, its slips, and its checks; whichever there are."""
    if edition.claim:
        yield Part(
            ref="claim",
            title=words.title("claim"),
            blocks=(Paragraph(text=edition.claim, marks=(Mark.OWN_WORDING,)),),
        )
    anomalies = list(Anomaly.unscoped.filter(edition=edition).order_by("ref"))
    if anomalies:
        yield Part(
            ref="anomalies",
            title=words.title("anomalies"),
            items=tuple(
                Item(ref=each.ref, title=each.what, source=each.lines) for each in anomalies
            ),
        )
    checks = checks_of(viewer, edition)
    if checks:
        yield Part(ref="checks", title=words.title("checks"), blocks=(_table(checks),))


def _table(checks: tuple[CheckFound, ...]) -> Table:
    return Table(
        ref="checks",
        caption=words.title("checks"),
        columns=(
            Column(key="ref", label=words.label("reference")),
            Column(key="what", label=words.label("what")),
            Column(key="declared", label=words.label("declared")),
            Column(key="found", label=words.label("found")),
            Column(key="holds", label=words.label("holds")),
        ),
        rows=tuple(
            Row(
                cells=(
                    words.same(check.ref),
                    check.what,
                    words.same(check.declared_text),
                    words.same(check.found_text) or Blank.UNKNOWN,
                    words.yes_no(yes=check.holds),
                ),
                marks=(Mark.DERIVED,),
            )
            for check in checks
        ),
    )
