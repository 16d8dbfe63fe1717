"""Groups and meetings leave as sheets and come back: first shown row by row, all or nothing."""

from io import BytesIO

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from openpyxl import load_workbook

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.tables.cells import CellFault
from relais.foundation.tables.takeover import Outcome, SheetFault
from relais.network.commands.tables import take_over
from relais.network.models import Decision, Group, Meeting, Theme
from relais.network.models.tables import TABLES
from relais.network.tests.conftest import NOW
from relais.network.words.tables import NAMES

BASE = "/nl/tables/groups/"


@pytest.fixture(autouse=True)
def brussels(loaded):
    call_command("organisations", "load", verbosity=0)


@pytest.fixture
def sign_in():
    """A browser in which one of the cast has signed in."""
    call_command("cast")

    def browser(code):
        client = Client(headers={"host": "work.localhost"})
        client.post("/nl/sign-in/cast/", {"code": code})
        return client

    return browser


@pytest.fixture
def coordinator(sign_in):
    return sign_in("claire-exemplaire")


def take(*, dry_run=False, by=OPERATOR, **sheets):
    return take_over(by=by, now=NOW, sheets=sheets, about="test", dry_run=dry_run)


def exported():
    return {table.name: [TABLES.cells(row) for row in TABLES.rows(table)] for table in TABLES}


def traces():
    rows = apps.get_model("audit", "AuditRow").unscoped
    return rows.filter(event="network.taken_over").count()


def test_what_was_exported_can_be_imported_again():
    again = take(**exported())

    assert again.is_sound
    assert again.count(Outcome.SAME) == len(again.rows) == 8
    assert traces() == 0


def test_what_was_exported_builds_an_empty_house_anew():
    sheets = exported()
    for model in (Theme, Meeting, Group, Decision):
        model.unscoped.all().delete()

    assert take(**sheets).is_sound
    assert exported() == sheets
    assert traces() == 1


def test_a_dry_run_changes_nothing():
    group = exported()["groups"][0] | {"starts": "2020"}
    shown = take(groups=[group], dry_run=True)

    assert [(cell.before, cell.after) for cell in shown.rows[0].changes] == [("2021-09", "2020")]
    assert Group.unscoped.get().starts == "2021-09"
    assert traces() == 0


@pytest.mark.parametrize("name", ["safe.brussels", "SAFE.Brussels", "safe-brussels"])
def test_a_name_stands_for_its_code_and_is_the_same_value(name):
    (row,) = take(groups=[{"ref": "tables", "chair": name}]).rows
    assert row.outcome is Outcome.SAME

    (row,) = take(groups=[{"ref": "tables", "support": name}]).rows
    assert [cell.after for cell in row.changes] == ["safe-brussels"]


def test_a_name_that_nobody_bears_is_named_and_nothing_is_taken_over():
    lines = [
        {"group": "tables", "order": "3", "part": "member", "body": "equal.brussels"},
        {"group": "tables", "order": "4", "part": "member", "body": "The moon"},
    ]
    done = take(group_lines=lines)

    assert [(cell.column, cell.fault, cell.text) for cell in done.rows[1].faults] == [
        ("body", CellFault.UNKNOWN_NAME, "The moon")
    ]
    assert Group.unscoped.get().lines.count() == 2


def test_a_code_that_stands_there_already_may_stay():
    Group.unscoped.update(chair="gone")

    (row,) = take(groups=[{"ref": "tables", "chair": "gone", "starts": "2020"}]).rows
    assert row.outcome is Outcome.CHANGED


def test_a_rule_of_the_database_is_named():
    second = {"ref": "three", "group": "tables", "kind": "regular", "number": "1"}
    (refused,) = take(meetings=[second]).refused
    assert (refused.fault, refused.about) == (SheetFault.CONTRADICTION, "meeting_is_counted_once")


def test_whoever_may_not_keep_takes_nothing_over():
    with pytest.raises(PermissionDenied):
        take(by=EVERYONE, groups=[])


def test_every_table_and_column_has_its_words():
    for table in TABLES:
        for language in ("nl", "fr", "en"):
            assert NAMES.table(table.name, language)
            assert all(NAMES.column(name, language) for name in table.columns)


def test_the_pages_show_the_tables_and_give_them_as_files(coordinator):
    listed = coordinator.get(BASE).text
    assert "Lijsten van vergaderingen" in listed
    assert "/nl/tables/groups/themes/csv/" in listed
    assert "tables:1" in coordinator.get(f"{BASE}group_lines/?page=9").text
    assert coordinator.get(f"{BASE}group_lines/?page=x").status_code == 200
    assert coordinator.get(f"{BASE}nothing/").status_code == 404

    csv = coordinator.get(f"{BASE}decisions/csv/").text
    assert csv.splitlines()[0].startswith("ref,body,what_nl")
    book = load_workbook(BytesIO(coordinator.get(f"{BASE}workbook/").content))
    assert book.sheetnames == [table.name for table in TABLES]


def test_a_row_is_changed_on_its_page(coordinator):
    page = coordinator.get(f"{BASE}decisions/row/?key=D")
    assert "De code of de naam." in page.text
    assert coordinator.get(f"{BASE}decisions/row/?key=E").status_code == 404

    typed = {"body": "safe.brussels", "what_nl": "Stop", "what_fr": "Arrêter", "own_wording": "yes"}
    answer = coordinator.post(f"{BASE}decisions/row/?key=D", typed)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{BASE}decisions/")
    assert Decision.unscoped.get().body == "safe-brussels"


def test_what_is_wrong_with_a_row_stands_beside_its_cell(coordinator):
    answer = coordinator.post(f"{BASE}decisions/row/", {"ref": "F", "body": "The moon"})
    assert answer.status_code == 422
    assert "Onder deze naam of code is hier niets bekend." in answer.text

    twice = {"ref": "F", "group": "tables", "kind": "regular", "number": "1", "own_wording": "no"}
    answer = coordinator.post(f"{BASE}meetings/row/", twice)
    assert "meeting_is_counted_once" in answer.text


def test_a_file_is_shown_first_and_then_just_that_is_taken_over(coordinator):
    content = coordinator.get(f"{BASE}groups/csv/").content.replace(b"2021-09,", b"2020,", 1)
    file = SimpleUploadedFile("groups.csv", content)
    shown = coordinator.post(f"{BASE}take-over/", {"file": file})
    assert "gewijzigde rij" in shown.text
    assert Group.unscoped.get().starts == "2021-09"

    signed = shown.context["shown"]
    assert coordinator.post(f"{BASE}take-over/", {"shown": signed}).status_code == 200
    assert Group.unscoped.get().starts == "2020"
    assert coordinator.post(f"{BASE}take-over/", {"shown": signed}).status_code == 200
    assert traces() == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("groups.xlsx", b"none", "Dit is geen werkmap of tabel die te lezen is."),
        ("nothing.csv", b"ref\r\nx\r\n", "Er is geen tabel met deze naam."),
    ],
)
def test_a_file_that_cannot_be_taken_over_says_why(coordinator, name, content, said):
    file = SimpleUploadedFile(name, content)
    answer = coordinator.post(f"{BASE}take-over/", {"file": file})
    assert answer.status_code == 422
    assert said in answer.text


def test_whoever_reads_only_is_offered_no_change(sign_in):
    reader = sign_in("joris-schets")

    assert "Rij toevoegen" not in reader.get(f"{BASE}groups/").text
    assert '<form method="post" enctype' not in reader.get(BASE).text
    assert reader.post(f"{BASE}take-over/", {}).status_code == 403
