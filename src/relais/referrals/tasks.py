"""What runs by the clock."""

from django.tasks import task

from relais.foundation import clock
from relais.referrals.commands import expiring
from relais.referrals.rules.timekeeper import TIMEKEEPER


@task()
def let_expire() -> int:
    """Let expire what nobody answered in time; answers how many."""
    return expiring.let_expire(by=TIMEKEEPER, now=clock.now())
