"""The list of pharmacies: who may open it, what it says, what a spreadsheet gets of it."""

import csv
from datetime import UTC, datetime

import pytest

from relais.organisations.interface import (
    Role,
)
from relais.organisations.tests.spreadsheets import pharmacy

WORK = {"headers": {"host": "work.localhost"}}
OTHER_ROLES = [role for role in Role if role is not Role.REGION_COORDINATOR]
PATHS = ["/nl/pharmacies/", "/nl/pharmacies/pharmacies.csv"]


@pytest.fixture
def brussels(take_over):
    """Four pharmacies, of which one is suspended and one stands on the first list only."""
    lasting = (
        pharmacy(1, name="Apotheek Nooitgedacht", postcode=1040, municipality="Etterbeek"),
        pharmacy(2, name="Pharmacie de Nulle Part", postcode=1040, municipality="Bruxelles"),
        pharmacy(3, name="=Apotheek", postcode=1180, status="tijdelijk"),
    )
    take_over(*lasting, pharmacy(4, name="Apotheek Vroeger"))
    take_over(*lasting, day="1-12-2026", now=datetime(2026, 12, 1, 9, 0, tzinfo=UTC))


def the_page(client, path="/nl/pharmacies/"):
    answer = client.get(path, **WORK)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def the_sheet(client, path="/nl/pharmacies/pharmacies.csv"):
    answer = client.get(path, **WORK)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(answer.text.splitlines()))


@pytest.mark.parametrize("path", PATHS)
def test_nobody_signed_in_is_sent_to_sign_in(client, brussels, path):
    answer = client.get(path, **WORK)

    assert answer.status_code == 302
    assert "/sign-in/" in answer.headers["Location"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("role", [None, *OTHER_ROLES])
def test_whoever_does_not_coordinate_the_region_gets_nothing(sign_in, brussels, role, path):
    answer = sign_in(role).get(path, **WORK)

    assert answer.status_code == 403
    assert "Nooitgedacht" not in answer.text


def test_the_home_of_the_work_face_leads_here(coordinator):
    assert 'href="/nl/pharmacies/">Apotheken</a>' in the_page(coordinator, "/nl/")


def test_before_any_list_the_page_says_so(coordinator):
    page = the_page(coordinator)

    assert "Er is nog geen lijst van apotheken overgenomen." in page
    assert "<table>" not in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nl",
            [
                "<h1>Apotheken</h1>",
                "op 1 december 2026",
                "3 apotheken op de lijst. Niet meer erop, en laatst in de tabel: 1.",
                "Tijdelijk niet actief",
                "Niet meer op de lijst sinds 1 december 2026",
                "<td>Etterbeek</td>",
                "<td>Brussel</td>",
            ],
        ),
        (
            "fr",
            [
                "<h1>Pharmacies</h1>",
                "le 1 décembre 2026",
                "3 pharmacies sur la liste. N’y sont plus, et viennent en fin de tableau : 1.",
                "Temporairement inactive",
                "N’est plus sur la liste depuis le 1 décembre 2026",
                "<td>Bruxelles</td>",
            ],
        ),
        (
            "en",
            [
                "<h1>Pharmacies</h1>",
                "on 1 December 2026",
                "3 pharmacies on the list.",
                "On the list",
            ],
        ),
    ],
)
def test_the_page_says_all_of_it_in_three_languages(coordinator, brussels, language, said):
    page = the_page(coordinator, f"/{language}/pharmacies/")

    assert [sentence for sentence in said if sentence not in page] == []


def test_names_stand_in_order_whatever_their_case_and_accents(coordinator, take_over):
    names = ("Écho", "de Zilvermeeuw", "Ficus", "Ébauche", "De Aalscholver")
    take_over(*(pharmacy(number, name=name) for number, name in enumerate(names, start=1)))

    rows = the_sheet(coordinator)[1:]

    assert [row[1] for row in rows] == [
        *("De Aalscholver", "de Zilvermeeuw", "Ébauche", "Écho", "Ficus")
    ]


def test_the_closed_ones_stand_last(coordinator, brussels):
    page = the_page(coordinator)

    assert page.index("Pharmacie de Nulle Part") < page.index("Apotheek Vroeger")


def test_the_filter_keeps_one_municipality(coordinator, brussels):
    page = the_page(coordinator, "/nl/pharmacies/?municipality=21005")

    assert "1 apotheek op de lijst." in page
    assert "Apotheek Nooitgedacht" in page
    assert "Pharmacie de Nulle Part" not in page
    assert '<option value="21005" selected>' in page
    assert "pharmacies.csv?municipality=21005" in page


def test_a_municipality_without_pharmacies_says_zero(coordinator, brussels):
    page = the_page(coordinator, "/nl/pharmacies/?municipality=21008")

    assert "0 apotheken op de lijst." in page
    assert "<table>" not in page


def test_an_unknown_municipality_filters_nothing(coordinator, brussels):
    assert "3 apotheken op de lijst." in the_page(coordinator, "/nl/pharmacies/?municipality=99999")


def test_a_spreadsheet_gets_the_same_list(coordinator, brussels):
    headings, *rows = the_sheet(coordinator)

    assert headings[0] == "Vergunningsnummer"
    assert [row[0] for row in rows] == ["3", "1", "2", "4"]
    assert rows[1] == [
        *("1", "Apotheek Nooitgedacht", "Denkbeeldige Hoek 1", "1040", "Etterbeek", "Op de lijst"),
        "2026-12-01",
    ]


def test_a_spreadsheet_gets_the_same_choice(coordinator, brussels):
    rows = the_sheet(coordinator, "/fr/pharmacies/pharmacies.csv?municipality=21004")

    assert [row[:5] for row in rows[1:]] == [
        ["2", "Pharmacie de Nulle Part", "Denkbeeldige Hoek 1", "1040", "Bruxelles"]
    ]


def test_a_spreadsheet_never_gets_a_formula(coordinator, brussels):
    assert the_sheet(coordinator)[1][1] == "'=Apotheek"


def test_before_any_list_a_spreadsheet_gets_headings_alone(coordinator):
    assert len(the_sheet(coordinator)) == 1
