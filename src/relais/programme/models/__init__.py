"""Texts and their recommendations, what was done, the means, the proof, and the editions."""

from relais.programme.models.editions import (
    Anomaly,
    Chapter,
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
)
from relais.programme.models.means import Award, Budget, Call, Capacity, CostLine, Subsidy
from relais.programme.models.texts import Recommendation, SourceText

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
    "CostLine",
    "DeclaredCheck",
    "Edition",
    "Entry",
    "Evidence",
    "Figure",
    "FrozenEdition",
    "Initiative",
    "Involvement",
    "OutlookItem",
    "Pleading",
    "Publication",
    "Recommendation",
    "SourceText",
    "Subsidy",
]
