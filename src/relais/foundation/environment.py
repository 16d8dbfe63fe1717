"""The few settings that views may ask for. Everything else arrives as an argument."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

from relais.foundation.agencies import Agency
from relais.foundation.faces import Face, face_url


def is_development() -> bool:
    """Whether the demo cast and its passwords exist."""
    return bool(settings.DEVELOPMENT)


def exit_address(language: str) -> str:
    """The neutral site that the public page leaves to, for readers of `language`."""
    addresses: dict[str, str] = settings.EXIT_ADDRESSES
    return addresses.get(language, addresses["en"])


def preview_languages() -> tuple[str, ...]:
    """Languages whose translation no person has reviewed, shown all the same on this machine."""
    return tuple(settings.PREVIEW_LANGUAGES)


def public_address(face: Face, path: str) -> str:
    """The whole address of `path` on a face, as a letter has to name it."""
    return face_url(face, path, port=f":{settings.PORT}" if settings.DEVELOPMENT else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """With what the audit is sealed: the database's address (empty: ours), the key, the witness."""

    url: str
    key_file: Path
    witness: str
    witness_place: str


def sealing() -> Sealing:
    """Asked by whoever seals or verifies only: the program that serves needs no key."""
    known: dict[str, str] = settings.SEALING
    return Sealing(**{**known, "key_file": Path(known["key_file"])})  # type: ignore[arg-type]  # one of the four is a path


def sender_address(request: HttpRequest) -> str:
    """Where a request comes from, past the proxies of our own that stand before us."""
    behind: int = settings.PROXIES
    if not behind:
        return str(request.META.get("REMOTE_ADDR", ""))
    passed_on = request.headers.get("X-Forwarded-For", "").split(",")
    return passed_on[-min(behind, len(passed_on))].strip()


def agencies() -> tuple[Agency, ...]:
    """The agencies of this installation; mostly none."""
    return tuple(settings.AGENCIES)
