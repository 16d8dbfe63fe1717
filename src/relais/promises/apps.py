from django.apps import AppConfig

from relais.foundation.privacy import Processing
from relais.foundation.trilingual import Trilingual


class Promises(AppConfig):
    name = "relais.promises"
    processing = Processing(
        title=Trilingual(
            nl="Toezeggingen tussen organisaties",
            fr="Engagements entre organisations",
            en="Promises between organisations",
        ),
        purpose=Trilingual(
            nl="Niets verliezen van wat een organisatie een andere belooft, en tijdig waarschuwen.",
            fr="Ne rien perdre de ce qu’une organisation promet à une autre ; avertir à temps.",
            en="Lose nothing that one organisation promises another, and warn in time.",
        ),
        whose=Trilingual(
            nl="Professionals; waarover het gaat, alleen met een code",
            fr="Professionnels ; ce dont il s’agit, par un code seulement",
            en="Professionals; what it is about, by a code only",
        ),
    )

    def ready(self) -> None:
        from relais.organisations import interface as organisations  # noqa: PLC0415  # needs the loaded apps
        from relais.promises.permissions import MEANING, Permission  # noqa: PLC0415
        from relais.promises.words.pages import CLOCKS_PAGE, TELLING_PAGE  # noqa: PLC0415

        role = organisations.Role
        organisations.say_permissions(MEANING)
        organisations.grant(role.REGION_COORDINATOR, Permission.SET_ALL_CLOCKS)
        organisations.grant(role.BODY_ADMINISTRATOR, Permission.SET_OWN_CLOCKS)
        for url_name, title in (
            ("promises:clocks", CLOCKS_PAGE),
            ("promises:telling", TELLING_PAGE),
        ):
            organisations.add_work_page(
                organisations.WorkPage(
                    url_name=url_name, title=title, permission=organisations.Permission.OPEN_HOME
                )
            )
