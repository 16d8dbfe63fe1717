"""Places as other contexts see them: municipalities, and police zones on a given day."""

from dataclasses import dataclass

from relais.foundation.trilingual import Trilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A municipality. `outline` is an SVG path in the view box that all municipalities share."""

    nis: str
    name: Trilingual
    postcodes: tuple[str, ...]
    zone: str
    zone_confirmed: bool
    outline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A police zone on one day; `unconfirmed` are those members that no source vouches for yet."""

    code: str
    name: Trilingual
    municipalities: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    aliases: tuple[str, ...]


def zone_body(zone: str) -> str:
    """The code of the body that the police zone `zone` is: "5339" is "zone-5339"."""
    return f"zone-{zone}"
