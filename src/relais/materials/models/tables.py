"""Which tables leave as sheets and come back, in the order in which one needs the other."""

from typing import Final

from relais.foundation.tables.table import Table, Tables
from relais.materials.models.materials import Material, MaterialLine, Study

TABLES: Final = Tables(
    Table(name="materials", model=Material, key=("ref",), coded=("owners",)),
    Table(name="material_lines", model=MaterialLine, key=("material", "order"), coded=("body",)),
    Table(name="studies", model=Study, key=("ref",), coded=("publisher",)),
)
