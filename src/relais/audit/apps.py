from django.apps import AppConfig

from relais.foundation.privacy import Processing
from relais.foundation.trilingual import Trilingual


class Audit(AppConfig):
    name = "relais.audit"
    processing = Processing(
        title=Trilingual(nl="Audit", fr="Audit", en="Audit"),
        purpose=Trilingual(
            nl="Kunnen zeggen wie wat deed en zag, en bewijzen dat niemand dat verslag veranderde.",
            fr="Pouvoir dire qui a fait et vu quoi, et prouver que personne n’a modifié ce relevé.",
            en="Be able to say who did and saw what, and prove that nobody changed that account.",
        ),
        whose=Trilingual(
            nl="Professionals; personen in een dossier, alleen met een nummer",
            fr="Professionnels ; personnes d’un dossier, par un numéro seulement",
            en="Professionals; people in a file, by a number only",
        ),
    )

    def ready(self) -> None:
        from relais.audit.commands.shredding import (  # noqa: PLC0415  # needs the loaded apps
            keep_shredding,
        )
        from relais.audit.words import EVENT, say_events  # noqa: PLC0415
        from relais.foundation.access.roles import withhold  # noqa: PLC0415
        from relais.foundation.vault import report_shredding_with  # noqa: PLC0415

        report_shredding_with(keep_shredding)
        say_events(EVENT)
        # The audit only grows, and only the sealer seals it.
        withhold("audit_auditrow", "SELECT, INSERT")
        withhold("audit_sealedreason", "SELECT, INSERT")
        withhold("audit_seal", "SELECT")
