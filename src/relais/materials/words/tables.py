"""What tables and columns are called."""

from typing import Final

from relais.foundation.tables.words import Names
from relais.foundation.trilingual import Trilingual

TABLES_PAGE: Final = Trilingual(
    nl="Gegevens van materialen en studies",
    fr="Données des supports et études",
    en="Data of materials and studies",
)
_TABLE: Final = {
    "materials": Trilingual(nl="Materialen", fr="Supports", en="Materials"),
    "material_lines": Trilingual(
        nl="Lijsten van materialen", fr="Listes des supports", en="Lists of materials"
    ),
    "studies": Trilingual(nl="Studies", fr="Études", en="Studies"),
}
_COLUMN: Final = {
    "owners": Trilingual(nl="Eigenaars", fr="Propriétaires", en="Owners"),
    "languages": Trilingual(nl="Talen", fr="Langues", en="Languages"),
    "printed": Trilingual(nl="Aantal gemaakt", fr="Nombre fabriqué", en="Number made"),
    "distributed": Trilingual(nl="Aantal verdeeld", fr="Nombre distribué", en="Number handed out"),
    "coverage": Trilingual(nl="Waar het terechtkwam", fr="Où il est arrivé", en="Where it reached"),
    "upkeep": Trilingual(nl="Bijgehouden", fr="Mise à jour", en="Kept up to date"),
    "in_the_press": Trilingual(nl="In de pers", fr="Dans la presse", en="In the press"),
    "training": Trilingual(nl="Opleiding", fr="Formation", en="Training"),
    "material": Trilingual(nl="Materiaal", fr="Support", en="Material"),
    "part": Trilingual(nl="Lijst", fr="Liste", en="List"),
    "body": Trilingual(nl="Organisatie", fr="Organisation", en="Organisation"),
    "publisher": Trilingual(nl="Uitgever", fr="Éditeur", en="Publisher"),
    "published_on": Trilingual(nl="Gepubliceerd op", fr="Publié le", en="Published on"),
}
NAMES: Final = Names(tables=_TABLE, columns=_COLUMN)
