"""The number of a database transaction, as a column."""

from typing import Any

from django.db import models


class TransactionNumber(models.Field):  # type: ignore[type-arg]  # the stubs' generics don't run
    """PostgreSQL's `xid8`: grows for as long as the server lives, and never comes round."""

    def db_type(self, connection: Any) -> str:
        del connection
        return "xid8"

    def from_db_value(self, value: str | None, *_context: Any) -> int | None:
        return None if value is None else int(value)

    def get_prep_value(self, value: Any) -> str | None:
        """PostgreSQL takes a whole number for this only when it stands there as text."""
        return None if value is None else str(value)


class CurrentTransaction(models.Func):
    """The transaction that writes this row."""

    function = "pg_current_xact_id"
    output_field = TransactionNumber()
