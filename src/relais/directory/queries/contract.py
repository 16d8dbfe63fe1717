"""Our own contract in OpenAPI, drawn from the code and from one file of shapes."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from relais.directory.rules.hsds.contract import contract as drawn
from relais.foundation.access import Viewer

_COMPONENTS = Path(__file__).parents[1] / "data" / "hsds" / "components.yaml"


def contract(_viewer: Viewer, *, servers: Sequence[str]) -> dict[str, Any]:
    """The contract of the feeds at these addresses."""
    return drawn(_components(), servers)


@cache
def _components() -> Any:
    return yaml.safe_load(_COMPONENTS.read_text(encoding="utf-8"))
