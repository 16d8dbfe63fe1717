"""How a secret that goes out in a link is remembered."""

import hashlib


def fingerprint(secret: str) -> str:
    """Stands for a secret that is not kept; secrets are random, so no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
