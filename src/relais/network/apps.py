from django.apps import AppConfig


class Network(AppConfig):
    name = "relais.network"

    def ready(self) -> None:
        from relais.network.permissions import MEANING, Permission  # noqa: PLC0415  # needs the loaded apps
        from relais.network.words import GROUPS_PAGE  # noqa: PLC0415
        from relais.organisations import interface as organisations  # noqa: PLC0415

        role = organisations.Role
        organisations.say_permissions(MEANING)
        organisations.grant(role.REGION_COORDINATOR, *Permission)
        for reader in (
            role.OBSERVATORY_ANALYST,
            role.MUNICIPALITY_STEWARD,
            role.EVA_OFFICER,
            role.TRAINER,
        ):
            organisations.grant(reader, Permission.READ)
        organisations.add_work_page(
            organisations.WorkPage(
                url_name="network:groups",
                title=GROUPS_PAGE,
                permission=Permission.READ,
                follow_up=6,
            )
        )
