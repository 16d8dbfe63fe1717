"""When an edition may be frozen, once more or for the first time."""

from enum import StrEnum

from relais.foundation.wording import Wording
from relais.programme.rules.completeness import gaps
from relais.programme.rules.report import Report


class FreezeRefusal(StrEnum):
    """Why an edition can't be frozen as it is."""

    NOTHING_SAID = "nothing_said"
    CHART_WITHOUT_WORDS = "chart_without_words"
    ERRATA_WANTED = "errata_wanted"
    NOTHING_TO_CORRECT = "nothing_to_correct"


class FreezingStage(StrEnum):
    """Where the freezing of a large edition stands."""

    WAITING = "waiting"
    AT_WORK = "at_work"
    DONE = "done"
    REFUSED = "refused"
    STOPPED = "stopped"


def refuse_freezing(report: Report, *, revision: int, errata: Wording) -> FreezeRefusal | None:
    """Say why this report can't become this revision, or None when it can.

    A later revision says what it corrects; the first has nothing to correct.
    """
    found = gaps(report)
    if found.without_text:
        return FreezeRefusal.NOTHING_SAID
    if found.charts_without_words:
        return FreezeRefusal.CHART_WITHOUT_WORDS
    if revision > 1 and not errata:
        return FreezeRefusal.ERRATA_WANTED
    if revision == 1 and errata:
        return FreezeRefusal.NOTHING_TO_CORRECT
    return None
