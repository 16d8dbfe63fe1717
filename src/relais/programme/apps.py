from django.apps import AppConfig

from relais.foundation.privacy import Processing
from relais.foundation.trilingual import Trilingual


class Programme(AppConfig):
    name = "relais.programme"
    processing = Processing(
        title=Trilingual(
            nl="Opvolging van aanbevelingen",
            fr="Suivi des recommandations",
            en="Follow-up of recommendations",
        ),
        purpose=Trilingual(
            nl="Het parlement antwoorden wat er met elke aanbeveling gebeurde.",
            fr="Répondre au parlement sur la suite donnée à chaque recommandation.",
            en="Answer parliament what was done about each recommendation.",
        ),
        whose=Trilingual(
            nl="Professionals die iets schreven of valideerden",
            fr="Professionnels qui ont écrit ou validé quelque chose",
            en="Professionals who wrote or validated something",
        ),
    )

    def ready(self) -> None:
        from relais.audit.interface import say_events  # noqa: PLC0415  # needs the loaded apps
        from relais.foundation.access.roles import withhold  # noqa: PLC0415
        from relais.organisations import interface as organisations  # noqa: PLC0415
        from relais.programme.permissions import MEANING, Permission  # noqa: PLC0415
        from relais.programme.words.editions import EDITIONS_PAGE  # noqa: PLC0415
        from relais.programme.words.events import EVENT, FOLLOW_UP_PAGE  # noqa: PLC0415

        role = organisations.Role
        organisations.say_permissions(MEANING)
        organisations.grant(role.REGION_COORDINATOR, *Permission)
        organisations.grant(
            role.OBSERVATORY_ANALYST, Permission.READ, Permission.KEEP, Permission.VALIDATE
        )
        for reader in (role.MUNICIPALITY_STEWARD, role.TRAINER):
            organisations.grant(reader, Permission.READ)
        organisations.add_work_page(
            organisations.WorkPage(
                url_name="programme:dashboard", title=FOLLOW_UP_PAGE, permission=Permission.READ
            )
        )
        organisations.add_work_page(
            organisations.WorkPage(
                url_name="editions:editions", title=EDITIONS_PAGE, permission=Permission.READ
            )
        )
        say_events(EVENT)
        # What was frozen or published only grows.
        withhold("programme_frozenedition", "SELECT, INSERT")
        withhold("programme_publication", "SELECT, INSERT")
