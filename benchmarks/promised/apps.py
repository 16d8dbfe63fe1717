from django.apps import AppConfig


class Promised(AppConfig):
    name = "benchmarks.promised"

    def ready(self) -> None:
        from relais.foundation.trilingual import Trilingual  # noqa: PLC0415  # needs the loaded apps
        from relais.organisations.interface import Permission  # noqa: PLC0415
        from relais.promises import interface as promises  # noqa: PLC0415

        promises.add_kind(
            promises.Kind(
                code="bench.answer",
                noun=Trilingual(nl="verwijzing", fr="orientation", en="referral"),
                verb=Trilingual(nl="Antwoorden", fr="Répondre", en="Answer"),
                permission=Permission.OPEN_HOME,
                clocks={promises.Urgency.WEEK: promises.Clock(amount=60)},
                address=lambda about: f"/nl/things/{about}/",
                button=promises.Button(
                    label=Trilingual(nl="Beantwoord", fr="Répondu", en="Answered")
                ),
            )
        )
