"""No name of the interface adds up people over trainings, and the two modes stay apart."""

import inspect
from dataclasses import replace

from relais.trainings import interface
from relais.trainings.queries.counts import count_tables
from relais.trainings.rules.vocabulary import CountMode
from relais.trainings.tests.conftest import COURSE, HELD, MEASURED, READER, load


def test_every_question_about_counts_is_about_one_training():
    for name in ("count_tables", "count_table", "count_rows", "sector_heads", "language_heads"):
        parameters = list(inspect.signature(getattr(interface, name)).parameters)
        assert parameters[:2] == ["viewer", "ref"], name


def test_no_name_speaks_of_a_sum_of_persons():
    names = [name.lower() for name in interface.__all__]

    assert not [name for name in names if "person" in name or "sum" in name or "grand" in name]


def test_a_question_is_about_one_mode(db):
    load(replace(COURSE, held=(HELD,), tables=(*COURSE.tables, MEASURED)))

    declared = count_tables(READER, "X01", CountMode.DECLARED)
    measured = count_tables(READER, "X01", CountMode.MEASURED)

    assert [table.total.heads for table in declared] == [14]
    assert [table.total.heads for table in measured] == [10]
