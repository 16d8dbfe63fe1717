"""Materials and studies come from a source as a whole; what it doesn't tell is "not told"."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.http import Http404
from django.test import Client

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.wording import Wording
from relais.materials.interface import (
    MaterialKind,
    MaterialLineRecord,
    MaterialPart,
    MaterialRecord,
    MaterialRecords,
    MaterialRefusal,
    MaterialsRefused,
    StudyRecord,
    load_materials,
    material,
    materials,
    studies,
)
from relais.materials.models import Material, MaterialLine
from relais.materials.words import MATERIAL_KIND, MATERIAL_PART, MATERIAL_REFUSAL

AuditRow = apps.get_model("audit", "AuditRow")
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def words(text):
    return Wording(nl=f"{text} (nl)", fr=f"{text} (fr)", en=f"{text} (en)", own=True)


LEAFLET = MaterialRecord(
    ref="L1",
    title=words("Leaflet"),
    kind=MaterialKind.BROCHURE,
    owners=("safe-brussels",),
    lines=(
        MaterialLineRecord(part=MaterialPart.PARTNER, body="avb"),
        MaterialLineRecord(part=MaterialPart.AUDIENCE, text=words("pharmacists")),
    ),
)
COUNTED = replace(
    LEAFLET,
    ref="L2",
    languages=("nl", "fr"),
    printed=">=500",
    upkeep=words("each year"),
    in_the_press=True,
)
STUDY = StudyRecord(
    ref="S1", title=words("Study"), publisher="nobody-here", published_on="2020-07-16"
)
TOLD = MaterialRecords(materials=(LEAFLET, COUNTED), studies=(STUDY,))


def load(told):
    return load_materials(by=OPERATOR, now=NOW, told=told)


@pytest.fixture
def loaded(db):
    return load(TOLD)


def test_what_is_loaded_is_read_as_it_was_told(loaded):
    assert [each.ref for each in materials(OPERATOR)] == ["L1", "L2"]
    assert material(OPERATOR, "L1").languages is None
    assert material(OPERATOR, "L2").languages == ("nl", "fr")
    assert [line.body for line in material(OPERATOR, "L1").list_of(MaterialPart.PARTNER)] == ["avb"]
    assert studies(OPERATOR) == (STUDY,)


def test_loading_again_changes_nothing(loaded):
    assert loaded == ("L1", "L2", "S1")
    assert load(TOLD) == ()
    assert AuditRow.unscoped.filter(event="materials.loaded").count() == 1


def test_only_what_differs_is_written_and_what_is_not_named_stays(loaded):
    fewer = replace(LEAFLET, lines=LEAFLET.lines[:1])

    assert load(MaterialRecords(materials=(fewer,))) == ("L1",)
    assert MaterialLine.unscoped.filter(material__ref="L1").count() == 1
    assert Material.unscoped.count() == 2


WRONG = {
    MaterialRefusal.TWICE: MaterialRecords(
        materials=(LEAFLET,), studies=(replace(STUDY, ref="L1"),)
    ),
    MaterialRefusal.NO_TITLE: MaterialRecords(studies=(replace(STUDY, title=Wording()),)),
    MaterialRefusal.EMPTY_LINE: MaterialRecords(
        materials=(replace(LEAFLET, lines=(MaterialLineRecord(part=MaterialPart.ALIAS),)),)
    ),
    MaterialRefusal.NOT_A_QUANTITY: MaterialRecords(materials=(replace(LEAFLET, printed="many"),)),
    MaterialRefusal.NOT_A_DATE: MaterialRecords(studies=(replace(STUDY, published_on="soon"),)),
}


@pytest.mark.parametrize("refusal", MaterialRefusal)
def test_what_is_wrong_is_refused_by_name_and_nothing_changes(refusal):
    with pytest.raises(MaterialsRefused) as refused:
        load(WRONG[refusal])

    assert refused.value.objection.refusal is refusal
    assert not Material.unscoped.exists()


def test_whoever_may_not_read_or_keep_sees_and_changes_nothing(loaded):
    assert (materials(EVERYONE), studies(EVERYONE)) == ((), ())
    with pytest.raises(Http404):
        material(EVERYONE, "L1")
    with pytest.raises(PermissionDenied):
        load_materials(by=EVERYONE, now=NOW, told=TOLD)


@pytest.fixture
def reader(db):
    """A browser in which an officer of an EVA cell has signed in."""
    call_command("organisations", "load", verbosity=0)
    call_command("cast")
    client = Client(headers={"host": "work.localhost"})
    client.post("/nl/sign-in/cast/", {"code": "dirk-denkbeeldig"})
    return client


def test_the_page_says_what_is_told_and_what_is_not(reader, loaded):
    page = reader.get("/fr/materials/").text

    for told in (
        "Leaflet (fr)",
        "pharmacists (fr)",
        "Union des pharmaciens de Bruxelles",
        "au moins 500",
        "each year (fr)",
        "nl, fr",
        "16 juillet 2020",
        "nobody-here",
        "non indiqué",
    ):
        assert told in page


def test_a_page_without_materials_says_so(reader):
    assert "Er is nog geen materiaal genoteerd." in reader.get("/nl/materials/").text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (MaterialKind, MATERIAL_KIND),
        (MaterialPart, MATERIAL_PART),
        (MaterialRefusal, MATERIAL_REFUSAL),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_every_value_has_words(values, said):
    assert set(said) == set(values)
