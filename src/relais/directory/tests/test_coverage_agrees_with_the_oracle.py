"""Thousands of cells of a messy directory, one answer each: the slow way and ours."""

from datetime import date
from random import Random

import numpy as np
import pytest

from relais.directory.rules.coverage.counting import MOST, Axes, cover
from relais.directory.rules.coverage.week import DAY_HOURS, Week
from relais.directory.rules.vocabulary import Need, Profile
from relais.directory.tests import messy_directory
from relais.directory.tests.coverage_oracle import Cell, CoverageOracle

AXES = Axes(
    municipalities=tuple(messy_directory.MUNICIPALITIES),
    needs=tuple(Need),
    languages=(*messy_directory.LANGUAGES, "ps"),
    profiles=tuple(Profile),
)
# A plain week, the one of summer time and closures, the one of Easter Monday, that of 1 May.
MONDAYS = [date(2026, 3, 2), date(2026, 3, 23), date(2026, 4, 6), date(2026, 4, 27)]
CELLS = 2_500


def cells(seed):
    chance = Random(seed)  # noqa: S311  # the same each time
    return [
        Cell(
            chance.choice(AXES.municipalities),
            chance.choice(AXES.needs),
            # Languages that are spoken: of the others every cell is empty.
            chance.choice(AXES.languages[:3]),
            chance.choice(AXES.profiles),
            chance.randrange(7),
            chance.randrange(24),
        )
        for _ in range(CELLS)
    ]


def place(cell):
    return (
        AXES.municipalities.index(cell.municipality),
        AXES.needs.index(cell.need),
        AXES.languages.index(cell.language),
        AXES.profiles.index(cell.profile),
        cell.day * DAY_HOURS + cell.hour,
    )


@pytest.mark.parametrize("monday", MONDAYS, ids=str)
def test_every_cell_counts_who_answers(monday):
    services = messy_directory.services()
    oracle = CoverageOracle(services, monday)
    counts = cover(services, AXES, Week(monday=monday)).counts

    found = {cell: counts[place(cell)] for cell in cells(seed=monday.day)}

    right = {cell: min(len(oracle.desks(cell)), MOST) for cell in found}
    assert found == right
    assert set(right.values()) == {0, 1, 2, 3}


def test_a_language_that_nobody_speaks_is_empty():
    kept = cover(messy_directory.services(), AXES, Week(monday=MONDAYS[0]))

    assert not kept.counts[:, :, AXES.languages.index("ps")].any()


def test_an_empty_directory_is_all_desert():
    assert not cover([], AXES, Week(monday=MONDAYS[0])).counts.any()


def test_the_counts_can_not_be_changed():
    kept = cover(messy_directory.services(), AXES, Week(monday=MONDAYS[0]))

    with pytest.raises(ValueError, match="read-only"):
        kept.counts[0, 0, 0, 0, 0] = np.uint8(1)
