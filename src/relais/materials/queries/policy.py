"""What people with authority may change, read from `data/` once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from relais.materials.rules.values import Value, Values

_DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPolicy:
    """`data/card.yaml`: which services stand on every card, and which words on none."""

    always: Sequence[str]
    helplines: Mapping[str, Sequence[str]]
    telling: Mapping[str, Sequence[str]]

    @property
    def telling_in_any_language(self) -> tuple[str, ...]:
        return tuple(word for words in self.telling.values() for word in words)


@cache
def values() -> Values:
    """The numbers, each with its source; a name missing or unknown is an error at the first use."""
    read = yaml.safe_load((_DATA / "values.yaml").read_text(encoding="utf-8"))
    return Values(**{name: Value(**value) for name, value in read.items()})


@cache
def card_policy() -> CardPolicy:
    """What stands on every card, and what on none."""
    return CardPolicy(**yaml.safe_load((_DATA / "card.yaml").read_text(encoding="utf-8")))
