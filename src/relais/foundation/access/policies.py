"""Row-level security, made from one table: which rows belong to a file, and by which column.

`GUARDED` is that table. A migration of the context puts each lock in place with `guard(...)`; a
test compares what PostgreSQL then holds with what stands here.
"""

from typing import Final

from django.db import migrations

# Table -> the column that names the file.
GUARDED: Final[dict[str, str]] = {
    "referrals_consent": "file_id",
    "referrals_referral": "file_id",
    "referrals_step": "file_id",
}

# The names of the policies that `guard` makes, each with what it is for.
POLICIES: Final = {
    "seen_from_a_seat": "SELECT",
    "added_from_a_seat": "INSERT",
    "changed_from_a_seat": "UPDATE",
    "no_wall_between": "ALL",
}

_HOLDS_A_SEAT = """EXISTS (
    SELECT FROM access_open_grant AS granted
    WHERE granted.file_id = {table}.{column} {writes})"""
_NO_WALL = "({table}.{column} <> ALL ((SELECT access_walled())::uuid[]))"


def lock_sql(table: str, column: str) -> str:
    """The statements that put the second lock on `table`."""
    names = {"table": table, "column": column}
    sees = _HOLDS_A_SEAT.format(**names, writes="")
    writes = _HOLDS_A_SEAT.format(**names, writes="AND granted.writes")
    no_wall = _NO_WALL.format(**names)
    return f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY seen_from_a_seat ON {table} FOR SELECT USING ({sees});
        CREATE POLICY added_from_a_seat ON {table} FOR INSERT WITH CHECK ({writes});
        CREATE POLICY changed_from_a_seat ON {table} FOR UPDATE
            USING ({writes}) WITH CHECK ({writes});
        CREATE POLICY no_wall_between ON {table} AS RESTRICTIVE FOR ALL
            USING ({no_wall}) WITH CHECK ({no_wall});
    """


def unlock_sql(table: str) -> str:
    """The statements that take the second lock off again."""
    dropped = "".join(f"DROP POLICY {policy} ON {table};\n" for policy in POLICIES)
    return f"""
        {dropped}
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
    """


def guard(table: str, column: str = "file_id") -> migrations.RunSQL:
    """The migration operation that locks `table`, with the way back."""
    return migrations.RunSQL(lock_sql(table, column), unlock_sql(table))
