"""Reading: the card, the counters and their tally, and which materials there are."""

from relais.materials.queries.card import CardRefused, card_pdf
from relais.materials.queries.counters import counter, counters_page
from relais.materials.queries.materials import material, materials, studies
from relais.materials.queries.policy import values
from relais.materials.queries.returns import returns
from relais.materials.queries.tallies import tally

__all__ = [
    "CardRefused",
    "card_pdf",
    "counter",
    "counters_page",
    "material",
    "materials",
    "returns",
    "studies",
    "tally",
    "values",
]
