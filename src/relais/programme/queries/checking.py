"""The sums and counts of a source, calculated again from the tables of the house.

Each check runs its own queries and keeps their SQL, so that anyone can run them and see the same.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

from relais.foundation.access import Viewer
from relais.foundation.wording import Wording
from relais.programme.models import DeclaredCheck, Edition
from relais.programme.queries.counting import COUNTS


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFound:
    """What the source declares, what the tables hold, and the SQL that shows it."""

    ref: str
    what: Wording
    declared: Mapping[str, Any]
    found: Mapping[str, Any]
    queries: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether everything that is declared was found; terms of a sum in whatever order."""
        found = {key: self.found.get(key) for key in self.declared}
        return _in_any_order(found) == _in_any_order(self.declared)

    @property
    def declared_text(self) -> str:
        return _said(self.declared)

    @property
    def found_text(self) -> str:
        return _said(self.found)


def _in_any_order(values: Mapping[str, Any]) -> dict[str, Any]:
    terms = {"terms": sorted(values["terms"])} if values.get("terms") else {}
    return {**values, **terms}


def checks_of(viewer: Viewer, edition: Edition) -> tuple[CheckFound, ...]:
    """Every declared check of this edition, calculated now and from nothing that is declared."""
    declared = DeclaredCheck.unscoped.filter(edition=edition).order_by("ref")
    return tuple(_found(viewer, edition, each) for each in declared)


def _found(viewer: Viewer, edition: Edition, check: DeclaredCheck) -> CheckFound:
    count = COUNTS[check.ref]
    with recorded() as queries:
        found = count(viewer, edition)
    return CheckFound(
        ref=check.ref,
        what=check.what,
        declared=json.loads(check.declared),
        found=found,
        queries=tuple(queries),
    )


@contextmanager
def recorded() -> Iterator[list[str]]:
    """The SQL of every query inside, with its values in it."""
    statements: list[str] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001  # Django's signature
        answer = execute(sql, params, many, context)
        cursor = context["cursor"].cursor
        statements.append(connection.ops.last_executed_query(cursor, sql, params))
        return answer

    with connection.execute_wrapper(keep):
        yield statements


def _said(values: Mapping[str, Any]) -> str:
    """`expected 91; terms 36, 15, 16`."""
    return "; ".join(f"{key} {_plain(value)}" for key, value in values.items())


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
