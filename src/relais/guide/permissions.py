"""What a mandate may allow in the guide."""

from enum import StrEnum


class Permission(StrEnum):
    LOAD_GUIDE = "guide.load_guide"
