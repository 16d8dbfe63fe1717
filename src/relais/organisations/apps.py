from django.apps import AppConfig

from relais.foundation.privacy import Processing
from relais.foundation.trilingual import Trilingual


class Organisations(AppConfig):
    name = "relais.organisations"
    processing = Processing(
        title=Trilingual(
            nl="Professionals en hun mandaten",
            fr="Professionnels et leurs mandats",
            en="Professionals and their mandates",
        ),
        purpose=Trilingual(
            nl="Weten wie voor welke organisatie mag handelen, en die persoon laten aanmelden.",
            fr="Savoir qui peut agir pour quelle organisation, et lui permettre de se connecter.",
            en="Know who may act for which organisation, and let that person sign in.",
        ),
        whose=Trilingual(
            nl="Professionals; houders van een apotheek",
            fr="Professionnels ; titulaires d’une pharmacie",
            en="Professionals; holders of a pharmacy",
        ),
        besides=Trilingual(
            nl="Sessies: wie aangemeld is, hoogstens tien uur.",
            fr="Sessions : qui est connecté, dix heures au plus.",
            en="Sessions: who is signed in, ten hours at most.",
        ),
    )

    def ready(self) -> None:
        from relais.audit.interface import say_events  # noqa: PLC0415  # needs the loaded apps
        from relais.foundation.access import (  # noqa: PLC0415
            recognise_with,
            report_attempts_with,
        )
        from relais.foundation.recent import ask_again_with  # noqa: PLC0415
        from relais.organisations import interface  # noqa: PLC0415
        from relais.organisations.commands.files import report_attempt  # noqa: PLC0415
        from relais.organisations.permissions import MEANING, Permission  # noqa: PLC0415
        from relais.organisations.views.screen import ask_again  # noqa: PLC0415
        from relais.organisations.words.files import BREAK_GLASS_PAGE, EVENT  # noqa: PLC0415
        from relais.organisations.words.people import PEOPLE_PAGE  # noqa: PLC0415
        from relais.organisations.words.pharmacies import PHARMACIES_PAGE  # noqa: PLC0415
        from relais.organisations.words.register import REGISTER_PAGE  # noqa: PLC0415

        say_events(EVENT)
        report_attempts_with(report_attempt)
        recognise_with(interface.professional_on)
        ask_again_with(ask_again)
        interface.say_permissions(MEANING)
        for url_name, title, permission in (
            ("organisations:break_glass", BREAK_GLASS_PAGE, Permission.HANDLE_FILES),
            ("organisations:people", PEOPLE_PAGE, Permission.MANAGE_PEOPLE),
            ("organisations:pharmacies", PHARMACIES_PAGE, Permission.READ_PHARMACIES),
            ("organisations:register", REGISTER_PAGE, Permission.READ_REGISTER),
        ):
            interface.add_work_page(
                interface.WorkPage(url_name=url_name, title=title, permission=permission)
            )
