"""The keys of the seals: one that signs, and all that ever signed."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from relais.audit.rules.keys import KeyRefusal

DEVELOPMENT_MARK: Final = "Relais development key: never in production."
_BLOCK = re.compile(rb"-----BEGIN (PUBLIC|PRIVATE) KEY-----.+?-----END \1 KEY-----", re.DOTALL)


class KeyRefused(Exception):
    """Nothing is sealed or verified with this file."""

    def __init__(self, refusal: KeyRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


@dataclass(frozen=True, slots=True)
class SealKeys:
    """`private` signs; a seal is ours when any of the `public` ones vouches for it."""

    private: Ed25519PrivateKey | None
    public: tuple[Ed25519PublicKey, ...]

    def sign(self, digest: bytes) -> bytes:
        """Raises `KeyRefused` where only public keys are at hand."""
        if self.private is None:
            raise KeyRefused(KeyRefusal.CANNOT_SIGN)
        return self.private.sign(digest)

    def public_pem(self) -> list[str]:
        form = (Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return [key.public_bytes(*form).decode() for key in self.public]

    def vouch_for(self, digest: bytes, signature: bytes) -> bool:
        return any(_verifies(key, digest, signature) for key in self.public)


def read_keys(path: Path, *, production: bool) -> SealKeys:
    """The keys in a PEM file: one private or none, and public ones of earlier days after it.

    Raises `KeyRefused`, in production also for a key that was made for development.
    """
    if not path.is_file():
        raise KeyRefused(KeyRefusal.NO_FILE)
    pem = path.read_bytes()
    if production and DEVELOPMENT_MARK.encode() in pem:
        raise KeyRefused(KeyRefusal.DEVELOPMENT_KEY)
    try:
        keys = [_load(block) for block in _BLOCK.finditer(pem)]
    except ValueError:
        raise KeyRefused(KeyRefusal.NO_KEY) from None
    private = next((key for key in keys if isinstance(key, Ed25519PrivateKey)), None)
    public = [key.public_key() if isinstance(key, Ed25519PrivateKey) else key for key in keys]
    if not public:
        raise KeyRefused(KeyRefusal.NO_KEY)
    return SealKeys(private=private, public=tuple(public))


def _load(block: re.Match[bytes]) -> Ed25519PrivateKey | Ed25519PublicKey:
    pem = block.group()
    key = load_pem_private_key(pem, None) if block[1] == b"PRIVATE" else load_pem_public_key(pem)
    if not isinstance(key, Ed25519PrivateKey | Ed25519PublicKey):
        raise ValueError(block[1])  # noqa: TRY004  # as unusable as one that can't be read
    return key


def _verifies(key: Ed25519PublicKey, digest: bytes, signature: bytes) -> bool:
    try:
        key.verify(signature, digest)
    except InvalidSignature:
        return False
    return True
