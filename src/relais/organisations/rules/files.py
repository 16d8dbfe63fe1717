"""What the owner of a file is told, and how a file is opened in need."""

from dataclasses import dataclass
from enum import StrEnum


class FileNotice(StrEnum):
    """What happened to a file that its owner has to look at."""

    GLASS_BROKEN = "glass-broken"
    WALL_RUN_INTO = "wall-run-into"


@dataclass(frozen=True, slots=True, kw_only=True)
class GlassRequest:
    """Which file someone needs to open though it is not hers, why, and for how many minutes."""

    code: str
    reason: str
    minutes: int
