"""`relais scene NAME`: play one scene of the demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.handing_over import SceneInProduction
from demo.scenes import SCENES
from relais.foundation import clock
from relais.foundation.access import OPERATOR


class Command(BaseCommand):
    help = "Play a scene of the demo with the real commands."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", help=", ".join(SCENES))

    def handle(self, *_args: Any, **options: Any) -> None:
        """Raises `CommandError` for a scene that does not exist, or in production."""
        scene = SCENES.get(options["name"] or "")
        if scene is None:
            raise CommandError(f"Name a scene: {', '.join(SCENES)}.")
        try:
            scene(by=OPERATOR, now=clock.now())
        except SceneInProduction:
            raise CommandError("Scenes are played in development only.") from None
        self.stdout.write(f"Scene played: {options['name']}.")
