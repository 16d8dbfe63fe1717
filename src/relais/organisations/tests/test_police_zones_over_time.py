"""Police zones are dated: they can merge, and a municipality is in one of them at a time."""

import shutil
from datetime import UTC, date, datetime

import pytest
import yaml
from django.db import IntegrityError, transaction

from relais.foundation.access import EVERYONE, OPERATOR
from relais.organisations.interface import load_places, municipalities, successor, zones
from relais.organisations.models import Municipality, PoliceZone, ZoneMembership
from relais.organisations.queries.places_file import SHIPPED

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
# No decided date: this day only plays a merger through.
MERGER = date(2040, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    load_places(by=OPERATOR, now=NOW)


def merge_all(tmp_path):
    """Load files in which the six zones become one on the day of the merger."""
    folder = shutil.copytree(SHIPPED, tmp_path / "places")
    content = yaml.safe_load((folder / "zones.yaml").read_text())
    members = []
    for zone in content["zones"]:
        zone.update(to=MERGER, successor="5999")
        for member in zone["members"]:
            members.append({**member, "from": MERGER})
            member["to"] = MERGER
    content["zones"].append(
        {"code": "5999", "name": {"nl": "Eén", "fr": "Une"}, "from": MERGER, "members": members}
    )
    (folder / "zones.yaml").write_text(yaml.safe_dump(content))
    load_places(by=OPERATOR, now=NOW, folder=folder)


@pytest.mark.usefixtures("places")
def test_the_six_zones_cover_every_municipality_once():
    members = [nis for zone in zones(EVERYONE, TODAY) for nis in zone.municipalities]

    assert sorted(members) == [str(nis) for nis in range(21001, 21020)]


@pytest.mark.usefixtures("places")
def test_members_without_a_source_are_not_confirmed():
    unconfirmed = {zone.code: zone.unconfirmed for zone in zones(EVERYONE, TODAY)}

    assert unconfirmed == {
        "5339": (),
        "5340": ("21003", "21008"),
        "5341": (),
        "5342": (),
        "5343": ("21005", "21018", "21019"),
        "5344": ("21006", "21014", "21015"),
    }


@pytest.mark.usefixtures("places")
def test_a_zone_is_known_by_its_other_names_too():
    aliases = {zone.code: zone.aliases for zone in zones(EVERYONE, TODAY)}

    assert "PolBruNo" in aliases["5344"]


@pytest.mark.usefixtures("places")
def test_no_merger_is_taken_for_a_fact():
    assert not PoliceZone.unscoped.exclude(to_day=None, successor=None).exists()


@pytest.mark.usefixtures("places")
def test_after_a_merger_there_is_one_zone_and_before_it_six(tmp_path):
    merge_all(tmp_path)

    day_before = MERGER.replace(year=2039, month=12, day=31)
    assert len(zones(EVERYONE, day_before)) == 6
    (merged,) = zones(EVERYONE, MERGER)
    assert (merged.code, len(merged.municipalities)) == ("5999", 19)
    assert successor(EVERYONE, "5340") == "5999"
    assert successor(EVERYONE, "5999") is None


@pytest.mark.usefixtures("places")
def test_a_municipality_tells_its_zone_of_the_day(tmp_path):
    merge_all(tmp_path)

    def zone_of_uccle(day):
        return next(p.zone for p in municipalities(EVERYONE, on=day) if p.nis == "21016")

    assert zone_of_uccle(TODAY) == "5342"
    assert zone_of_uccle(MERGER) == "5999"


@pytest.mark.usefixtures("places")
def test_the_database_refuses_a_second_zone_on_the_same_day():
    uccle = Municipality.unscoped.get(nis="21016")
    other = PoliceZone.unscoped.get(code="5341")

    with (
        pytest.raises(IntegrityError, match="municipality_in_one_zone_a_day"),
        transaction.atomic(),
    ):
        ZoneMembership.unscoped.create(
            municipality=uccle, zone=other, from_day=TODAY, source="a mistake"
        )


@pytest.mark.usefixtures("places")
def test_a_zone_may_follow_on_the_very_day_that_the_former_ends():
    uccle = Municipality.unscoped.get(nis="21016")
    ZoneMembership.unscoped.filter(municipality=uccle).update(to_day=MERGER)
    other = PoliceZone.unscoped.get(code="5341")

    ZoneMembership.unscoped.create(municipality=uccle, zone=other, from_day=MERGER, source="x")

    assert ZoneMembership.unscoped.on(MERGER).get(municipality=uccle).zone == other


@pytest.mark.usefixtures("places")
def test_a_zone_cannot_succeed_itself():
    zone = PoliceZone.unscoped.get(code="5341")
    zone.successor = zone

    with pytest.raises(IntegrityError), transaction.atomic():
        zone.save()


@pytest.mark.usefixtures("places")
def test_all_places_take_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        municipalities(EVERYONE)
    with django_assert_num_queries(2):
        zones(EVERYONE, TODAY)
