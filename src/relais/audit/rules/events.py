"""The names under which acts of the ground stand in the audit."""

from enum import StrEnum


class Event(StrEnum):
    """An act on the vault, which is too low to record it itself."""

    KEY_DESTROYED = "vault.key_destroyed"
