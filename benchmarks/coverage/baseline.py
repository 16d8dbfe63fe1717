"""The plain way: for each municipality and need one product of float32 matrices, exact counts.

People (language and profile) by services, times services by hours. It starts from the same tables
as ours, and no two services of the benchmark share a desk, so that adding them up is right.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from relais.directory.rules.coverage.counting import Axes, tabulate
from relais.directory.rules.coverage.week import Presence


def count(found: Sequence[Presence], axes: Axes) -> NDArray[np.uint16]:
    """How many services answer in each cell."""
    table = tabulate(found, axes)
    languages = table.languages.astype(np.float32)
    profiles = table.profiles.astype(np.float32)
    hours = table.hours.astype(np.float32)
    counts = np.zeros(axes.shape, np.uint16)
    for place in range(len(axes.municipalities)):
        here = np.flatnonzero(table.municipalities[:, place])
        for need in range(len(axes.needs)):
            rows = here[table.needs[here, need]]
            if not len(rows):
                continue
            people = languages[rows][:, :, None] * profiles[rows][:, None, :]
            sums = people.reshape(len(rows), -1).T @ hours[rows]
            counts[place, need] = sums.reshape(axes.shape[2:])
    return counts
