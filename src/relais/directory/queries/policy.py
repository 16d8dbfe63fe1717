"""What people with authority may change of the directory, read from `data/` once."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from relais.directory.rules.freshness import Interval, TrustPolicy
from relais.directory.rules.vocabulary import Aspect

_FILE = Path(__file__).parents[1] / "data" / "trust.yaml"


@cache
def trust_policy() -> TrustPolicy:
    """`data/trust.yaml`; a name missing or unknown is an error at the first use."""
    read = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return TrustPolicy(**{**read, "intervals": tuple(map(_interval, read["intervals"]))})


def _interval(raw: Mapping[str, Any]) -> Interval:
    return Interval(
        aspect=Aspect(raw["aspect"]),
        lasts=timedelta(days=raw.get("days", 0), hours=raw.get("hours", 0)),
        from_day=raw["from_day"],
        source=raw["source"],
        validated=raw["validated"],
        night=raw.get("night", False),
    )
