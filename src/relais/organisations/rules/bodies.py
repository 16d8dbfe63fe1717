"""Bodies as other contexts see them."""

from dataclasses import dataclass

from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.vocabulary import BodyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDisplay:
    """A part of a body, by the name that people know."""

    code: str
    name: Trilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyDisplay:
    """An organisation: `parent` is the code of the body that it is part of."""

    code: str
    kind: BodyKind
    name: Trilingual
    parent: str | None
    aliases: tuple[str, ...]
    units: tuple[UnitDisplay, ...]
