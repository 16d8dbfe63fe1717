"""What runs by the clock."""

from django.tasks import task

from relais.foundation import clock
from relais.programme.commands.reminding import remind
from relais.programme.rules.rounds import is_time_for_letters
from relais.promises.interface import CLOCK


@task()
def remind_contributors() -> int:
    """Remind who is asked to contribute, once it is time on this day; answers how many letters."""
    now = clock.now()
    return remind(by=CLOCK, now=now).sent if is_time_for_letters(now) else 0
