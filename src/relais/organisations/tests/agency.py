"""An agency that signs in its own people (OpenID Connect), without any network."""

import base64
import hashlib
import json
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from relais.foundation import clock

ISSUER = "https://agency.example"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Answer:
    """As much of an answer as django-allauth asks for."""

    status_code = 200
    headers = {"content-type": "application/json"}

    def __init__(self, said):
        self.said, self.text, self.content = said, json.dumps(said), b""

    def json(self):
        return self.said

    def raise_for_status(self):
        pass


class StandIn:
    """Follows the standard: gives a token for a code whose verifier fits what was asked before.

    `says` changes what stands in the token, `key` who signs it.
    """

    def __init__(self):
        self.says, self.key, self.asked = {}, KEY, {}

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        pass

    def get(self, url):
        if url.endswith("/keys"):
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            return Answer({"keys": [{**public, "kid": "one", "alg": "RS256"}]})
        assert url == f"{ISSUER}/.well-known/openid-configuration"
        return Answer(
            {
                "issuer": ISSUER,
                "authorization_endpoint": f"{ISSUER}/authorize",
                "token_endpoint": f"{ISSUER}/token",
                "jwks_uri": f"{ISSUER}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def request(self, _method, url, *, data, **_how):
        assert url == f"{ISSUER}/token"
        if challenge_of(data["code_verifier"]) != self.asked["code_challenge"]:
            return Answer({"error": "invalid_grant"})
        return Answer({"access_token": "x", "token_type": "Bearer", "id_token": self.token()})

    def token(self):
        now = clock.now()
        claims = {
            "iss": ISSUER,
            "aud": "relais",
            "sub": "1234",
            "acr": "high",
            "nonce": self.asked["nonce"],
            "iat": now,
            "exp": now + timedelta(minutes=5),
            **self.says,
        }
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "one"})

    def lead(self, client, **typed):
        """Press the button and sign in there; answers the address that the agency leads back to."""
        left = client.post("/agency/agency/", typed)
        assert left["Location"].startswith(f"{ISSUER}/authorize?")
        query = parse_qs(urlsplit(left["Location"]).query)
        self.asked = {name: value for name, (value,) in query.items()}
        return f"/agency/agency/answer/?code=x&state={self.asked['state']}&_redir="

    def sign_in(self, client, **typed):
        return client.get(self.lead(client, **typed))


def challenge_of(verifier):
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
