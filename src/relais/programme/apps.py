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
            nl="Professionals die schreven, valideerden of bijdragen; mandatarissen",
            fr="Professionnels qui écrivent, valident ou contribuent ; mandataires",
            en="Professionals who wrote, validated or contribute; office holders",
        ),
    )

    def ready(self) -> None:
        from relais.audit.interface import say_events  # noqa: PLC0415  # needs the loaded apps
        from relais.foundation.access.roles import withhold  # noqa: PLC0415
        from relais.organisations import interface as organisations  # noqa: PLC0415
        from relais.programme.permissions import MEANING, Permission  # noqa: PLC0415
        from relais.programme.queries.promised import kinds  # noqa: PLC0415
        from relais.programme.words.editions import EDITIONS_PAGE  # noqa: PLC0415
        from relais.programme.words.events import EVENT, FOLLOW_UP_PAGE  # noqa: PLC0415
        from relais.programme.words.promised import QUESTIONS_PAGE, ROUNDS_PAGE  # noqa: PLC0415
        from relais.promises import interface as promises  # noqa: PLC0415

        role = organisations.Role
        organisations.say_permissions(MEANING)
        organisations.grant(role.REGION_COORDINATOR, *Permission)
        organisations.grant(
            role.OBSERVATORY_ANALYST, Permission.READ, Permission.KEEP, Permission.VALIDATE
        )
        for reader in (role.MUNICIPALITY_STEWARD, role.TRAINER):
            organisations.grant(reader, Permission.READ)
        for contributor in role:
            organisations.grant(contributor, Permission.CONTRIBUTE)
        for place, (url_name, title, permission) in enumerate(
            (
                ("programme:dashboard", FOLLOW_UP_PAGE, Permission.READ),
                ("editions:editions", EDITIONS_PAGE, Permission.READ),
                ("rounds:rounds", ROUNDS_PAGE, Permission.KEEP),
                ("questions:questions", QUESTIONS_PAGE, Permission.READ),
            ),
            start=1,
        ):
            organisations.add_work_page(
                organisations.WorkPage(
                    url_name=url_name, title=title, permission=permission, follow_up=place
                )
            )
        for kind in kinds():
            promises.add_kind(kind)
        say_events(EVENT)
        # What was frozen or published only grows.
        withhold("programme_frozenedition", "SELECT, INSERT")
        withhold("programme_publication", "SELECT, INSERT")
