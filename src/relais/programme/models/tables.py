"""Which tables leave as sheets and come back, in the order in which one needs the other."""

from typing import Final

from relais.foundation.tables.table import Table, Tables
from relais.programme.models.editions import (
    Anomaly,
    Chapter,
    ContextFigure,
    DeclaredCheck,
    Edition,
    Entry,
    OutlookItem,
)
from relais.programme.models.evidence import Pleading
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
from relais.programme.models.texts import Framework, Recommendation, SourceText

TABLES: Final = Tables(
    Table(name="texts", model=SourceText, key=("ref",), coded=("adopted_by", "addressed_to")),
    Table(
        name="recommendations",
        model=Recommendation,
        key=("text", "ref"),
        coded=("addressee", "acting_body", "would_act"),
    ),
    Table(name="frameworks", model=Framework, key=("ref",)),
    Table(
        name="pleadings",
        model=Pleading,
        key=("recommendation", "kind", "told_on"),
        coded=("addressed_to",),
    ),
    Table(name="initiatives", model=Initiative, key=("ref",)),
    Table(name="steps", model=Step, key=("initiative", "order")),
    Table(
        name="involvements", model=Involvement, key=("initiative", "part", "order"), coded=("body",)
    ),
    Table(name="answers", model=Answer, key=("recommendation", "initiative")),
    Table(name="components", model=Component, key=("initiative", "kind", "ref")),
    Table(name="figures", model=Figure, key=("initiative", "key")),
    Table(name="budgets", model=Budget, key=("ref",), coded=("payer",)),
    Table(name="subsidies", model=Subsidy, key=("ref",), coded=("beneficiary", "funders")),
    Table(name="calls", model=Call, key=("ref",), coded=("funder",)),
    Table(name="cost_lines", model=CostLine, key=("call", "kind")),
    Table(name="awards", model=Award, key=("call", "beneficiary"), coded=("beneficiary",)),
    Table(name="capacities", model=Capacity, key=("ref",), coded=("owner", "co_owner")),
    Table(name="editions", model=Edition, key=("ref",), coded=("publisher",)),
    Table(name="chapters", model=Chapter, key=("edition", "ref")),
    Table(name="entries", model=Entry, key=("chapter", "initiative")),
    Table(name="outlook", model=OutlookItem, key=("edition", "ref"), coded=("owners",)),
    Table(name="context_figures", model=ContextFigure, key=("edition", "key")),
    Table(name="anomalies", model=Anomaly, key=("edition", "ref")),
    Table(name="checks", model=DeclaredCheck, key=("edition", "ref")),
    Table(name="questions", model=ParliamentaryQuestion, key=("ref",)),
    Table(name="addressees", model=Addressee, key=("question", "order"), coded=("body",)),
    Table(
        name="questions_recommendations",
        model=ParliamentaryQuestion.recommendations.through,
        key=("parliamentaryquestion", "recommendation"),
    ),
    Table(
        name="questions_figures",
        model=ParliamentaryQuestion.figures.through,
        key=("parliamentaryquestion", "figure"),
    ),
    Table(
        name="questions_repeats",
        model=ParliamentaryQuestion.repeats.through,
        key=("from_parliamentaryquestion", "to_parliamentaryquestion"),
    ),
    Table(
        name="competences",
        model=CompetenceRule,
        key=("level", "body", "from_day", "matter_nl", "matter_fr"),
        coded=("body",),
    ),
    Table(
        name="competences_recommendations",
        model=CompetenceRule.recommendations.through,
        key=("competencerule", "recommendation"),
    ),
)
