"""Trainings as sheets to keep, change and take over again."""

from relais.foundation.access import Viewer
from relais.trainings.queries.records import course_records
from relais.trainings.rules.exchange import Read, Sheets, from_sheets, to_sheets


def exported(viewer: Viewer) -> dict[str, list[tuple[str, ...]]]:
    """Every sheet with its headings; without rows for who may not read trainings."""
    return to_sheets(course_records(viewer).values())


def read_file(viewer: Viewer, sheets: Sheets) -> Read:
    """What a file says, beside what this viewer knows."""
    return from_sheets(sheets, course_records(viewer))
