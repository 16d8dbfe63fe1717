"""Materials and studies leave as sheets and come back, and a second time changes nothing."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.tables.cells import CellFault
from relais.foundation.tables.takeover import Outcome
from relais.materials.commands.tables import take_over
from relais.materials.interface import MaterialRecords, load_materials
from relais.materials.models import Material, Study
from relais.materials.models.tables import TABLES
from relais.materials.tests.test_which_materials_there_are import COUNTED, LEAFLET, NOW, STUDY
from relais.materials.words.tables import NAMES


@pytest.fixture(autouse=True)
def loaded(db):
    call_command("organisations", "load", verbosity=0)
    told = MaterialRecords(materials=(LEAFLET, COUNTED), studies=(replace(STUDY, publisher="avb"),))
    load_materials(by=OPERATOR, now=NOW, told=told)


def take(*, dry_run=False, by=OPERATOR, **sheets):
    return take_over(by=by, now=NOW, sheets=sheets, about="test", dry_run=dry_run)


def exported():
    return {table.name: [TABLES.cells(row) for row in TABLES.rows(table)] for table in TABLES}


def traces():
    rows = apps.get_model("audit", "AuditRow").unscoped
    return rows.filter(event="materials.taken_over").count()


def test_what_was_exported_can_be_imported_again():
    again = take(**exported())

    assert again.count(Outcome.SAME) == len(again.rows)
    assert traces() == 0


def test_what_was_exported_builds_an_empty_house_anew():
    sheets = exported()
    Material.unscoped.all().delete()
    Study.unscoped.all().delete()

    assert take(**sheets).is_sound
    assert exported() == sheets
    # Not told is not none.
    assert Material.unscoped.get(ref="L1").languages is None
    assert traces() == 1


def test_each_name_of_a_list_stands_for_its_code():
    done = take(materials=[{"ref": "L1", "owners": "Safe.Brussels | equal-brussels"}])

    assert done.is_sound
    assert Material.unscoped.get(ref="L1").owners == ["safe-brussels", "equal-brussels"]


def test_one_unknown_name_of_a_list_is_a_fault():
    (row,) = take(materials=[{"ref": "L1", "owners": "safe-brussels | The moon"}]).rows
    assert [cell.fault for cell in row.faults] == [CellFault.UNKNOWN_NAME]


def test_a_dry_run_leaves_no_trace():
    assert take(studies=[{"ref": "S9", "title_nl": "x"}], dry_run=True).changes_anything
    assert traces() == 0
    assert not Study.unscoped.filter(ref="S9").exists()


def test_whoever_may_not_keep_takes_nothing_over():
    with pytest.raises(PermissionDenied):
        take(by=EVERYONE, studies=[])


def test_every_table_and_column_has_its_words():
    for table in TABLES:
        for language in ("nl", "fr", "en"):
            assert NAMES.table(table.name, language)
            assert all(NAMES.column(name, language) for name in table.columns)
