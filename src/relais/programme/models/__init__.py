"""Texts and their recommendations, what was done, the means, the proof, and the editions.

Beside them who is asked to contribute, and what members of parliament ask.
"""

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
from relais.programme.models.questions import Addressee, CompetenceRule, ParliamentaryQuestion
from relais.programme.models.rounds import Contribution, ContributionRequest, Round, RoundMember
from relais.programme.models.texts import Framework, Recommendation, SourceText

__all__ = [
    "Addressee",
    "Anomaly",
    "Answer",
    "Assessment",
    "Award",
    "Budget",
    "Call",
    "Capacity",
    "Chapter",
    "CompetenceRule",
    "Component",
    "ContextFigure",
    "Contribution",
    "ContributionRequest",
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
    "ParliamentaryQuestion",
    "Pleading",
    "Publication",
    "Recommendation",
    "Round",
    "RoundMember",
    "SourceText",
    "Step",
    "Subsidy",
]
