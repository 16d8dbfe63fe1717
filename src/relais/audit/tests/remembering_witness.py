"""A witness for tests that keeps seals in memory; held to the same promises as the file."""

from collections.abc import Iterator
from typing import ClassVar

from relais.audit.rules.seals import Signed
from relais.audit.rules.witnesses import Testimony


class RememberingWitness:
    """One memory for each place, as a service at an address would have."""

    memories: ClassVar[dict[str, list[Testimony]]] = {}

    def __init__(self, place: str) -> None:
        self._held = self.memories.setdefault(place, [])

    def newest(self) -> Testimony | None:
        return self._held[-1] if self._held else None

    def hold(self, seal: Signed) -> None:
        self._held.append(Testimony(seal.number, seal.hash))

    def testimonies(self) -> Iterator[Testimony]:
        return iter(list(self._held))
