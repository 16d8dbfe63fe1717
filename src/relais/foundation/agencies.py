"""The agencies whose own sign-in is believed, as the settings name them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An agency, and the levels of assurance (`acr`) that are high enough."""

    id: str
    name: str
    issuer: str
    levels: tuple[str, ...]
