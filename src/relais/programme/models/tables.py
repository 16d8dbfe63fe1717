"""Which tables leave as sheets and come back, in the order in which one needs the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.db import models

from relais.programme.models.editions import (
    Anomaly,
    Chapter,
    ContextFigure,
    DeclaredCheck,
    Edition,
    Entry,
    OutlookItem,
)
from relais.programme.models.evidence import Pleading
from relais.programme.models.initiatives import (
    Answer,
    Component,
    Figure,
    Initiative,
    Involvement,
    Step,
)
from relais.programme.models.means import Award, Budget, Call, Capacity, CostLine, Subsidy
from relais.programme.models.texts import Framework, Recommendation, SourceText
from relais.programme.rules.cells import Shape, key_of, write

type Column = models.Field[Any, Any]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table as a sheet: its columns are those of the model, its rows are known by their key."""

    name: str
    model: type[models.Model]
    key: tuple[str, ...]

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Every column by its name, the key's first."""
        concrete = self.model._meta.concrete_fields  # noqa: SLF001  # Django's own way to ask
        fields = {field.name: field for field in concrete}
        rest = [name for name in fields if name not in (*self.key, "id")]
        return {name: fields[name] for name in (*self.key, *rest)}

    def rows(self) -> "models.QuerySet[models.Model]":
        """Every row with what its key needs, in the order of the keys."""
        paths = [path for name, column in self.columns.items() for path in _paths(column, name)]
        manager = self.model._default_manager  # noqa: SLF001  # Django's own way to ask
        whole = manager.order_by(*self.key)
        return whole.select_related(*paths) if paths else whole

    def key_of(self, row: models.Model) -> str:
        """What other rows call this one."""
        return key_of(_parts(row, self))

    def cell(self, row: models.Model, name: str) -> str:
        """The cell of this column in this row, as a sheet holds it."""
        value = getattr(row, name)
        if isinstance(value, models.Model):
            return table_of(type(value)).key_of(value)
        return write(value)

    def cells(self, row: models.Model) -> list[str]:
        """Every cell of the row, in the order of the columns."""
        return [self.cell(row, name) for name in self.columns]


def shape_of(column: Column) -> Shape:
    """What the cells of this column hold."""
    match column:
        case models.ForeignKey():
            return Shape.REFERENCE
        case models.BooleanField():
            return Shape.YES_NO
        case models.DateField():
            return Shape.DAY
        case ArrayField():
            return Shape.LIST
        case models.IntegerField():
            return Shape.WHOLE
        case _:
            return Shape.TEXT


def _paths(column: Column, name: str) -> Iterator[str]:
    """The rows that the key of what this column refers to leads through."""
    if not isinstance(column, models.ForeignKey):
        return
    yield name
    target = table_of(column.related_model)
    for part in target.key:
        yield from (f"{name}__{path}" for path in _paths(target.columns[part], part))


def _parts(row: models.Model, table: Table) -> Iterator[object]:
    for name in table.key:
        value = getattr(row, name)
        if isinstance(value, models.Model):
            yield from _parts(value, table_of(type(value)))
        else:
            yield value


TABLES: Final = (
    Table(name="texts", model=SourceText, key=("ref",)),
    Table(name="recommendations", model=Recommendation, key=("text", "ref")),
    Table(name="frameworks", model=Framework, key=("ref",)),
    Table(name="pleadings", model=Pleading, key=("recommendation", "kind", "told_on")),
    Table(name="initiatives", model=Initiative, key=("ref",)),
    Table(name="steps", model=Step, key=("initiative", "order")),
    Table(name="involvements", model=Involvement, key=("initiative", "part", "order")),
    Table(name="answers", model=Answer, key=("recommendation", "initiative")),
    Table(name="components", model=Component, key=("initiative", "kind", "ref")),
    Table(name="figures", model=Figure, key=("initiative", "key")),
    Table(name="budgets", model=Budget, key=("ref",)),
    Table(name="subsidies", model=Subsidy, key=("ref",)),
    Table(name="calls", model=Call, key=("ref",)),
    Table(name="cost_lines", model=CostLine, key=("call", "kind")),
    Table(name="awards", model=Award, key=("call", "beneficiary")),
    Table(name="capacities", model=Capacity, key=("ref",)),
    Table(name="editions", model=Edition, key=("ref",)),
    Table(name="chapters", model=Chapter, key=("edition", "ref")),
    Table(name="entries", model=Entry, key=("chapter", "initiative")),
    Table(name="outlook", model=OutlookItem, key=("edition", "ref")),
    Table(name="context_figures", model=ContextFigure, key=("edition", "key")),
    Table(name="anomalies", model=Anomaly, key=("edition", "ref")),
    Table(name="checks", model=DeclaredCheck, key=("edition", "ref")),
)
BY_NAME: Final = {table.name: table for table in TABLES}
_BY_MODEL: Final[dict[object, Table]] = {table.model: table for table in TABLES}


def table_of(model: object) -> Table:
    """The table of this model."""
    return _BY_MODEL[model]
