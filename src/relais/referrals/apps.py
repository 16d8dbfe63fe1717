from django.apps import AppConfig

from relais.foundation.privacy import Processing
from relais.foundation.trilingual import Trilingual


class Referrals(AppConfig):
    name = "relais.referrals"
    processing = Processing(
        title=Trilingual(nl="Doorverwijzingen", fr="Orientations", en="Referrals"),
        purpose=Trilingual(
            nl="Iemand met toestemming bij een dienst brengen, tot de hulp bevestigd is.",
            fr="Amener une personne vers un service, avec son accord, jusqu’à l’aide confirmée.",
            en="Bring someone to a service, with consent, until help is confirmed.",
        ),
        whose=Trilingual(
            nl="Personen die hulp vragen, en wie voor hen mag antwoorden; professionals",
            fr="Personnes qui demandent de l’aide, qui peut répondre pour elles, professionnels",
            en="People who ask for help, and who may answer for them; professionals",
        ),
    )

    def ready(self) -> None:
        from relais.audit.interface import say_events  # noqa: PLC0415  # needs the loaded apps
        from relais.organisations import interface as organisations  # noqa: PLC0415
        from relais.promises.interface import add_kind  # noqa: PLC0415
        from relais.referrals.commands.owners import tell_owner  # noqa: PLC0415
        from relais.referrals.permissions import MEANING, Permission  # noqa: PLC0415
        from relais.referrals.queries.kinds import kinds  # noqa: PLC0415
        from relais.referrals.queries.referrals import address  # noqa: PLC0415
        from relais.referrals.rules.links import LINK_SEAT  # noqa: PLC0415
        from relais.referrals.rules.timekeeper import CLOCK_SEAT  # noqa: PLC0415
        from relais.referrals.words import CLOCK, EVENT, LINK_HOLDER  # noqa: PLC0415
        from relais.referrals.words import kinds as words  # noqa: PLC0415

        organisations.say_permissions(MEANING)
        role = organisations.Role
        receivers = (role.SHELTER_WORKER, role.VICTIM_SUPPORT_WORKER, role.EVA_OFFICER)
        for receiver in receivers:
            organisations.grant(receiver, Permission.RECEIVE, Permission.SEND, Permission.FOLLOW)
        organisations.grant(role.REFERRER, Permission.SEND, Permission.FOLLOW)
        organisations.grant(role.REGIONAL_DESK, Permission.FOLLOW)
        organisations.grant(
            role.REGION_COORDINATOR, Permission.SET_DESKS, Permission.READ_REJECTIONS
        )
        for url_name, title, permission in (
            ("referrals:hand_over", words.NEW_PAGE, Permission.SEND),
            ("referrals:sent", words.SENT_PAGE, Permission.SEND),
            ("referrals:inbox", words.INBOX_PAGE, Permission.RECEIVE),
            ("referrals:desks", words.DESKS_PAGE, Permission.SET_DESKS),
            ("referrals:rejections", words.REJECTIONS_PAGE, Permission.READ_REJECTIONS),
        ):
            organisations.add_work_page(
                organisations.WorkPage(url_name=url_name, title=title, permission=permission)
            )
        say_events(EVENT)
        organisations.say_seats({CLOCK_SEAT: CLOCK, LINK_SEAT: LINK_HOLDER})
        for kind in kinds():
            add_kind(kind)
        organisations.add_file_address(address)
        organisations.tell_owners_with(tell_owner)
