"""What the programme guards."""

from enum import StrEnum
from typing import Final

from relais.foundation.trilingual import Trilingual


class Permission(StrEnum):
    """Declared here, granted to roles in `apps.py`."""

    READ = "programme.read"
    KEEP = "programme.keep"
    VALIDATE = "programme.validate"
    FREEZE = "programme.freeze"
    CONTRIBUTE = "programme.contribute"


# What each lets somebody do, as the table of roles prints it.
MEANING: Final = {
    Permission.READ: Trilingual(
        nl="Lezen hoe het met elke aanbeveling staat, ook voor het gepubliceerd is",
        fr="Lire où en est chaque recommandation, même avant publication",
        en="Read how each recommendation stands, also before it is published",
    ),
    Permission.KEEP: Trilingual(
        nl="Aanbevelingen, initiatieven en bewijsstukken bijhouden, en rondes openen",
        fr="Tenir à jour recommandations, initiatives et pièces, et ouvrir des tours",
        en="Keep recommendations, initiatives and evidence, and open rounds",
    ),
    Permission.VALIDATE: Trilingual(
        nl="Valideren wat iemand anders schreef",
        fr="Valider ce qu’une autre personne a écrit",
        en="Validate what somebody else wrote",
    ),
    Permission.FREEZE: Trilingual(
        nl="Een editie bevriezen en publiceren",
        fr="Figer et publier une édition",
        en="Freeze and publish an edition",
    ),
    Permission.CONTRIBUTE: Trilingual(
        nl="Zien wat het verslag aan de eigen organisatie vraagt, en antwoorden",
        fr="Voir ce que le rapport demande à sa propre organisation, et répondre",
        en="See what the report asks of one’s own organisation, and answer",
    ),
}
