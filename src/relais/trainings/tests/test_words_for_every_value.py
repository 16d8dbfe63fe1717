"""Each value of each closed list is said, in every language."""

import pytest
from django.utils import translation

from relais.foundation.sheets import SheetRefusal
from relais.trainings.rules import vocabulary
from relais.trainings.rules.counts import CountFinding, Found
from relais.trainings.rules.coverage import CoverageRefusal
from relais.trainings.rules.events import Event
from relais.trainings.rules.faults import Fault, RecordFault
from relais.trainings.rules.loading import LoadOutcome
from relais.trainings.words import events, faults, findings, labels

TRILINGUAL = [
    (vocabulary.CourseKind, labels.KIND),
    (vocabulary.CourseStatus, labels.STATUS),
    (vocabulary.HourUnit, labels.HOUR_UNIT),
    (vocabulary.CourseLanguage, labels.LANGUAGE),
    (vocabulary.Grade, labels.GRADE),
    (vocabulary.CountMode, labels.MODE),
    (vocabulary.Dimension, labels.DIMENSION),
    (vocabulary.ProgrammePart, labels.PROGRAMME_PART),
    (vocabulary.CoursePart, labels.COURSE_PART),
    (CountFinding, findings.FINDING),
    (CoverageRefusal, findings.COVERAGE),
]
TRANSLATED = [
    (RecordFault, faults.FAULT),
    (SheetRefusal, faults.SHEET_REFUSAL),
    (LoadOutcome, faults.OUTCOME),
    (Event, events.EVENT),
]


@pytest.mark.parametrize(
    ("values", "words"), TRILINGUAL, ids=lambda part: getattr(part, "__name__", "")
)
def test_every_value_has_three_languages(values, words):
    assert set(words) == set(values)
    assert all(said.nl and said.fr and said.en for said in words.values())


@pytest.mark.parametrize(
    ("values", "words"), TRANSLATED, ids=lambda part: getattr(part, "__name__", "")
)
def test_every_value_has_a_sentence(values, words):
    assert set(words) == set(values)


def test_a_finding_is_said_with_the_comma_of_its_language():
    found = Found(finding=CountFinding.SHARE_ROUNDED_OTHERWISE, printed="7.2", computed="7.14")

    said = findings.finding_sentence(found)

    assert "7,14" in said.nl
    assert "7,14" in said.fr
    assert "7.14" in said.en


def test_a_fault_of_a_file_says_where():
    fault = Fault(ref="X01", fault=RecordFault.NOT_A_DATE, field="starts", row=2, sheet="trainings")

    with translation.override("en"):
        assert faults.fault_line(fault).startswith(
            "sheet trainings, row 2, X01, starts: Write a date"
        )
        assert faults.fault_line(Fault(ref="", fault=RecordFault.NO_ROWS)) == (
            "A count table needs at least one row."
        )
