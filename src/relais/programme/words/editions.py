"""Sentences about freezing, publishing and comparing editions."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.programme.rules.completeness import PublicationRefusal
from relais.programme.rules.differences import Aspect, Change
from relais.programme.rules.freezing import FreezeRefusal, FreezingStage

EDITIONS_PAGE: Final = Trilingual(
    nl="Edities van het verslag", fr="Éditions du rapport", en="Editions of the report"
)
_NOTHING_SAID: Final = _("At some places nothing is said in any language. They stand below.")
_CHART: Final = _("A chart has no words for those who don't see it. It stands below.")

FREEZE_REFUSAL: Final[dict[FreezeRefusal, Promise]] = {
    FreezeRefusal.NOTHING_SAID: _NOTHING_SAID,
    FreezeRefusal.CHART_WITHOUT_WORDS: _CHART,
    FreezeRefusal.ERRATA_WANTED: _("Say in Dutch and French what the new revision corrects."),
    FreezeRefusal.NOTHING_TO_CORRECT: _("A first revision has nothing to correct."),
}
FREEZING_STAGE: Final[dict[FreezingStage, Promise]] = {
    FreezingStage.WAITING: _("It waits for its turn."),
    FreezingStage.AT_WORK: _("The edition is being composed and frozen."),
    FreezingStage.DONE: _("It is frozen."),
    FreezingStage.REFUSED: _("It was not frozen."),
    FreezingStage.STOPPED: _("The freezing was stopped. Nothing is frozen; you can ask again."),
}
PUBLICATION_REFUSAL: Final[dict[PublicationRefusal, Promise]] = {
    PublicationRefusal.NOTHING_SAID: _NOTHING_SAID,
    PublicationRefusal.CHART_WITHOUT_WORDS: _CHART,
    PublicationRefusal.MISSING_TRANSLATIONS: _(
        "Translations are missing. Add them, or publish with a mark at every gap."
    ),
}
CHANGE: Final[dict[Change, Promise]] = {
    Change.NEW: _("new"),
    Change.CHANGED: _("changed"),
    Change.ENDED: _("ended"),
    Change.SILENT: _("silent"),
    Change.MOVED: _("moved"),
}
ASPECT: Final[dict[Aspect, Promise]] = {
    Aspect.TITLE: _("title"),
    Aspect.TEXT: _("text"),
    Aspect.FACTS: _("facts"),
    Aspect.TABLES: _("tables"),
    Aspect.MARKS: _("marks"),
}
