from django.apps import AppConfig

from relais.foundation.privacy import Processing
from relais.foundation.trilingual import Trilingual


class Materials(AppConfig):
    name = "relais.materials"
    processing = Processing(
        title=Trilingual(
            nl="Balies en hun toestellen",
            fr="Comptoirs et leurs appareils",
            en="Counters and their devices",
        ),
        purpose=Trilingual(
            nl="Weten welke balies kaarten geven, zonder te weten aan wie.",
            fr="Savoir quels comptoirs donnent des cartes, sans savoir à qui.",
            en="Know which counters hand out cards, without knowing to whom.",
        ),
        whose=Trilingual(
            nl="Houders van een balie; professionals die ze inschrijven",
            fr="Titulaires d’un comptoir ; professionnels qui les inscrivent",
            en="Holders of a counter; professionals who enrol them",
        ),
    )

    def ready(self) -> None:
        from relais.materials import permissions, words  # noqa: PLC0415  # needs the loaded apps
        from relais.organisations import interface as organisations  # noqa: PLC0415

        coordinator, analyst = (
            organisations.Role.REGION_COORDINATOR,
            organisations.Role.OBSERVATORY_ANALYST,
        )
        organisations.say_permissions(permissions.MEANING)
        permission = permissions.Permission
        organisations.grant(coordinator, *permission)
        organisations.grant(analyst, permission.READ_TALLY)
        role = organisations.Role
        for reader in (analyst, role.MUNICIPALITY_STEWARD, role.EVA_OFFICER, role.TRAINER):
            organisations.grant(reader, permission.READ_MATERIALS)
        organisations.add_work_page(
            organisations.WorkPage(
                url_name="material_pages:materials",
                title=words.MATERIALS_PAGE,
                permission=permission.READ_MATERIALS,
                follow_up=7,
            )
        )
        organisations.add_work_page(
            organisations.WorkPage(
                url_name="counters:counters",
                title=words.COUNTERS_PAGE,
                permission=permission.READ_TALLY,
            )
        )
