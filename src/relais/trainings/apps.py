from django.apps import AppConfig


class Trainings(AppConfig):
    name = "relais.trainings"

    def ready(self) -> None:
        from relais.audit.interface import say_events  # noqa: PLC0415  # needs the loaded apps
        from relais.organisations import interface as organisations  # noqa: PLC0415  # needs the loaded apps
        from relais.trainings.permissions import MEANING, Permission  # noqa: PLC0415
        from relais.trainings.words.events import EVENT  # noqa: PLC0415
        from relais.trainings.words.labels import TRAININGS_PAGE  # noqa: PLC0415

        role = organisations.Role
        organisations.say_permissions(MEANING)
        for keeper in (role.REGION_COORDINATOR, role.TRAINER):
            organisations.grant(keeper, Permission.READ, Permission.KEEP)
        for reader in (role.OBSERVATORY_ANALYST, role.MUNICIPALITY_STEWARD, role.EVA_OFFICER):
            organisations.grant(reader, Permission.READ)
        say_events(EVENT)
        organisations.add_work_page(
            organisations.WorkPage(
                url_name="trainings:trainings",
                title=TRAININGS_PAGE,
                permission=Permission.READ,
                follow_up=5,
            )
        )
