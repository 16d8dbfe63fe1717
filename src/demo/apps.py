from django.apps import AppConfig

from relais.foundation.environment import is_development


class Demo(AppConfig):
    name = "demo"

    def ready(self) -> None:
        if is_development():
            from demo.cast import for_sign_in  # noqa: PLC0415  # needs the loaded apps
            from relais.organisations.interface import introduce_cast  # noqa: PLC0415

            introduce_cast(for_sign_in())
