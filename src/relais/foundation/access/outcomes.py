"""Why access to a file is refused."""

from enum import StrEnum
from uuid import UUID

from django.http import Http404


class GlassRefusal(StrEnum):
    """Why the glass cannot be broken. A wall answers as if there were no such file."""

    UNKNOWN = "unknown"
    TOO_OFTEN = "too-often"
    REASON_TOO_SHORT = "reason-too-short"
    MINUTES = "minutes"


class Walled(Http404):
    """Someone tried what a wall forbids. Answers 404 like a file that is not there; is reported."""

    def __init__(self, file: UUID) -> None:
        self.file = file
        super().__init__()
