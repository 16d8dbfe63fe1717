"""Which tables of a context leave as sheets and come back, and how a row becomes cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from relais.foundation.tables.cells import Shape, Value, key_of, write

type Column = models.Field[Any, Any]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table as a sheet: its columns are those of the model, its rows are known by their key.

    Columns in `coded` hold the code, or codes, of what also has a name that one may type instead.
    """

    name: str
    model: type[models.Model]
    key: tuple[str, ...]
    coded: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Every column by its name, the key's first."""
        concrete = self.model._meta.concrete_fields  # noqa: SLF001  # Django's own way to ask
        fields = {field.name: field for field in concrete}
        rest = [name for name in fields if name not in (*self.key, "id")]
        return {name: fields[name] for name in (*self.key, *rest)}


class Tables:
    """The tables of a context, in the order in which one needs the other."""

    def __init__(self, *tables: Table) -> None:
        self.by_name = {table.name: table for table in tables}
        self._by_model: dict[object, Table] = {table.model: table for table in tables}

    def __iter__(self) -> Iterator[Table]:
        return iter(self.by_name.values())

    def of(self, model: object) -> Table:
        """The table of this model."""
        return self._by_model[model]

    def rows(self, table: Table) -> "models.QuerySet[models.Model]":
        """Every row with what its key needs, in the order of the keys."""
        columns = table.columns.items()
        paths = [path for name, column in columns for path in self._paths(column, name)]
        manager = table.model._default_manager  # noqa: SLF001  # Django's own way to ask
        whole = manager.order_by(*table.key)
        return whole.select_related(*paths) if paths else whole

    def key_of(self, row: models.Model) -> str:
        """What other rows call this one."""
        return key_of(self._parts(row))

    def cell(self, row: models.Model, name: str) -> str:
        """The cell of this column in this row, as a sheet holds it."""
        value = getattr(row, name)
        return self.key_of(value) if isinstance(value, models.Model) else write(value)

    def cells(self, row: models.Model) -> dict[str, str]:
        """Every cell of the row by its column, in their order."""
        return {name: self.cell(row, name) for name in self.of(type(row)).columns}

    def _paths(self, column: Column, name: str) -> Iterator[str]:
        """The rows that the key of what this column refers to leads through."""
        if not isinstance(column, models.ForeignKey):
            return
        yield name
        target = self.of(column.related_model)
        for part in target.key:
            yield from (f"{name}__{path}" for path in self._paths(target.columns[part], part))

    def _parts(self, row: models.Model) -> Iterator[Value]:
        for name in self.of(type(row)).key:
            value = getattr(row, name)
            if isinstance(value, models.Model):
                yield from self._parts(value)
            else:
                yield value


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
