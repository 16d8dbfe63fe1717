from django.apps import AppConfig

from relais.foundation.privacy import Processing
from relais.foundation.trilingual import Trilingual


class Directory(AppConfig):
    name = "relais.directory"
    processing = Processing(
        title=Trilingual(
            nl="Gids van diensten", fr="Répertoire des services", en="Directory of services"
        ),
        purpose=Trilingual(
            nl="De gids juist houden, en weten wie wat bevestigde.",
            fr="Tenir le répertoire à jour, et savoir qui a confirmé quoi.",
            en="Keep the directory right, and know who confirmed what.",
        ),
        whose=Trilingual(
            nl="Professionals; contactpersonen van diensten",
            fr="Professionnels ; personnes de contact des services",
            en="Professionals; contact persons of services",
        ),
    )

    def ready(self) -> None:
        from relais.directory.interface import data_version, figures  # noqa: PLC0415  # needs the loaded apps
        from relais.directory.permissions import MEANING, Permission  # noqa: PLC0415
        from relais.directory.queries.worklist import due  # noqa: PLC0415
        from relais.directory.rules.holidays import public_holidays  # noqa: PLC0415
        from relais.directory.words.coverage import COVERAGE_PAGE  # noqa: PLC0415
        from relais.directory.words.trust import WORKLIST_PAGE  # noqa: PLC0415
        from relais.foundation.access import EVERYONE  # noqa: PLC0415
        from relais.foundation.health import report_data_version  # noqa: PLC0415
        from relais.organisations import interface as organisations  # noqa: PLC0415
        from relais.promises import interface as promises  # noqa: PLC0415

        promises.add_holidays(public_holidays)
        report_data_version(lambda: data_version(EVERYONE))
        organisations.add_figures(figures)
        organisations.say_permissions(MEANING)
        role = organisations.Role
        for keeper in (role.MUNICIPALITY_STEWARD, role.EVA_OFFICER, role.REGION_COORDINATOR):
            organisations.grant(keeper, Permission.KEEP_SERVICES)
        organisations.grant(role.REGION_COORDINATOR, Permission.KEEP_ALL_SERVICES)
        organisations.add_work_page(
            organisations.WorkPage(
                url_name="keeping:worklist",
                title=WORKLIST_PAGE,
                permission=Permission.KEEP_SERVICES,
            )
        )
        organisations.add_due(due)
        for planner in (
            role.MUNICIPALITY_STEWARD,
            role.REGION_COORDINATOR,
            role.OBSERVATORY_ANALYST,
        ):
            organisations.grant(planner, Permission.READ_COVERAGE)
        organisations.add_work_page(
            organisations.WorkPage(
                url_name="coverage:coverage",
                title=COVERAGE_PAGE,
                permission=Permission.READ_COVERAGE,
            )
        )
