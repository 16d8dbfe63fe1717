"""Coverage in numbers, for the command line and other programs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from relais.directory.queries.coverage.kept import Layer, coverage
from relais.directory.queries.revisions import data_version
from relais.directory.rules.coverage.counting import NEED, Coverage
from relais.directory.rules.coverage.reading import Shares, alone, shares, shares_along
from relais.directory.rules.coverage.week import ordinary_week
from relais.foundation.access import Viewer

_MOST_FRAGILE = 20


def report(viewer: Viewer, *, today: date) -> dict[str, Any]:
    """All cells of an ordinary week: totals, shares by need, and where one service stands alone.

    `most_fragile`: in so many cells of this need and language only this service answers; these
    are the cells of 19 municipalities, 12 profiles and 168 hours.
    """
    version, week = data_version(viewer), ordinary_week(today)
    kept = coverage(version, week, Layer())
    return {
        "date": today.isoformat(),
        "data_version": version,
        "week": week.monday.isoformat(),
        "services": len(kept.services),
        "totals": {"cells": kept.counts.size, **_said(shares(kept.counts))},
        "needs": [
            {"need": need, **_said(found)}
            for need, found in zip(kept.axes.needs, shares_along(kept.counts, NEED), strict=True)
        ],
        "most_fragile": [
            {
                "service": each.desk,
                "need": each.need,
                "language": each.language,
                "cells": each.cells,
            }
            for each in alone(kept, _everything(kept))[:_MOST_FRAGILE]
        ],
    }


def _everything(kept: Coverage) -> tuple[np.ndarray[tuple[int], np.dtype[np.intp]], ...]:
    return tuple(np.arange(size) for size in kept.counts.shape)


def _said(found: Shares) -> Mapping[str, float]:
    return {name: round(share, 4) for name, share in found._asdict().items()}
