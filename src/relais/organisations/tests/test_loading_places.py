"""Places load from files: all of it or nothing, and a second time nothing changes."""

import json
import re
import shutil
from datetime import UTC, date, datetime

import pytest
import yaml
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError

from relais.foundation.access import EVERYONE, OPERATOR
from relais.organisations.commands.places import PlacesRefused, load_places
from relais.organisations.interface import bodies, body_code_by_name, body_names, municipalities
from relais.organisations.models import Body, Municipality, PoliceZone, Postcode, ZoneMembership
from relais.organisations.queries.places_file import SHIPPED, PlacesUnreadable
from relais.organisations.rules.places_file import PlacesRefusal
from relais.organisations.rules.vocabulary import BodyKind

AuditRow = apps.get_model("audit", "AuditRow")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A copy of the files that we ship, to spoil."""
    return shutil.copytree(SHIPPED, tmp_path / "places")


def load(folder=SHIPPED, *, dry=False):
    return load_places(by=OPERATOR, now=NOW, folder=folder, dry=dry)


def change_yaml(path, change):
    content = yaml.safe_load(path.read_text())
    change(content)
    path.write_text(yaml.safe_dump(content))


def change_json(path, change):
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content))


def test_the_region_has_nineteen_municipalities_and_six_zones():
    load()

    assert Municipality.unscoped.count() == 19
    assert PoliceZone.unscoped.count() == 6
    assert ZoneMembership.unscoped.count() == 19


def test_two_postcodes_lie_in_two_municipalities_each():
    load()

    places = municipalities(EVERYONE)

    assert sum(len(place.postcodes) for place in places) == 24
    shared = {code: [p.nis for p in places if code in p.postcodes] for code in ("1040", "1050")}
    assert shared == {"1040": ["21004", "21005"], "1050": ["21004", "21009"]}


def test_municipalities_and_zones_are_bodies_under_their_codes():
    load()

    names = body_names(EVERYONE)

    assert names["21016"].nl == "Ukkel"
    assert names["zone-5340"].fr == "Zone de police Bruxelles-Ouest"
    assert names["region"].en == "Brussels-Capital Region"
    assert Body.unscoped.filter(kind=BodyKind.MUNICIPALITY).count() == 19


def test_a_body_shows_its_parent_and_its_units():
    load()

    shown = {body.code: body for body in bodies(EVERYONE)}

    assert shown["safe-brussels"].parent == "region"
    assert [unit.code for unit in shown["zone-5342"].units] == ["eva", "victim-support"]


def test_loading_is_written_in_the_audit_once():
    load()

    row = AuditRow.unscoped.get()

    assert (row.actor, row.event) == ("operator", "organisations.places_loaded")
    assert "Municipality.outline" in row.fields


def test_loading_again_changes_nothing():
    load()

    assert load() == ()
    assert AuditRow.unscoped.count() == 1


def test_a_dry_load_tells_what_would_change_and_changes_nothing():
    changes = load(dry=True)

    assert ("Municipality", "Ukkel / Uccle") in {(c.record, c.code) for c in changes}
    assert not Municipality.unscoped.exists()
    assert not AuditRow.unscoped.exists()


def test_a_changed_name_changes_that_row_alone(folder):
    load()
    change_yaml(folder / "zones.yaml", lambda file: file["zones"][2]["name"].update(nl="Zuiden"))

    changes = load(folder)

    assert [(c.record, c.fields, c.is_new) for c in changes] == [
        ("PoliceZone", ("name_nl",), False),
        ("Body", ("name_nl", "aliases"), False),
    ]


def test_a_body_is_found_by_each_of_its_names():
    load()

    codes = body_code_by_name(EVERYONE)

    names = ["Brussel Preventie en Veiligheid", "CORES", "ERIP", "École régionale", "Zuid", "Midi"]
    assert [codes.get(name.casefold()) for name in names] == [
        "safe-brussels",
        "gvr",
        "gip",
        None,
        "zone-5341",
        "zone-5341",
    ]


def test_a_unit_that_was_printed_in_two_ways_is_one():
    load()

    zone = next(body for body in bodies(EVERYONE) if body.code == "zone-5339")

    assert [u.aliases for u in zone.units if u.code == "jud-ifg"] == [("JUD/IFG", "JUD/VIF")]


def test_a_confirmed_membership_becomes_verified(folder):
    load()
    change_yaml(
        folder / "zones.yaml",
        lambda file: file["zones"][4]["members"][0].update(verified=True, source="the zone itself"),
    )

    load(folder)

    etterbeek = next(place for place in municipalities(EVERYONE) if place.nis == "21005")
    assert etterbeek.zone_confirmed


def spoil_zone(change):
    return lambda folder: change_yaml(folder / "zones.yaml", lambda file: change(file["zones"]))


SPOILT = {
    PlacesRefusal.UNKNOWN_MUNICIPALITY: (
        spoil_zone(lambda zones: zones[0]["members"][0].update(nis="21099")),
        "21099",
    ),
    PlacesRefusal.TWICE: (
        lambda folder: change_json(
            folder / "municipalities_postcodes.json",
            lambda file: file["municipalities"].append(file["municipalities"][0]),
        ),
        "21001",
    ),
    PlacesRefusal.SHARED_NAME: (
        lambda folder: change_yaml(
            folder / "bodies.yaml", lambda file: file["bodies"][1].update(aliases=["ETTERBEEK"])
        ),
        "21005",
    ),
    PlacesRefusal.NO_NAME: (spoil_zone(lambda zones: zones[1].update(name={"nl": "West"})), "5340"),
    PlacesRefusal.NO_BOUNDARY: (
        lambda folder: change_json(
            folder / "boundaries.geojson", lambda file: file["features"].pop(0)
        ),
        "21001",
    ),
    PlacesRefusal.UNKNOWN_SUCCESSOR: (
        spoil_zone(lambda zones: zones[1].update(successor="5999")),
        "5999",
    ),
    PlacesRefusal.UNKNOWN_PARENT: (
        lambda folder: change_yaml(
            folder / "bodies.yaml", lambda file: file["bodies"][1].update(parent="nowhere")
        ),
        "nowhere",
    ),
    PlacesRefusal.ENDS_BEFORE_IT_BEGINS: (
        spoil_zone(
            lambda zones: zones[1].update({"from": date(2026, 2, 1), "to": date(2026, 1, 1)})
        ),
        "5340",
    ),
    PlacesRefusal.IN_TWO_ZONES: (
        spoil_zone(lambda zones: zones[1]["members"].append(zones[0]["members"][1])),
        "21009",
    ),
}


@pytest.mark.parametrize("refusal", list(PlacesRefusal))
def test_a_bad_file_is_refused_by_name_and_nothing_changes(folder, refusal):
    spoil, about = SPOILT[refusal]
    spoil(folder)

    with pytest.raises(PlacesRefused) as refused:
        load(folder)

    assert (refused.value.objection.refusal, refused.value.objection.about) == (refusal, about)
    assert not Municipality.unscoped.exists()
    assert not Postcode.unscoped.exists()


def test_a_membership_we_keep_may_not_clash_with_a_new_one(folder):
    load()
    change_yaml(
        folder / "zones.yaml",
        lambda file: file["zones"][0]["members"][0].update({"from": date(2027, 1, 1)}),
    )

    with pytest.raises(PlacesRefused) as refused:
        load(folder)

    assert refused.value.objection.refusal is PlacesRefusal.IN_TWO_ZONES
    assert ZoneMembership.unscoped.count() == 19


def test_a_missing_file_is_named(folder):
    (folder / "zones.yaml").unlink()

    with pytest.raises(PlacesUnreadable, match=r"zones\.yaml"):
        load(folder)


@pytest.mark.parametrize("content", ["", "zones: [", "zones: 3", "zones: [{}]"])
def test_a_file_in_another_form_is_refused(folder, content):
    (folder / "zones.yaml").write_text(content)

    with pytest.raises(PlacesUnreadable):
        load(folder)


def test_the_command_line_says_what_it_did(capsys):
    call_command("organisations", "load")
    call_command("organisations", "load")

    first, second = capsys.readouterr().out.splitlines()
    assert re.search(r"\d+", first)
    assert not re.search(r"\d+", second)


def test_the_command_line_shows_a_dry_load_row_by_row(capsys):
    call_command("organisations", "load", "--dry")

    lines = capsys.readouterr().out.splitlines()
    assert "+ Postcode 1050" in lines
    assert not Municipality.unscoped.exists()


def test_the_command_line_refuses_in_a_sentence(folder):
    spoil, _about = SPOILT[PlacesRefusal.UNKNOWN_MUNICIPALITY]
    spoil(folder)

    with pytest.raises(CommandError, match="21099"):
        call_command("organisations", "load", "--folder", str(folder))


def test_the_command_line_names_a_file_it_cannot_read(folder):
    (folder / "bodies.yaml").unlink()

    with pytest.raises(CommandError, match=r"bodies\.yaml"):
        call_command("organisations", "load", "--folder", str(folder))
