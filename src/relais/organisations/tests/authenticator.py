"""An authenticator in software: what a phone or a security key does, so that tests need none."""

import hashlib
import json
import os
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
ORIGIN = "http://work.localhost"


def text(raw):
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(said):
    return urlsafe_b64decode(said + "=" * (-len(said) % 4))


class Authenticator:
    """Holds one key. It signs whatever it is asked, from whatever origin it is told."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(32)
        self.used = 0

    def make(self, question, *, origin=ORIGIN, flags=PRESENT | VERIFIED):
        """Answers `navigator.credentials.create`."""
        asked = question["publicKey"]
        self.handle = asked["user"]["id"]
        made = cbor.encode(
            {
                "fmt": "none",
                "authData": self._data(asked["rp"]["id"], flags | ATTESTED) + self._credential(),
                "attStmt": {},
            }
        )
        client = self._client("webauthn.create", asked["challenge"], origin)
        response = {"clientDataJSON": text(client), "attestationObject": text(made)}
        return self._answer(response)

    def show(self, question, *, origin=ORIGIN, challenge=None, flags=PRESENT | VERIFIED):
        """Answers `navigator.credentials.get`."""
        asked = question["publicKey"]
        client = self._client("webauthn.get", challenge or asked["challenge"], origin)
        data = self._data(asked["rpId"], flags)
        signed = data + hashlib.sha256(client).digest()
        response = {
            "clientDataJSON": text(client),
            "authenticatorData": text(data),
            "signature": text(self.key.sign(signed, ec.ECDSA(hashes.SHA256()))),
            "userHandle": self.handle,
        }
        return self._answer(response)

    def _answer(self, response):
        return json.dumps(
            {
                "id": text(self.id),
                "rawId": text(self.id),
                "type": "public-key",
                "clientExtensionResults": {"credProps": {"rk": True}},
                "response": response,
            }
        )

    def _client(self, kind, challenge, origin):
        said = {"type": kind, "challenge": challenge, "origin": origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _data(self, site, flags):
        self.used += 1
        return hashlib.sha256(site.encode()).digest() + struct.pack(">BI", flags, self.used)

    def _credential(self):
        key = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        return b"\0" * 16 + struct.pack(">H", len(self.id)) + self.id + key
