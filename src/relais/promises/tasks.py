"""What runs by the clock."""

from dataclasses import asdict

from django.tasks import task

from relais.foundation import clock
from relais.promises.commands.passing import pass_time
from relais.promises.permissions import CLOCK


@task()
def let_time_pass() -> dict[str, int]:
    """Let promises climb and tell people, as far as it is time. Answers how much was done."""
    return asdict(pass_time(by=CLOCK, now=clock.now()))
