"""Counts what is in the database and holds it against what was acknowledged."""

import json
from dataclasses import dataclass

from tests.faults.program import Program

_ROWS = """
SELECT code, count(confirmation.id)
FROM directory_confirmation AS confirmation JOIN directory_service AS service
  ON service.id = confirmation.service_id
WHERE aspect = 'capacity' GROUP BY code
"""
_ANSWERED = "SELECT split_part(location, '/', 4), count(*) FROM once_answeredpost GROUP BY 1"
# One act writes a confirmation, a revision and an audit row in one breath: PostgreSQL notes with
# each row which (sub)transaction wrote it.
_HALF_DONE = """
SELECT count(*) FROM (
    SELECT writer,
           count(*) FILTER (WHERE kind = 'confirmation') AS confirmations,
           count(*) FILTER (WHERE kind = 'revision') AS revisions,
           count(*) FILTER (WHERE kind = 'audit') AS audits
    FROM (
        SELECT xmin::text AS writer, 'confirmation' AS kind
        FROM directory_confirmation WHERE aspect = 'capacity'
        UNION ALL
        SELECT xmin::text, 'revision' FROM directory_revision WHERE summary = 'capacity'
        UNION ALL
        SELECT xmin::text, 'audit' FROM audit_auditrow WHERE event = 'directory.capacity_reported'
    ) AS rows GROUP BY writer
) AS acts WHERE (confirmations, revisions, audits) <> (1, 1, 1)
"""


@dataclass(frozen=True)
class Books:
    """What acknowledged acts and rows say of each other."""

    acknowledged: int
    lost: int
    duplicates: int
    half_done: int
    unanswered: int

    def figures(self) -> dict[str, int]:
        return {
            "acknowledged": self.acknowledged,
            "lost": self.lost,
            "half_done": self.half_done,
            "duplicates": self.duplicates,
        }


def rows(program: Program) -> dict[str, int]:
    """How many acts each shelter's rows tell of."""
    return dict(program.ask(_ROWS))


def lost(before: dict[str, int], found: dict[str, int]) -> int:
    """Acknowledged acts without a row."""
    return sum(max(0, count - found.get(shelter, 0)) for shelter, count in before.items())


def audit_problems(program: Program) -> int:
    """What `relais audit verify` finds, once all that is written is sealed."""
    program.run("audit", "seal", "--once")
    said = program.run("audit", "verify", "--json")
    return int(json.loads(said.splitlines()[-1])["problems"])


def close(program: Program, acknowledged: dict[str, int]) -> Books:
    """The sums, once every writer has seen its last act through."""
    found, answered = rows(program), dict(program.ask(_ANSWERED))
    return Books(
        acknowledged=sum(acknowledged.values()),
        lost=lost(acknowledged, found),
        duplicates=sum(max(0, found.get(each, 0) - n) for each, n in acknowledged.items()),
        half_done=program.ask(_HALF_DONE)[0][0],
        unanswered=sum(abs(n - answered.get(each, 0)) for each, n in acknowledged.items()),
    )
