"""What runs by the clock, and what takes longer than a page may."""

from django.tasks import task
from django.utils.timezone import localdate

from relais.foundation import clock
from relais.foundation.wording import Wording
from relais.organisations import interface as organisations
from relais.programme.commands.editions import FreezingRefused, freeze
from relais.programme.commands.reminding import remind
from relais.programme.queries import drafts
from relais.programme.rules.rounds import is_time_for_letters
from relais.promises.interface import CLOCK


@task()
def remind_contributors() -> int:
    """Remind who is asked to contribute, once it is time on this day; answers how many letters."""
    now = clock.now()
    return remind(by=CLOCK, now=now).sent if is_time_for_letters(now) else 0


@task()
def freeze_edition(*, by: str, edition: str, errata: dict[str, str]) -> dict[str, int | str]:
    """Freeze a large edition for whoever asked, under the mandates of now.

    Answers the revision, or why it is refused. A task that is killed half-way has frozen nothing.
    """
    now = clock.now()
    who = organisations.professional_on(organisations.professional(CLOCK, by), localdate(now))
    report = drafts.draft(who, edition)
    try:
        frozen = freeze(
            by=who, now=now, edition_ref=edition, report=report, errata=Wording.of(errata)
        )
    except FreezingRefused as refused:
        return {"refused": str(refused.refusal)}
    return {"revision": frozen.revision}
