"""What tables and columns are called."""

from typing import Final

from relais.foundation.tables.words import Names
from relais.foundation.trilingual import Trilingual

TABLES_PAGE: Final = Trilingual(
    nl="Gegevens van groepen en vergaderingen",
    fr="Données des groupes et réunions",
    en="Data of groups and meetings",
)
_TABLE: Final = {
    "groups": Trilingual(nl="Groepen", fr="Groupes", en="Groups"),
    "group_lines": Trilingual(
        nl="Lijsten van groepen", fr="Listes des groupes", en="Lists of groups"
    ),
    "meetings": Trilingual(nl="Vergaderingen", fr="Réunions", en="Meetings"),
    "meeting_lines": Trilingual(
        nl="Lijsten van vergaderingen", fr="Listes des réunions", en="Lists of meetings"
    ),
    "themes": Trilingual(nl="Thema’s", fr="Thèmes", en="Themes"),
    "decisions": Trilingual(nl="Beslissingen", fr="Décisions", en="Decisions"),
}
_COLUMN: Final = {
    "chair": Trilingual(nl="Geleid door", fr="Dirigé par", en="Led by"),
    "support": Trilingual(nl="Ondersteund door", fr="Soutenu par", en="Supported by"),
    "mandated_by": Trilingual(nl="Opgericht door", fr="Créé par", en="Set up by"),
    "told_members": Trilingual(
        nl="Leden, zoals verteld", fr="Membres, selon la source", en="Members, as told"
    ),
    "told_zones": Trilingual(
        nl="Politiezones, zoals verteld",
        fr="Zones de police, selon la source",
        en="Police zones, as told",
    ),
    "told_municipalities": Trilingual(
        nl="Gemeenten, zoals verteld", fr="Communes, selon la source", en="Municipalities, as told"
    ),
    "told_meetings": Trilingual(
        nl="Vergaderingen, zoals verteld", fr="Réunions, selon la source", en="Meetings, as told"
    ),
    "told_from": Trilingual(nl="Getallen vanaf", fr="Nombres à partir de", en="Numbers from"),
    "told_until": Trilingual(nl="Getallen tot", fr="Nombres jusqu’à", en="Numbers until"),
    "initiative": Trilingual(nl="Initiatief", fr="Initiative", en="Initiative"),
    "training_programme": Trilingual(
        nl="Opleidingsprogramma", fr="Programme de formation", en="Training programme"
    ),
    "group": Trilingual(nl="Groep", fr="Groupe", en="Group"),
    "part": Trilingual(nl="Lijst", fr="Liste", en="List"),
    "body": Trilingual(nl="Organisatie", fr="Organisation", en="Organisation"),
    "meeting": Trilingual(nl="Vergadering", fr="Réunion", en="Meeting"),
    "held_on": Trilingual(nl="Gehouden op", fr="Tenue le", en="Held on"),
    "what": Trilingual(nl="Wat", fr="Quoi", en="What"),
    "decided_on": Trilingual(nl="Beslist op", fr="Décidé le", en="Decided on"),
}
NAMES: Final = Names(tables=_TABLE, columns=_COLUMN)
