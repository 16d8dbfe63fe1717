"""The register says of every record with personal data what it is for and how long it stays."""

import csv
from datetime import date
from io import BytesIO

import pytest
from django.apps import apps
from django.utils import translation
from pypdf import PdfReader

from relais.foundation.access import EVERYONE
from relais.foundation.privacy import Processing, holds_personal_data
from relais.foundation.register import Activity, Record, activities
from relais.foundation.trilingual import Trilingual
from relais.organisations.queries.register import register_pdf
from relais.organisations.words.register import sections

DAY = date(2026, 11, 25)
WORK = {"headers": {"host": "work.localhost"}}
WORDS = Trilingual(nl="nl", fr="fr", en="en")


def test_every_record_with_personal_data_stands_in_it():
    written = [record for activity in activities() for record in activity.records]
    personal = [
        model
        for model in apps.get_models()
        if model.__module__.startswith("relais.") and holds_personal_data(model)
    ]

    assert len(written) == len(personal)
    assert any(record.locked for record in written)
    assert all(record.identifying or record.sensitive for record in written)


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_it_is_written_in_the_language_of_its_reader(language):
    with translation.override(language):
        told = [*sections(activities(), language=language)]

    purposes = {activity.processing.purpose.in_language(language) for activity in activities()}
    assert {section.facts[0][1] for section in told} == purposes
    assert not purposes & {activity.processing.purpose.en for activity in activities()}


def test_what_nobody_confirmed_is_not_validated():
    with translation.override("en"):
        every = [*sections(activities(), language="en")]
        [section] = sections([confirmed_activity()], language="en")

    assert {dict(each.facts)["Confirmed"] for each in every} == {"Not validated"}
    assert dict(section.facts)["Confirmed"] == "25 November 2026"
    assert section.rows == (("en", "name", "story", "en", "yes", "no"),)


def test_the_document_says_what_the_page_says(coordinator):
    page = coordinator.get("/nl/register/", **WORK).content.decode()
    answer = coordinator.get("/nl/register/register.pdf", **WORK)
    text = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(answer.content)).pages)

    assert answer["Content-Type"] == "application/pdf"
    for activity in activities():
        assert activity.processing.title.nl in page
        assert activity.processing.title.nl in " ".join(text.split())
    assert "Niet gevalideerd" in page


def test_a_spreadsheet_gets_a_row_for_each_record(coordinator):
    answer = coordinator.get("/fr/register/register.csv", **WORK)
    first, *rows = csv.reader(answer.content.decode().splitlines())

    assert first[:3] == ["Traitement", "Pour quoi", "De qui"]
    assert len(rows) == sum(len(activity.records) for activity in activities())
    assert {len(row) for row in rows} == {len(first)}
    assert {row[4] for row in rows} == {"Non validé"}


def test_the_document_is_tagged_and_dated():
    with translation.override("fr"):
        reader = PdfReader(BytesIO(register_pdf(EVERYONE, language="fr", today=DAY)))

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "fr"
    assert "25 novembre 2026" in reader.pages[0].extract_text()


def confirmed_activity():
    record = Record(
        name=WORDS,
        identifying=("name",),
        sensitive=("story",),
        kept=WORDS,
        leaves=True,
        locked=False,
    )
    processing = Processing(title=WORDS, purpose=WORDS, whose=WORDS, confirmed_on=DAY)
    return Activity(code="invented", processing=processing, records=(record,))
