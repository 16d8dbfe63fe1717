"""A connection beside Django's: to lock, to stream, and perhaps as another role."""

from typing import Any

import psycopg
from django.db import connection

type Connection = psycopg.Connection[tuple[Any, ...]]


def open_connection(url: str = "") -> Connection:
    """To the database at `url`, or to the one that Django uses; each statement stands alone."""
    if url:
        return psycopg.connect(url, autocommit=True, client_encoding="UTF8")
    known = connection.settings_dict
    options = {key: value for key, value in known["OPTIONS"].items() if key != "pool"}
    return psycopg.connect(
        dbname=known["NAME"],
        user=known["USER"] or None,
        password=known["PASSWORD"] or None,
        host=known["HOST"] or None,
        port=known["PORT"] or None,
        autocommit=True,
        client_encoding="UTF8",
        **options,
    )
