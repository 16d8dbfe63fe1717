from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate

from relais.foundation.privacy import Processing
from relais.foundation.trilingual import Trilingual


class Foundation(AppConfig):
    name = "relais.foundation"
    processing = Processing(
        title=Trilingual(
            nl="Dossiers en wie ze ziet",
            fr="Dossiers et qui les voit",
            en="Files and who sees them",
        ),
        purpose=Trilingual(
            nl="Alleen wie een dossier mag zien, ziet het. Een muur houdt iemand voorgoed buiten.",
            fr="Seul qui peut voir un dossier le voit. Un mur tient quelqu’un à l’écart, toujours.",
            en="Only those who may see a file see it. A wall keeps somebody out for good.",
        ),
        whose=Trilingual(
            nl="Professionals; personen in een dossier, alleen met een nummer",
            fr="Professionnels ; personnes d’un dossier, par un numéro seulement",
            en="Professionals; people in a file, by a number only",
        ),
    )

    def ready(self) -> None:
        from relais.foundation.access.roles import prepare_runtime_role  # noqa: PLC0415  # needs the loaded apps
        from relais.foundation.privacy import check_privacy  # noqa: PLC0415
        from relais.foundation.server import check_servers  # noqa: PLC0415

        checks.register(check_privacy)
        checks.register(check_servers, checks.Tags.database)
        post_migrate.connect(prepare_runtime_role, sender=self)
