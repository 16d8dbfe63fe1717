"""The command line shows what a list would change, and takes it over only when told to."""

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from relais.organisations.models import Pharmacy
from relais.organisations.tests.spreadsheets import pharmacy

NONE_ELSEWHERE = "Outside Brussels, read past: 0."


def test_it_shows_before_it_does(places, list_file, said_by):
    path = list_file(pharmacy(1), pharmacy(2, status="tijdelijk"))

    assert said_by(path).splitlines() == [
        "new pharmacy: 1 Apotheek De Denkbeeldige Hoek, 1180",
        "new pharmacy: 2 Apotheek De Denkbeeldige Hoek, 1180 (temporarily not active)",
        f"List of 5 January 2026: 2 new, 0 changed, 0 unchanged, 0 closed. {NONE_ELSEWHERE}",
        "Nothing was changed. Run again with --apply to take this over.",
    ]
    assert not Pharmacy.unscoped.exists()

    assert said_by(path, "--apply").splitlines()[-1] == "Taken over."
    assert Pharmacy.unscoped.count() == 2


def test_it_says_what_changes_and_counts_what_does_not(places, list_file, said_by):
    said_by(list_file(*map(pharmacy, (1, 2, 3, 4))), "--apply")
    changed = pharmacy(2, name="Pharmacie Rebaptisée"), pharmacy(3, status="suspendue")

    shown = said_by(list_file(pharmacy(1), *changed, day="6-1-2026")).splitlines()

    hook = "Apotheek De Denkbeeldige Hoek, 1180"
    assert shown[:4] == [
        "changed pharmacy: 2 Pharmacie Rebaptisée, 1180 (name)",
        f"changed pharmacy: 3 {hook} (suspended; temporarily not active)",
        f"closed pharmacy: 4 {hook}",
        f"List of 6 January 2026: 0 new, 2 changed, 1 unchanged, 1 closed. {NONE_ELSEWHERE}",
    ]


def test_it_says_what_comes_back(places, list_file, said_by):
    said_by(list_file(pharmacy(1), pharmacy(2, status="tijdelijk")), "--apply")
    said_by(list_file(pharmacy(1), day="6-1-2026"), "--apply")

    shown = said_by(list_file(pharmacy(1), pharmacy(2), day="7-1-2026"))

    assert "(suspended, closed_on; on the list again; active again)" in shown


def test_it_says_that_there_is_nothing_to_change(places, list_file, said_by):
    path = list_file(pharmacy())
    said_by(path, "--apply")

    last = said_by(path, "--apply").splitlines()[-1]

    assert last == "This list was taken over before: nothing to change."


def test_it_names_each_faulty_row_in_a_sentence(list_file, refused_sentence, capsys):
    path = list_file(pharmacy(1), pharmacy(None), pharmacy(3, postcode=1099, name=None))

    sentence = refused_sentence(path)

    assert capsys.readouterr().out.splitlines() == [
        "Row 4: the authorisation number is missing.",
        "Row 5: the name is missing.",
        "Row 5: postcode 1099 lies among those of Brussels, but no municipality has it.",
    ]
    assert sentence == "Nothing was changed: one row with a fault stops the whole list."


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("nl", "Rij 3: de naam ontbreekt."), ("fr", "Ligne 3 : le nom manque.")],
)
def test_it_speaks_dutch_and_french(places, list_file, capsys, language, sentence):
    path = list_file(pharmacy(name=None))

    with override(language), pytest.raises(CommandError):
        call_command("organisations", "pharmacies", str(path))

    assert capsys.readouterr().out.splitlines() == [sentence]
