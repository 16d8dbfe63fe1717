"""A file of trainings on its page: looked at first, then taken over as a whole."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from relais.foundation.sheets import book_answer, sheet_answer
from relais.organisations.interface import Role
from relais.trainings.queries.trainings import training, trainings
from relais.trainings.rules.exchange import HEADINGS, to_sheets
from relais.trainings.tests.conftest import COURSE, HELD, MEASURED, READER, SHARES, load

LIST = "/en/trainings/"


@pytest.fixture
def keeper(sign_in):
    load(replace(COURSE, held=(HELD,), tables=(SHARES, MEASURED)), replace(COURSE, ref="X02"))
    return sign_in(Role.TRAINER)


def get(client, path="", **asked):
    return client.get(f"{LIST}{path}", asked, headers={"host": "work.localhost"})


def post(client, path, said):
    return client.post(f"{LIST}{path}", said, headers={"host": "work.localhost"})


def words(answer):
    return " ".join(answer.content.decode().split())


def upload(client, content, name="trainings.xlsx"):
    return post(client, "import/", {"file": SimpleUploadedFile(name, content)})


def changed_book():
    sheets = {name: list(rows) for name, rows in to_sheets([COURSE]).items()}
    row = list(sheets["trainings"][1])
    row[HEADINGS["trainings"].index("persons")] = "92"
    sheets["trainings"][1] = tuple(row)
    return book_answer(sheets, name="x").content


def test_a_file_is_looked_at_first_and_then_taken_over(keeper):
    preview = upload(keeper, changed_book())

    page = words(preview)
    assert "changed training" in page
    assert "persons" in page
    assert training(READER, "X01").persons.text == "91"

    seen = preview.context["seen"].initial
    answer = post(keeper, "import/apply/", seen)
    assert (answer.status_code, answer["Location"]) == (303, f"{LIST}?taken=yes")
    assert "The file was taken over." in words(get(keeper, taken="yes"))
    assert training(READER, "X01").persons.text == "92"
    assert "Everything in this file stands here already." in words(upload(keeper, changed_book()))


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "x.xlsx", "This file is empty."),
        (b"no book", "x.xlsx", "This is no XLSX or CSV file, or it is damaged."),
        (b"a,b\n1,2\n", "x.csv", "This sheet is none of ours."),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused(keeper, content, name, sentence):
    answer = upload(keeper, content, name)

    assert answer.status_code == 422
    assert sentence in words(answer)


def test_a_file_with_a_fault_changes_nothing(keeper):
    rows = [list(row) for row in to_sheets([replace(COURSE, persons="92")])["trainings"]]
    rows.append([*rows[1]])
    rows[2][HEADINGS["trainings"].index("ref")] = "X09"
    rows[2][HEADINGS["trainings"].index("starts")] = "soon"
    content = sheet_answer(rows, name="x").content

    answer = upload(keeper, content, "x.csv")

    assert answer.status_code == 422
    assert "X09, starts: Write a date as" in words(answer)
    assert training(READER, "X01").persons.text == "91"


def test_what_was_looked_at_must_be_what_is_sent(keeper):
    for said in ({}, {"name": "x.xlsx", "content": "no base 64"}):
        answer = post(keeper, "import/apply/", said)
        assert answer["Location"] == f"{LIST}import/"
    damaged = {"name": "x.csv", "content": "YSxiCg=="}
    assert post(keeper, "import/apply/", damaged).status_code == 422


def test_everything_is_exported_to_be_taken_over_again(keeper):
    book = get(keeper, "export.xlsx")
    assert "Everything in this file stands here already." in words(upload(keeper, book.content))
    for sheet in HEADINGS:
        content = get(keeper, f"export/{sheet}.csv").content
        assert "stands here already" in words(upload(keeper, content, f"{sheet}.csv"))
    assert get(keeper, "export/people.csv").status_code == 404
    assert len(trainings(READER)) == 2
