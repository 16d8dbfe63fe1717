"""Who is told that the key of a file is destroyed: an upper context keeps that it was."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

type Report = Callable[[UUID, datetime], None]
_reports: list[Report] = []


def report_shredding_with(report: Report) -> None:
    """An upper context says here, at start-up, how it keeps that a key is destroyed."""
    _reports.append(report)


def report_shredding(file: UUID, *, now: datetime) -> None:
    """Have it kept, in the open transaction, before the key is destroyed."""
    for report in _reports:
        report(file, now)
