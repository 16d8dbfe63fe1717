"""The materials and studies of the 2022 report as records; what it doesn't tell stays unknown."""

from datetime import UTC, datetime
from typing import Final

import pytest

from relais.foundation.access import OPERATOR
from relais.materials.interface import (
    MaterialPart,
    load_materials,
    material,
    materials,
    studies,
)
from relais.programme.commands.loading import read_source
from relais.programme.commands.loading_materials import read_materials

NOW: Final = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
SOURCE: Final = read_source()
TOLD: Final = read_materials(SOURCE.facts, SOURCE.wordings)


@pytest.fixture
def loaded(db):
    load_materials(by=OPERATOR, now=NOW, told=TOLD)


def test_the_source_fits_and_a_second_time_nothing_changes(loaded):
    assert load_materials(by=OPERATOR, now=NOW, told=TOLD) == ()
    assert [each.ref for each in materials(OPERATOR)] == [f"M{n:02d}" for n in range(1, 8)]
    assert [each.published_on for each in studies(OPERATOR)] == ["2020-07-16", "2021-02-19"]


def test_nobody_tells_how_many_were_made_or_in_which_languages(loaded):
    for each in materials(OPERATOR):
        assert (each.printed, each.distributed, each.languages) == ("", "", None)


def test_the_card_tells_where_it_reached_and_where_it_is_handed_out(loaded):
    card = material(OPERATOR, "M05")

    assert card.owners == ("21016",)
    assert card.coverage.fr == "toutes les pharmacies et tous les services cités à Uccle"
    assert len(card.list_of(MaterialPart.CHANNEL)) == 6


def test_partners_are_bodies_groups_or_named_in_words(loaded):
    partners = {
        each.ref: [line.body or line.text.nl for line in lines]
        for each in materials(OPERATOR)
        if (lines := each.list_of(MaterialPart.PARTNER))
    }

    assert partners == {
        "M01": ["avb"],
        "M02": ["gemeenten"],
        "M03": ["intra-Brusselse taskforce IFG"],
    }


def test_other_names_and_numbers_stand_as_printed(loaded):
    (alias,) = material(OPERATOR, "M04").list_of(MaterialPart.ALIAS)
    promoted = material(OPERATOR, "M03").list_of(MaterialPart.PROMOTES)

    assert alias.text.en == "DPO-folder"
    assert [line.text.nl for line in promoted] == ["Écoute violences conjugales", "1712"]
    assert material(OPERATOR, "M01").in_the_press
    assert material(OPERATOR, "M07").training == "T25"


def test_no_text_lacks_a_language(loaded):
    texts = [each.title for each in (*materials(OPERATOR), *studies(OPERATOR))]
    for each in materials(OPERATOR):
        texts += [each.coverage, each.upkeep, *(line.text for line in each.lines)]

    assert [text for text in texts if text.missing] == []
