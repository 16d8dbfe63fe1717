"""Texts and their recommendations, what was done, the means, the proof, and the editions."""

from relais.programme.models.editions import (
    Anomaly,
    Chapter,
    ContextFigure,
    DeclaredCheck,
    Edition,
    Entry,
    FrozenEdition,
    OutlookItem,
    Publication,
)
from relais.programme.models.evidence import Assessment, Evidence, Pleading
from relais.programme.models.initiatives import (
    Answer,
    Component,
    Figure,
    Initiative,
    Involvement,
    Step,
)
from relais.programme.models.means import Award, Budget, Call, Capacity, CostLine, Subsidy
from relais.programme.models.texts import Framework, Recommendation, SourceText

__all__ = [
    "Anomaly",
    "Answer",
    "Assessment",
    "Award",
    "Budget",
    "Call",
    "Capacity",
    "Chapter",
    "Component",
    "ContextFigure",
    "CostLine",
    "DeclaredCheck",
    "Edition",
    "Entry",
    "Evidence",
    "Figure",
    "Framework",
    "FrozenEdition",
    "Initiative",
    "Involvement",
    "OutlookItem",
    "Pleading",
    "Publication",
    "Recommendation",
    "SourceText",
    "Step",
    "Subsidy",
]
