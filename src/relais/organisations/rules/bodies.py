"""Bodies as other contexts see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.vocabulary import BodyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDisplay:
    """A part of a body, by the name that people know."""

    code: str
    name: Trilingual
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyDisplay:
    """An organisation: `parent` is the code of the body that it is part of."""

    code: str
    kind: BodyKind
    name: Trilingual
    parent: str | None
    aliases: tuple[str, ...]
    units: tuple[UnitDisplay, ...]


def names_of(name: Trilingual, aliases: Iterable[str]) -> frozenset[str]:
    """Everything that a body is called, so that small and capital letters are the same."""
    called = (name.nl, name.fr, name.en, *aliases)
    return frozenset(each.casefold() for each in called if each)
