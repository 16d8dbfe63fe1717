"""What the PostgreSQL of a deployment has to be told, and whether it was: a system check.

Our own server starts with all of it. Another one, at `DATABASE_URL`, is its operator's, and by
default writes the row that broke a constraint to its log in full.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.conf import settings
from django.core import checks
from django.db import connections

from relais.foundation.vault import keystore

# Setting -> the values that will do, the one to write first.
NEEDED: Final[dict[str, tuple[str, ...]]] = {
    # A row, or a statement with its values, never reaches the log.
    "log_error_verbosity": ("terse",),
    "log_min_error_statement": ("panic", "fatal"),
    "log_parameter_max_length": ("0",),
    "log_parameter_max_length_on_error": ("0",),
    "log_statement": ("none", "ddl"),
    "log_min_duration_statement": ("-1",),
    # What was acknowledged survives a crash.
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "remote_apply", "remote_write", "local"),
}


def check_servers(
    databases: Sequence[str] | None = None, **_options: Any
) -> list[checks.CheckMessage]:
    """A fault for each setting of the server that would leak or lose; in production an error.

    Asked for with `relais check --database default`; `relais serve` asks by itself.
    """
    found = [
        wrong
        for alias in databases or ()
        for wrong in faults(_settings_of(alias), server=f"the server of `{alias}`")
    ]
    # Beside the main database the keystore has the same server.
    if databases and settings.KEYSTORE_URL:
        found += faults(keystore.server_says(NEEDED), server="the server of the keystore")
    return found


def faults(known: dict[str, str], *, server: str) -> Iterator[checks.CheckMessage]:
    """What these settings of a server lack."""
    kind = checks.Warning if settings.DEVELOPMENT else checks.Error
    for name, enough in NEEDED.items():
        if known[name] not in enough:
            yield kind(
                f"{name} is {known[name]} on {server}, and has to be {enough[0]}.",
                hint="docs/operations/database.md",
                id="relais.E010",
            )


def _settings_of(alias: str) -> dict[str, str]:
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT name, setting FROM pg_settings WHERE name = ANY (%s)", [list(NEEDED)]
        )
        return dict(cursor.fetchall())
