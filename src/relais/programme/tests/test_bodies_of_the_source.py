"""Whoever the 2022 report names is one body of ours, under each name that it is given."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.yaml_files import read_yaml
from relais.organisations.interface import body_code_by_name, load_places
from relais.programme.rules.bodies_of_source import BODY_OF

NOW: Final = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
DATA: Final = Path(__file__).parents[1] / "data"
SOURCE: Final[dict[str, Any]] = read_yaml((DATA / "report-2022.yaml").read_text(encoding="utf-8"))
NAMED: Final = [
    record
    for several in ("organisations", "police_zones", "municipalities")
    for record in SOURCE[several]
]
# The report leaves out which Molenbeek; there is one in the region.
IN_FULL: Final = {"Molenbeek": "Sint-Jans-Molenbeek"}


@pytest.fixture
def code_by_name(db) -> dict[str, str]:
    load_places(by=OPERATOR, now=NOW)
    return body_code_by_name(EVERYONE)


def test_nobody_that_the_source_names_is_without_a_body(code_by_name):
    assert {record["id"] for record in NAMED} | {"gewest"} == set(BODY_OF)
    assert set(BODY_OF.values()) <= set(code_by_name.values())


def test_every_name_in_the_source_is_a_name_of_that_body(code_by_name):
    for record in NAMED:
        abbreviation = [record["abbr"]] if "abbr" in record else []
        for name in [record["name_nl"], *abbreviation, *record.get("aliases", [])]:
            told = IN_FULL.get(name, name)

            assert code_by_name.get(told.casefold()) == BODY_OF[record["id"]], name
