"""The tables of materials and studies: to read, to change, to take away and to bring back."""

from typing import Final

from relais.foundation.tables.pages import TablePages
from relais.materials.commands.tables import take_over
from relais.materials.permissions import Permission
from relais.materials.queries.tables import tables
from relais.materials.words import MATERIALS_PAGE
from relais.materials.words.tables import NAMES, TABLES_PAGE

PAGES: Final = TablePages(
    namespace="material_pages",
    home="material_pages:materials",
    home_title=MATERIALS_PAGE,
    title=TABLES_PAGE,
    names=NAMES,
    read=Permission.READ_MATERIALS,
    keep=Permission.KEEP_MATERIALS,
    tables=tables,
    take_over=take_over,
)
