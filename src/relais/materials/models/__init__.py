"""Counters with what they report, codes of cards, and which materials and studies there are."""

from relais.materials.models.counters import (
    Counter,
    CounterQuerySet,
    EnrolmentLink,
    ReturnCode,
    ReturnCount,
    TallyEntry,
)
from relais.materials.models.materials import Material, MaterialLine, Study

__all__ = [
    "Counter",
    "CounterQuerySet",
    "EnrolmentLink",
    "Material",
    "MaterialLine",
    "ReturnCode",
    "ReturnCount",
    "Study",
    "TallyEntry",
]
