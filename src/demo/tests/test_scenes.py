from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from demo import scenes
from relais.directory.interface import Trust, service
from relais.foundation import clock
from relais.foundation.access import EVERYONE, OPERATOR
from relais.materials.interface import returns

Counter = apps.get_model("materials", "Counter")
TallyEntry = apps.get_model("materials", "TallyEntry")
TroubleReport = apps.get_model("directory", "TroubleReport")
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def places(db):
    call_command("organisations", "load")


def test_the_counters_of_the_scene_have_reported(places):
    scenes.counters_report(by=OPERATOR, now=NOW)

    assert Counter.unscoped.count() == len(scenes.COUNTERS)
    assert TallyEntry.unscoped.values("week").distinct().count() == scenes.WEEKS


def test_playing_a_scene_twice_counts_nothing_twice(places):
    scenes.counters_report(by=OPERATOR, now=NOW)
    before = TallyEntry.unscoped.count()
    scenes.counters_report(by=OPERATOR, now=NOW)

    assert TallyEntry.unscoped.count() == before
    assert Counter.unscoped.count() == len(scenes.COUNTERS)


def test_three_counters_lower_the_service_of_the_scene(places):
    call_command("directory", "load", verbosity=0)

    for _ in range(2):
        scenes.counters_find_troubles(by=OPERATOR, now=NOW)

    assert service(EVERYONE, scenes.TROUBLED_SERVICE, on=NOW.date()).trust is Trust.DISPUTED
    assert TroubleReport.unscoped.count() == len(scenes.COUNTERS) == Counter.unscoped.count()


def test_cards_of_the_scene_came_back_and_a_small_number_stays_hidden(places):
    for _ in range(2):
        scenes.cards_come_back(by=OPERATOR, now=NOW)

    month = returns(EVERYONE, today=NOW.date())[0]
    assert (month.month, month.given, month.total) == ("2026-01", scenes.CODES, 20)
    assert month.counts == (None, 12, 0, None, 0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_the_letters_of_the_scene_leave_once(mailoutbox):
    call_command("organisations", "load")
    call_command("directory", "load", verbosity=0)
    for _ in range(2):
        scenes.letters_lie_ready(by=OPERATOR, now=clock.now())

    assert sorted(letter.to[0] for letter in mailoutbox) == sorted(
        mailbox.mail for _code, _is_its_own, mailbox in scenes.MAILBOXES
    )


def test_an_unknown_scene_names_those_that_exist(db):
    with pytest.raises(CommandError, match="counters"):
        call_command("scene", "earthquake")
    with pytest.raises(CommandError, match="counters"):
        call_command("scene")


@pytest.mark.parametrize("scene", scenes.SCENES)
def test_a_scene_is_refused_in_production(places, settings, scene):
    settings.DEVELOPMENT = False

    with pytest.raises(CommandError, match="development"):
        call_command("scene", scene)
    assert not Counter.unscoped.exists()
