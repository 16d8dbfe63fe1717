"""An import contract: contexts meet only at `<context>.interface`."""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Doors(Contract):
    """Broken by every import that enters another context by anything but its door."""

    contexts = fields.SetField(subfield=fields.StringField())
    door = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001  # the tool's signature
        broken = [
            (importer, imported)
            for importer in sorted(graph.modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if self._passes_a_wall(importer, imported)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} reaches into {imported}; ask its {self.door} instead.")

    def _passes_a_wall(self, importer: str, imported: str) -> bool:
        home, visited = self._context(importer), self._context(imported)
        if visited is None or home == visited or importer.startswith("config"):
            return False
        return imported != f"{visited}.{self.door}"

    def _context(self, module: str) -> str | None:
        contexts: Any = self.contexts
        return next((c for c in contexts if module == c or module.startswith(f"{c}.")), None)
