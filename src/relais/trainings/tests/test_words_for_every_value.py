"""Each value of each closed list is said, in every language."""

import pytest
from django.utils import translation

from relais.foundation.partial_dates import PartialDate
from relais.foundation.quantities import Quantity
from relais.foundation.sheets import SheetRefusal
from relais.trainings.rules import vocabulary
from relais.trainings.rules.counts import CountFinding, Found
from relais.trainings.rules.coverage import CoverageRefusal
from relais.trainings.rules.events import Event
from relais.trainings.rules.faults import Fault, RecordFault
from relais.trainings.rules.loading import LoadOutcome
from relais.trainings.words import events, faults, findings, labels, numbers

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


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("245", "245"),
        (">=170", "minstens 170"),
        (">500", "meer dan 500"),
        ("<=3", "hoogstens 3"),
        ("<3", "minder dan 3"),
        ("~100..150", "ongeveer 100 tot 150"),
        ("7.2", "7,2"),
    ],
)
def test_a_number_is_said_as_it_was_told(told, said):
    assert numbers.say_quantity(Quantity.parse(told)) == said


def test_an_unknown_number_is_no_zero():
    assert numbers.say_quantity(None) == "onbekend"
    assert numbers.say_count(None) == "–"
    assert numbers.say_count(0) == "0"
    assert numbers.say_hundredths(None) == ""


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("2021-12", "2021-12", "december 2021"),
        ("2018", "", "sinds 2018"),
        ("", "2018", "tot 2018"),
        ("2022-autumn", "2023-spring", "herfst 2022 tot lente 2023"),
        ("2022-12-06", "2022-12-06", "6 december 2022"),
        ("", "", ""),
    ],
)
def test_a_period_is_said_as_it_was_told(starts, ends, said):
    first, last = (PartialDate.parse(each) if each else None for each in (starts, ends))

    assert numbers.say_period(first, last) == said


def test_a_fault_of_a_file_says_where():
    fault = Fault(ref="X01", fault=RecordFault.NOT_A_DATE, field="starts", row=2, sheet="trainings")

    with translation.override("en"):
        assert faults.fault_line(fault).startswith(
            "sheet trainings, row 2, X01, starts: Write a date"
        )
        assert faults.fault_line(Fault(ref="", fault=RecordFault.NO_ROWS)) == (
            "A count table needs at least one row."
        )
