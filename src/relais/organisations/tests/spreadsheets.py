"""Writes invented lists of pharmacies in the form of the medicines agency's spreadsheet.

`python -m relais.organisations.tests.spreadsheets` makes the shipped sample anew from its CSV.
"""

import csv
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

DATA = Path(__file__).parents[1] / "data"
SAMPLE = DATA / "pharmacies_sample.xlsx"
SAMPLE_SOURCE = DATA / "pharmacies_sample.csv"
SAMPLE_DAY = "05-01-2026"
SHEET_PART = "xl/worksheets/sheet1.xml"

TITLE = "Lijst van de apotheken / Liste des pharmacies"
HEADINGS = (
    "Vergunningsnummer\nNuméro d'autorisation",
    "Naam\nNom",
    "Adres\nAdresse",
    "Postcode\nCode Postal",
    "Gemeente\nCommune",
    "Status\nStatut",
    "Vergunninghouder\nDétenteur de l'autorisation",
    "Uitbater\nExploitant",
    "X (Lambert 2008)",
    "Y (Lambert 2008)",
)
DENKBEELDIGE_HOEK = {
    "number": 9900001,
    "name": "Apotheek De Denkbeeldige Hoek",
    "address": "Denkbeeldige Hoek 1",
    "postcode": 1180,
    "municipality": "UKKEL",
    "status": None,
    "holder": "Verzonnen Persoon (KBO-BCE : 0000.000.001)",
    "operator": "Idem",
    "x": 648001.5,
    "y": 665001,
}


def pharmacy(number=9900001, **facts):
    """The cells of one invented pharmacy."""
    unknown = facts.keys() - DENKBEELDIGE_HOEK.keys()
    assert not unknown, f"the list has no column {unknown}"
    return tuple({**DENKBEELDIGE_HOEK, "number": number, **facts}.values())


def list_of(*rows, day="24-11-2026"):
    """A whole list as rows: title, headings, pharmacies, and the day in brackets."""
    return [(TITLE,), HEADINGS, *rows, (f"(Bijwerking / mise à jour / update : {day})",)]


def write_sheet(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    book.properties.creator = "Relais"
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def with_part(path, name, change, **how):
    """The same file with one part of its archive written anew."""
    with ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts[name] = change(parts[name].decode()).encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content, **(how if each == name else {}))
    return path


def sample_rows():
    """The rows of the sample as its source gives them: numbers as numbers, nothing as nothing."""
    with SAMPLE_SOURCE.open(encoding="utf-8", newline="") as file:
        _headings, *rows = csv.reader(file)
    cells = [[int(cell) if cell.isdigit() else cell or None for cell in row] for row in rows]
    return list_of(*cells, day=SAMPLE_DAY)


if __name__ == "__main__":
    write_sheet(SAMPLE, sample_rows())
