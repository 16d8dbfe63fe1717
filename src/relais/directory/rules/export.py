"""An import file as text: what is read from one is written back the same."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import yaml


def as_yaml(records: Sequence[Mapping[str, Any]]) -> str:
    """An import file in YAML, as people edit it."""
    written: str = yaml.safe_dump(
        {"services": list(records)}, allow_unicode=True, sort_keys=False, width=120
    )
    return written


def as_json(records: Sequence[Mapping[str, Any]]) -> str:
    """The same in JSON."""
    return json.dumps({"services": list(records)}, ensure_ascii=False, indent=1) + "\n"
