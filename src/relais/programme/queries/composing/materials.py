"""Brochures, cards, campaigns and studies, with what nobody tells of them."""

from collections.abc import Iterator, Sequence

from relais.foundation.access import Viewer
from relais.foundation.quantities import Quantity
from relais.foundation.wording import Wording
from relais.materials import interface as materials
from relais.materials.interface import (
    MaterialKind,
    MaterialLineRecord,
    MaterialPart,
    MaterialRecord,
    StudyRecord,
)
from relais.programme.queries.composing.facts import FactList
from relais.programme.queries.composing.names import Names, joined
from relais.programme.rules.periods import ReportPeriod
from relais.programme.rules.report import Blank, Cell, Column, Item, Mark, Row, Table
from relais.programme.words import report as words


class Materials:
    """Every material and study, read once."""

    def __init__(self, viewer: Viewer, names: Names, period: ReportPeriod) -> None:
        self.names = names
        self.period = period
        self.materials = {each.ref: each for each in materials.materials(viewer)}
        self.studies = {each.ref: each for each in materials.studies(viewer)}

    def item(self, ref: str) -> Item:
        """A material or a study; they share their references."""
        study = self.studies.get(ref)
        return self._study(study) if study else self._material(self.materials[ref])

    def annex(self, refs: Sequence[str]) -> Table:
        """The materials among these references."""
        told = [self.materials[ref] for ref in refs if ref in self.materials]
        return Table(
            ref="materials",
            caption=words.label("materials_all"),
            columns=(
                Column(key="ref", label=words.label("reference")),
                Column(key="title", label=words.label("name")),
                Column(key="kind", label=words.label("kind")),
                Column(key="owner", label=words.label("owner")),
                Column(key="printed", label=words.label("printed"), numeric=True),
                Column(key="distributed", label=words.label("distributed"), numeric=True),
            ),
            rows=tuple(map(self._row, told)),
        )

    def _material(self, material: MaterialRecord) -> Item:
        return Item(
            ref=material.ref,
            title=material.title,
            blocks=tuple(self._facts(material).blocks()),
            marks=(Mark.OWN_WORDING,) if material.own_wording else (),
            source=material.source_lines,
        )

    def _study(self, study: StudyRecord) -> Item:
        facts = FactList(self.period, lines=study.source_lines)
        facts.say("owner", self.names.bodies([study.publisher]))
        facts.date("published_on", study.published_on)
        return Item(
            ref=study.ref,
            title=study.title,
            blocks=tuple(facts.blocks()),
            marks=(Mark.OWN_WORDING,) if study.own_wording else (),
            source=study.source_lines,
        )

    def _facts(self, material: MaterialRecord) -> FactList:
        facts = FactList(self.period, lines=material.source_lines)
        facts.say("kind", words.in_three(materials.MATERIAL_KIND[MaterialKind(material.kind)]))
        facts.say("owner", self.names.bodies(material.owners))
        for part, told in self._lists(material):
            facts.say_as(words.in_three(materials.MATERIAL_PART[part]), told)
        facts.say("languages", _languages(material.languages))
        facts.say("printed", _quantity(material.printed))
        facts.say("distributed", _quantity(material.distributed))
        facts.say("coverage", material.coverage)
        facts.say("upkeep", material.upkeep)
        return facts

    def _lists(self, material: MaterialRecord) -> Iterator[tuple[MaterialPart, Wording]]:
        for part in MaterialPart:
            lines = material.list_of(part)
            if lines:
                yield part, joined(map(self._line, lines))

    def _line(self, line: MaterialLineRecord) -> Wording:
        return self.names.body(line.body) if line.body else line.text

    def _row(self, material: MaterialRecord) -> Row:
        return Row(
            cells=(
                words.same(material.ref),
                material.title,
                words.in_three(materials.MATERIAL_KIND[MaterialKind(material.kind)]),
                self.names.bodies(material.owners),
                _quantity(material.printed),
                _quantity(material.distributed),
            )
        )


def _quantity(told: str) -> Cell:
    return Quantity.parse(told) if told else Blank.NOT_PRINTED


def _languages(codes: Sequence[str] | None) -> Cell:
    return Blank.NOT_PRINTED if codes is None else words.same(", ".join(codes))
